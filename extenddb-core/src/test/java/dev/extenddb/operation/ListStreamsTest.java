package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.StreamTap;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListStreamsTest {

    private final Wire wire = new Wire();

    @Test
    void listsTheStreamsOfAllTablesOrOfOne() {
        StreamTables.create(wire, "One", "KEYS_ONLY");
        StreamTables.create(wire, "One.More", "KEYS_ONLY");
        wire.createTable("Without", "id:S");

        assertThat(arns("")).containsExactlyInAnyOrder(arn("One"), arn("One.More"));
        Answer one = wire.ok("ListStreams", "{'TableName':'One'}");
        assertThat(one.texts("Streams", "StreamArn")).containsExactly(arn("One"));
        assertThat(one.texts("Streams", "TableName")).containsExactly("One");
        assertThat(arn("One")).endsWith(":table/One/stream/" + one.text("Streams.0.StreamLabel"));
        assertThat(arns("'TableName':'Without'")).isEmpty();
        assertThat(arns("'TableName':'Nothing'")).isEmpty();
    }

    @Test
    void goesOnBehindAStream() {
        for (String table : List.of("AAA", "BBB", "CCC")) {
            StreamTables.create(wire, table, "KEYS_ONLY");
        }
        var found = new ArrayList<String>();
        Answer page = wire.ok("ListStreams", "{'Limit':1}");
        found.addAll(page.texts("Streams", "StreamArn"));
        while (page.has("LastEvaluatedStreamArn")) {
            assertThat(page.text("LastEvaluatedStreamArn")).isEqualTo(found.get(found.size() - 1));
            page = wire.ok(
                    "ListStreams",
                    "{'Limit':1,'ExclusiveStartStreamArn':'" + page.text("LastEvaluatedStreamArn") + "'}");
            found.addAll(page.texts("Streams", "StreamArn"));
        }

        assertThat(found).containsExactly(arn("AAA"), arn("BBB"), arn("CCC"));
    }

    @Test
    void keepsStreamsThatEndedForADay() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        String first = arn("Things");
        StreamTables.disable(wire, "Things");
        StreamTables.enable(wire, "Things", "NEW_IMAGE");
        String second = arn("Things");
        wire.ok("DeleteTable", "{'TableName':'Things'}");

        assertThat(second).isNotEqualTo(first);
        wire.clock().advance(Duration.ofHours(24).minusMillis(1));
        assertThat(arns("'TableName':'Things'")).containsExactly(first, second);
        wire.clock().advance(Duration.ofMillis(1));
        assertThat(arns("")).isEmpty();
        assertThat(wire.error("DescribeStream", "{'StreamArn':'" + second + "'}"))
                .isEqualTo("ResourceNotFoundException: Requested resource not found: Stream: " + second + " not found");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void refusesOtherLimits(int limit) {
        assertThat(wire.error("ListStreams", "{'Limit':" + limit + "}"))
                .startsWith("ValidationException: 1 validation error detected: Value '" + limit + "' at 'limit'");
    }

    @Test
    void refusesWhatIsNoStreamsName() {
        assertThat(wire.error("ListStreams", "{'ExclusiveStartStreamArn':'" + "x".repeat(40) + "'}"))
                .startsWith("ValidationException");
    }

    @Test
    void eachServiceHasItsOwnOperations() {
        var streams = Wire.headers("ListTables");
        streams.put("X-Amz-Target", "DynamoDBStreams_20120810.ListTables");
        var tables = Wire.headers("ListStreams");
        tables.put("X-Amz-Target", "DynamoDB_20120810.ListStreams");

        assertThat(Stream.of(streams, tables)
                        .map(headers -> wire.post(headers, Wire.body("{}")).error()))
                .containsOnly("UnknownOperationException: ");
    }

    private String arn(String table) {
        return StreamTap.latestArn(wire, table);
    }

    private List<String> arns(String members) {
        return wire.ok("ListStreams", "{" + members + "}").texts("Streams", "StreamArn");
    }
}
