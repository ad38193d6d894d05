package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Covers({"Query", "Scan"})
class LocalIndexTest {

    private static final String MORE = "x".repeat(5000);

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Posts','BillingMode':'PAY_PER_REQUEST',"
                        + Wire.definitions("forum:S", "title:S", "likes:N") + "," + Wire.schema("forum", "title")
                        + ",'LocalSecondaryIndexes':[{'IndexName':'ByLikes'," + Wire.schema("forum", "likes")
                        + ",'Projection':{'ProjectionType':'KEYS_ONLY'}}]}");
        post("a", "3");
        post("b", "1");
        post("c", "2");
        wire.put("Posts", "{'forum':{'S':'f'},'title':{'S':'unliked'}}");
        wire.put("Posts", "{'forum':{'S':'other'},'title':{'S':'a'},'likes':{'N':'9'}}");
    }

    @Test
    void ordersThePartitionAnew() {
        Answer answer = query("");

        assertThat(answer.texts("Items", "title.S")).containsExactly("b", "c", "a");
        assertThat(answer.at("Items.0")).isEqualTo(json("{'forum':{'S':'f'},'title':{'S':'b'},'likes':{'N':'1'}}"));
    }

    @Test
    void readsWhatItDoesNotProjectFromTheTable() {
        Answer some =
                query(",'ProjectionExpression':'title, more','ReturnConsumedCapacity':'INDEXES','ConsistentRead':true");
        Answer all = query(",'Select':'ALL_ATTRIBUTES'");

        assertThat(some.texts("Items", "more.S")).containsExactly(MORE, MORE, MORE);
        assertThat(all.texts("Items", "more.S")).containsExactly(MORE, MORE, MORE);
        assertThat(some.number("ConsumedCapacity.LocalSecondaryIndexes.ByLikes.CapacityUnits"))
                .isEqualTo(1);
        assertThat(some.number("ConsumedCapacity.Table.CapacityUnits")).isEqualTo(6);
    }

    @Test
    void narrowsByItsOwnSortKey() {
        Answer answer = wire.ok(
                "Query",
                "{'TableName':'Posts','IndexName':'ByLikes','KeyConditionExpression':'forum = :f AND likes >= :n',"
                        + "'ExpressionAttributeValues':{':f':{'S':'f'},':n':{'N':'2'}},'ScanIndexForward':false}");

        assertThat(answer.texts("Items", "title.S")).containsExactly("a", "c");
    }

    @Test
    void goesOnFromAKeyOfTableAndIndex() {
        Answer first = query(",'Limit':2");
        assertThat(first.at("LastEvaluatedKey"))
                .isEqualTo(json("{'forum':{'S':'f'},'title':{'S':'c'},'likes':{'N':'2'}}"));

        Answer second = query(",'ExclusiveStartKey':{'forum':{'S':'f'},'title':{'S':'c'},'likes':{'N':'2'}}");
        assertThat(second.texts("Items", "title.S")).containsExactly("a");
    }

    @Test
    void followsChanges() {
        post("b", "7");
        wire.ok("DeleteItem", "{'TableName':'Posts','Key':{'forum':{'S':'f'},'title':{'S':'c'}}}");

        assertThat(query("").texts("Items", "title.S")).containsExactly("a", "b");
    }

    @Test
    void writesTellOfTheItemCollection() {
        Answer answer = wire.ok(
                "PutItem",
                "{'TableName':'Posts','Item':{'forum':{'S':'f'},'title':{'S':'new'},'likes':{'N':'0'}},"
                        + "'ReturnItemCollectionMetrics':'SIZE','ReturnConsumedCapacity':'INDEXES'}");

        assertThat(answer.json())
                .isEqualTo(json("{'ItemCollectionMetrics':{'ItemCollectionKey':{'forum':{'S':'f'}},"
                        + "'SizeEstimateRangeGB':[0,1]},'ConsumedCapacity':{'TableName':'Posts','CapacityUnits':2,"
                        + "'Table':{'CapacityUnits':1},'LocalSecondaryIndexes':{'ByLikes':{'CapacityUnits':1}}}}"));
    }

    private void post(String title, String likes) {
        wire.put(
                "Posts",
                "{'forum':{'S':'f'},'title':{'S':'" + title + "'},'likes':{'N':'" + likes + "'},'more':{'S':'" + MORE
                        + "'}}");
    }

    private Answer query(String more) {
        return wire.ok(
                "Query",
                "{'TableName':'Posts','IndexName':'ByLikes','KeyConditionExpression':'forum = :f',"
                        + "'ExpressionAttributeValues':{':f':{'S':'f'}}" + more + "}");
    }
}
