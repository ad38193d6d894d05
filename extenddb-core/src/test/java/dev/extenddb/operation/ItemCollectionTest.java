package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.storage.Storage;
import dev.extenddb.testing.BlockingStorage;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.TestClock;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit on item collections, brought down from 10 GB to where a test can reach it. */
@Covers({"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"})
@ParameterizedClass(name = "blocking storage: {0}")
@ValueSource(booleans = {false, true})
class ItemCollectionTest {

    private static final String TOO_LARGE = "ItemCollectionSizeLimitExceededException: Collection size exceeded.";

    /** Room for four posts: each is there twice, once in the index. */
    private static final int LIMIT = 10_000;

    private final TestClock clock = new TestClock();
    private final Storage storage;
    private final Wire wire;

    ItemCollectionTest(boolean blocking) {
        storage = blocking ? new BlockingStorage(new MemoryStorage()) : new MemoryStorage();
        wire = node();
    }

    private Wire node() {
        return new Wire(storage, settings -> settings.itemCollectionLimit(LIMIT), clock);
    }

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Posts','BillingMode':'PAY_PER_REQUEST',"
                        + Wire.definitions("forum:S", "title:S", "likes:N") + "," + Wire.schema("forum", "title")
                        + ",'LocalSecondaryIndexes':[{'IndexName':'ByLikes'," + Wire.schema("forum", "likes")
                        + ",'Projection':{'ProjectionType':'ALL'}}]}");
    }

    @Test
    void aFullCollectionTakesNoMore() {
        fill("f");

        assertThat(wire.error("PutItem", put("f", "e"))).isEqualTo(TOO_LARGE);
        assertThat(wire.error("BatchWriteItem", "{'RequestItems':{'Posts':[{'PutRequest':{" + item("f", "e") + "}}]}}"))
                .isEqualTo(TOO_LARGE);
        assertThat(wire.error(
                        "UpdateItem",
                        "{'TableName':'Posts'," + key("f", "a") + ",'UpdateExpression':'SET more = :m',"
                                + "'ExpressionAttributeValues':{':m':{'S':'" + "x".repeat(2000) + "'}}}"))
                .isEqualTo(TOO_LARGE);
        wire.ok("PutItem", put("g", "a"));
    }

    @Test
    void itMayShrinkAndThenGrowAgain() {
        fill("f");
        wire.ok("PutItem", put("f", "a"));
        wire.ok("UpdateItem", "{'TableName':'Posts'," + key("f", "b") + ",'UpdateExpression':'REMOVE likes'}");

        wire.ok("PutItem", "{'TableName':'Posts','Item':{'forum':{'S':'f'},'title':{'S':'e'}}}");
        assertThat(wire.error("PutItem", put("f", "h"))).isEqualTo(TOO_LARGE);
        wire.ok("DeleteItem", "{'TableName':'Posts'," + key("f", "c") + "}");
        wire.ok("PutItem", put("f", "h"));
    }

    @Test
    void aTransactionIsCancelled() {
        fill("f");

        assertThat(wire.call("TransactWriteItems", "{'TransactItems':[{'Put':" + put("f", "e") + "}]}")
                        .at("CancellationReasons"))
                .isEqualTo(json("[{'Code':'ItemCollectionSizeLimitExceeded','Message':'Collection size exceeded.'}]"));
    }

    @Test
    void whatOtherNodesDidIsSeenInTime() {
        fill("f");
        Wire other = node();

        assertThat(other.error("PutItem", put("f", "e"))).isEqualTo(TOO_LARGE);
        wire.ok("DeleteItem", "{'TableName':'Posts'," + key("f", "a") + "}");
        assertThat(other.error("PutItem", put("f", "e"))).isEqualTo(TOO_LARGE);
        clock.advance(Duration.ofMinutes(2));
        other.ok("PutItem", put("f", "e"));
    }

    @Test
    void tablesWithoutLocalIndexesHaveNoLimit() {
        wire.createTable("Plain", "forum:S", "title:S");
        for (int i = 0; i < 10; i++) {
            wire.ok("PutItem", put("f", "t" + i).replace("Posts", "Plain"));
        }

        assertThat(wire.ok("Scan", "{'TableName':'Plain','Select':'COUNT'}").number("Count"))
                .isEqualTo(10);
    }

    private void fill(String forum) {
        for (String title : new String[] {"a", "b", "c", "d"}) {
            wire.ok("PutItem", put(forum, title));
        }
    }

    private static String put(String forum, String title) {
        return "{'TableName':'Posts'," + item(forum, title) + "}";
    }

    private static String item(String forum, String title) {
        return "'Item':{'forum':{'S':'" + forum + "'},'title':{'S':'" + title + "'},'likes':{'N':'1'},'text':{'S':'"
                + "x".repeat(1100) + "'}}";
    }

    private static String key(String forum, String title) {
        return "'Key':{'forum':{'S':'" + forum + "'},'title':{'S':'" + title + "'}}";
    }
}
