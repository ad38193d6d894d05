package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactGetItemsTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTables() {
        wire.createTable("Things", "id:S");
        wire.createTable("Others", "id:S");
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}");
        wire.put("Others", "{'id':{'S':'a'},'v':{'N':'3'}}");
    }

    @Test
    void answersInTheOrderOfTheRequest() {
        Answer answer = transact(get("Others", "a", "") + "," + get("Things", "none", "") + ","
                + get("Things", "a", ",'ProjectionExpression':'v'"));

        assertThat(answer.json())
                .isEqualTo(json("{'Responses':[{'Item':{'id':{'S':'a'},'v':{'N':'3'}}},{},{'Item':{'v':{'N':'1'}}}]}"));
    }

    @Test
    void costsTwiceAsMuchAsAConsistentRead() {
        wire.put("Things", "{'id':{'S':'large'},'v':{'S':'" + "x".repeat(5000) + "'}}");

        Answer answer = wire.ok(
                "TransactGetItems",
                "{'ReturnConsumedCapacity':'TOTAL','TransactItems':[" + get("Things", "large", "") + ","
                        + get("Things", "none", "") + "]}");

        assertThat(answer.at("ConsumedCapacity"))
                .isEqualTo(json("[{'TableName':'Things','CapacityUnits':6,'ReadCapacityUnits':6}]"));
    }

    @Test
    void aHundredItemsAreTheMost() {
        assertThat(transact(gets(100)).list("Responses")).hasSize(100);
        assertThat(error(gets(101)))
                .endsWith("failed to satisfy constraint: Member must have length less than or equal to 100");
        assertThat(error(""))
                .endsWith("failed to satisfy constraint: Member must have length greater than or equal to 1");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(error(get("Things", "a", "") + "," + get("Things", "a", "")))
                .isEqualTo("ValidationException: Transaction request cannot include multiple operations on one item");
        assertThat(error(get("Nothing", "a", ""))).isEqualTo("ResourceNotFoundException: Requested resource not found");
        assertThat(error(get("Things", "a", ",'ExpressionAttributeNames':{'#x':'x'},'ProjectionExpression':'v'")))
                .isEqualTo("ValidationException: Value provided in ExpressionAttributeNames unused in expressions: "
                        + "keys: {#x}");
        assertThat(error(get("Things", "a", ",'ProjectionExpression':'id.x'")))
                .isEqualTo("ValidationException: Key attributes must be scalars; list random access '[]' and map "
                        + "lookup '.' are not allowed: Key: id");
    }

    @Test
    void aKeyOfTheWrongTypeCancels() {
        Answer answer = wire.refused(
                "TransactGetItems",
                "{'TransactItems':[" + get("Others", "a", "")
                        + ",{'Get':{'TableName':'Things','Key':{'id':{'N':'1'}}}}]}");

        assertThat(answer.error())
                .isEqualTo("TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for "
                        + "specific reasons [None, ValidationError]");
        assertThat(answer.at("CancellationReasons"))
                .isEqualTo(json("[{'Code':'None'},{'Code':'ValidationError',"
                        + "'Message':'The provided key element does not match the schema'}]"));
    }

    private static String gets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> get("Things", "i" + i, ""))
                .collect(Collectors.joining(","));
    }

    private static String get(String table, String id, String more) {
        return "{'Get':{'TableName':'" + table + "','Key':{'id':{'S':'" + id + "'}}" + more + "}}";
    }

    private Answer transact(String items) {
        return wire.ok("TransactGetItems", "{'TransactItems':[" + items + "]}");
    }

    private String error(String items) {
        return wire.error("TransactGetItems", "{'TransactItems':[" + items + "]}");
    }
}
