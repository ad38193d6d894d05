package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactWriteItemsTest {

    private static final String CANCELLED =
            "TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for specific reasons ";

    private final Wire wire = new Wire();

    @BeforeEach
    void createTables() {
        wire.createTable("Things", "id:S");
        wire.createTable("Others", "id:S");
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}", "{'id':{'S':'b'},'v':{'N':'1'}}");
    }

    @Test
    void doesAllFourKinds() {
        Answer answer = transact(put("Others", "new", "") + "," + increment("a", "") + "," + delete("b") + ","
                + check("none", "attribute_not_exists(id)", ""));

        assertThat(answer.body()).isEqualTo("{}");
        assertThat(wire.get("Others", "{'id':{'S':'new'}}")).isEqualTo(json("{'id':{'S':'new'}}"));
        assertThat(stored("a")).isEqualTo(json("{'id':{'S':'a'},'v':{'N':'2'}}"));
        assertThat(stored("b")).isEqualTo(Map.of());
        assertThat(stored("none")).isEqualTo(Map.of());
    }

    @Test
    void oneFailedConditionUndoesAll() {
        Answer answer = refused(
                put("Others", "new", "") + "," + check("a", "attribute_not_exists(id)", "") + "," + delete("b"));

        assertThat(answer.error()).isEqualTo(CANCELLED + "[None, ConditionalCheckFailed, None]");
        assertThat(answer.at("CancellationReasons"))
                .isEqualTo(json("[{'Code':'None'},{'Code':'ConditionalCheckFailed',"
                        + "'Message':'The conditional request failed'},{'Code':'None'}]"));
        assertThat(wire.get("Others", "{'id':{'S':'new'}}")).isEqualTo(Map.of());
        assertThat(stored("b")).isEqualTo(json("{'id':{'S':'b'},'v':{'N':'1'}}"));
    }

    @Test
    void theFirstWrongActionIsTold() {
        String deep = "{'L':[".repeat(40) + "{'S':'x'}" + "]}".repeat(40);
        String unnamed = "{'Put':{'TableName':'None','Item':{'id':{'S':'a'},'':{'S':'x'}}}}";
        String nested = "{'Put':{'TableName':'None','Item':{'id':{'S':'b'},'v':" + deep + "}}}";
        String unparsed = "{'Delete':{'TableName':'None','Key':{'id':" + deep + "},'ConditionExpression':'a = = b'}}";

        assertThat(refused(nested + "," + unnamed).error()).startsWith("ValidationException: Nesting Levels");
        assertThat(refused(unnamed + "," + nested).error()).isEqualTo("ValidationException: Empty attribute name");
        assertThat(refused(unparsed + "," + nested).error())
                .startsWith("ValidationException: Invalid ConditionExpression: Syntax error");
    }

    @Test
    void namesAreLookedAtBeforeValues() {
        String deep = "{'L':[".repeat(40) + "{'S':'x'}" + "]}".repeat(40);
        String put = "{'Put':{'TableName':'Things','Item':{'id':{'S':'a'},%s}}}";

        assertThat(refused(put.formatted("'v':" + deep + ",'':{'S':'x'}")).error())
                .isEqualTo("ValidationException: Empty attribute name");
        assertThat(refused(put.formatted("'m':{'M':{'':{'S':'x'}}},'v':" + deep))
                        .error())
                .startsWith("ValidationException: Nesting Levels");
        assertThat(refused(put.formatted("'l':{'L':[{'M':{'':{'S':'x'}}}]}")).error())
                .isEqualTo("ValidationException: Empty attribute name");
    }

    @Test
    void aReasonShowsTheItemOnRequest() {
        Answer answer = refused(check("a", "v = id", ",'ReturnValuesOnConditionCheckFailure':'ALL_OLD'") + ","
                + check("b", "v = id", "") + ","
                + check("none", "attribute_exists(id)", ",'ReturnValuesOnConditionCheckFailure':'ALL_OLD'"));

        assertThat(answer.at("CancellationReasons.0.Item")).isEqualTo(json("{'id':{'S':'a'},'v':{'N':'1'}}"));
        assertThat(answer.has("CancellationReasons.1.Item")).isFalse();
        assertThat(answer.has("CancellationReasons.2.Item")).isFalse();
    }

    @Test
    void anUpdateThatDoesNotFitItsItemCancels() {
        wire.put("Things", "{'id':{'S':'text'},'v':{'S':'x'}}");

        Answer answer = refused(increment("text", "") + "," + increment("a", ""));

        assertThat(answer.error()).isEqualTo(CANCELLED + "[ValidationError, None]");
        assertThat(answer.text("CancellationReasons.0.Message"))
                .isEqualTo("An operand in the update expression has an incorrect data type");
    }

    @Test
    void noConditionLooksIntoAKey() {
        assertThat(refused(check("a", "attribute_exists(id[0])", "")).error())
                .isEqualTo("ValidationException: Key attributes must be scalars; list random access '[]' and map "
                        + "lookup '.' are not allowed: Key: id");
    }

    @Test
    void aKeyOfTheWrongTypeCancelsBeforeAllElse() {
        Answer answer = refused("{'Put':{'TableName':'Things','Item':{'id':{'N':'7'}}}},"
                + "{'Delete':{'TableName':'Things','Key':{'id':{'N':'8'}}}},"
                + check("a", "attribute_not_exists(id)", ""));

        assertThat(answer.at("CancellationReasons"))
                .isEqualTo(json("[{'Code':'ValidationError','Message':'One or more parameter values were invalid: "
                        + "Type mismatch for key id expected: S actual: N'},{'Code':'None'},{'Code':'None'}]"));
        assertThat(refused("{'Delete':{'TableName':'Things','Key':{'id':{'N':'8'}}}}")
                        .at("CancellationReasons"))
                .isEqualTo(json("[{'Code':'ValidationError',"
                        + "'Message':'The provided key element does not match the schema'}]"));
    }

    @Test
    void theRequestItselfMustMakeSense() {
        assertThat(error(put("Things", "a", "") + "," + delete("a")))
                .isEqualTo("ValidationException: Transaction request cannot include multiple operations on one item");
        assertThat(error("{}"))
                .isEqualTo("ValidationException: TransactItems can only contain one of Check, Put, Update or Delete");
        assertThat(error(put("Things", "", "")))
                .isEqualTo(
                        "ValidationException: One or more parameter values are not valid. The AttributeValue for a key "
                                + "attribute cannot contain an empty string value. Key: id");
        assertThat(error(check("a", "v = :missing", "")))
                .startsWith("ValidationException: Invalid ConditionExpression: ");
        assertThat(error(put("Nothing", "a", ""))).isEqualTo("ResourceNotFoundException: Requested resource not found");
        assertThat(error(""))
                .endsWith("failed to satisfy constraint: Member must have length greater than or equal to 1");
    }

    @Test
    void aHundredItemsAreTheMost() {
        transact(puts(100));

        assertThat(error(puts(101)))
                .endsWith("failed to satisfy constraint: Member must have length less than or equal to 100");
    }

    @Test
    void fourMegabytesAreTheMost() {
        String large = ",'v':{'S':'" + "x".repeat(400_000) + "'}";
        String ten = IntStream.range(0, 10)
                .mapToObj(i -> put("Things", "l" + i, large))
                .collect(Collectors.joining(","));

        transact(ten);
        assertThat(error(ten + "," + put("Things", "l10", large))).startsWith("ValidationException: ");
    }

    @Test
    void costsTwiceAsMuchAsSingleWrites() {
        Answer answer = wire.ok(
                "TransactWriteItems",
                "{'ReturnConsumedCapacity':'TOTAL','TransactItems':["
                        + put("Things", "large", ",'v':{'S':'" + "x".repeat(1500) + "'}") + "," + increment("a", "")
                        + ","
                        + check("b", "attribute_exists(id)", "") + "," + put("Others", "a", "") + "]}");

        assertThat(answer.at("ConsumedCapacity"))
                .isEqualTo(json("[{'TableName':'Things','CapacityUnits':8,'WriteCapacityUnits':8},"
                        + "{'TableName':'Others','CapacityUnits':2,'WriteCapacityUnits':2}]"));
    }

    @Test
    void fourMegabytesOfPayloadAreTheMost() {
        String large = "x".repeat(390_000);
        String values = ",'ExpressionAttributeValues':{':x':{'S':'" + large + "'}}";

        transact(checks(10, "v <> :x", values));
        assertThat(error(checks(11, "v <> :x", values)))
                .isEqualTo(
                        "ValidationException: Transaction payload size cannot exceed 4MB. Payload Size: : Transaction "
                                + "payload size cannot exceed 4MB. Payload Size: " + 11 * (4 + 7 + 390_000));
        assertThat(error(IntStream.range(10, 21)
                        .mapToObj(i -> put("Things", "p" + i, ",'v':{'S':'" + large + "'}"))
                        .collect(Collectors.joining(","))))
                .endsWith("Payload Size: " + 11 * (5 + 1 + 390_000));
    }

    private static String checks(int count, String condition, String more) {
        return IntStream.range(10, 10 + count)
                .mapToObj(i -> check(Integer.toString(i), condition, more))
                .collect(Collectors.joining(","));
    }

    private static String puts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> put("Things", "p" + i, ""))
                .collect(Collectors.joining(","));
    }

    private static String put(String table, String id, String more) {
        return "{'Put':{'TableName':'" + table + "','Item':{'id':{'S':'" + id + "'}" + more + "}}}";
    }

    private static String increment(String id, String more) {
        return "{'Update':{'TableName':'Things','Key':{'id':{'S':'" + id + "'}},'UpdateExpression':'SET v = v + :one',"
                + "'ExpressionAttributeValues':{':one':{'N':'1'}}" + more + "}}";
    }

    private static String delete(String id) {
        return "{'Delete':{'TableName':'Things','Key':{'id':{'S':'" + id + "'}}}}";
    }

    private static String check(String id, String condition, String more) {
        return "{'ConditionCheck':{'TableName':'Things','Key':{'id':{'S':'" + id + "'}},'ConditionExpression':'"
                + condition + "'" + more + "}}";
    }

    private Object stored(String id) {
        return wire.get("Things", "{'id':{'S':'" + id + "'}}");
    }

    private Answer transact(String items) {
        return wire.ok("TransactWriteItems", "{'TransactItems':[" + items + "]}");
    }

    private Answer refused(String items) {
        return wire.refused("TransactWriteItems", "{'TransactItems':[" + items + "]}");
    }

    private String error(String items) {
        return refused(items).error();
    }
}
