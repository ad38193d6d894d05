package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Query complains of first, where several of its parameters are wrong. */
@Covers("Query")
class QueryOrderTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "pk:S", "sk:S");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pk = = :p | v = = :p | a,,b | Invalid FilterExpression: Syntax error; token: \"=\", near: \"= = :p\"",
                "pk = = :p | v = :p | a,,b | Invalid ProjectionExpression: Syntax error; token: \",\", near: \",,b\"",
                "pk = = :p | v = :p | a | Invalid KeyConditionExpression: Syntax error; token: \"=\", near: \"= = :p\"",
                "#x = :p | #y = :p | #z | Invalid FilterExpression: An expression attribute name used in the document path is not defined; attribute name: #y",
                "pk <> :p | v = v | a | Invalid FilterExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [v]",
                "pk <> :p | v = :p | pk.x | Invalid operator used in KeyConditionExpression: <>",
                "v = :p | v = :p | pk.x | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: pk",
                "v = :p | sk.x = :p | a | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: sk",
                "pk <> :p | sk = :p | a | Invalid operator used in KeyConditionExpression: <>",
            })
    void readsFilterAndProjectionBeforeItJudgesTheKeyCondition(
            String keyCondition, String filter, String projection, String message) {
        assertThat(wire.error("Query", request("Things", keyCondition, filter, projection, "")))
                .isEqualTo("ValidationException: " + message);
    }

    @ParameterizedTest
    @CsvSource({"pk <> :p", "pk = :p OR sk = :p", "pk = :p AND pk = :p", "pk.x = :p", ":p = :p"})
    void judgesTheKeyConditionAfterItHasLookedForUnusedValuesAndBeforeItLooksForTheTable(String keyCondition) {
        assertThat(wire.error("Query", request("Nothing", keyCondition, "v = :p", "a", "")))
                .contains("KeyConditionExpression");
        assertThat(wire.error("Query", request("Things", keyCondition, "v = :p", "a", ",':x':{'S':'x'}")))
                .isEqualTo("ValidationException: Value provided in ExpressionAttributeValues unused in expressions: "
                        + "keys: {:x}");
    }

    private static String request(
            String table, String keyCondition, String filter, String projection, String furtherValues) {
        return "{'TableName':'" + table + "','KeyConditionExpression':'" + keyCondition + "','FilterExpression':'"
                + filter + "','ProjectionExpression':'" + projection
                + "','ExpressionAttributeValues':{':p':{'S':'p'}" + furtherValues + "}}";
    }
}
