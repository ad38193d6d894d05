package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Covers("UpdateItem")
class IndexKeyUpdateTest {

    private static final String MISMATCH = "One or more parameter values were invalid: Type mismatch for Index Key "
            + "x Expected: S Actual: N IndexName: Alpha";

    private static final String UNSUPPORTED =
            "The update expression attempted to update the secondary index key to unsupported type";

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Items','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S", "x:S", "b:B") + ","
                        + Wire.schema("id") + ",'GlobalSecondaryIndexes':[" + index("Zeta", "x") + ","
                        + index("Alpha", "x") + "," + index("Binary", "b") + "]}");
    }

    private static String index(String name, String key) {
        return "{'IndexName':'" + name + "'," + Wire.schema(key) + ",'Projection':{'ProjectionType':'ALL'}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SET x = :n | ':n':{'N':'1'} | " + MISMATCH,
                "SET x = :l | ':l':{'L':[]} | One or more parameter values were invalid: Type mismatch for Index Key x Expected: S Actual: L IndexName: Alpha",
                "SET x = :n, x.y = :n | ':n':{'N':'1'} | 1 validation error detected: Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [x], path two: [x, y]",
                "SET x = :n, b.y = :n | ':n':{'N':'1'} | " + MISMATCH,
                "SET b.y = :n | ':n':{'N':'1'} | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: b",
                "SET x = :e | ':e':{'S':''} | One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value.",
                "SET b = :e | ':e':{'B':''} | One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty binary value.",
                "SET x = if_not_exists(nothing, :n) | ':n':{'N':'1'} | " + UNSUPPORTED,
                "SET x = :n + :n | ':n':{'N':'1'} | " + UNSUPPORTED,
                "ADD x :n | ':n':{'N':'1'} | " + UNSUPPORTED,
                "SET x = if_not_exists(nothing, :e) | ':e':{'S':''} | One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value.",
            })
    void refusesAValueThatNoIndexTakes(String expression, String values, String message) {
        assertThat(wire.error("UpdateItem", update(expression, values))).isEqualTo("ValidationException: " + message);
    }

    @Test
    void refusesAValueThatIsTooLarge() {
        assertThat(wire.error("UpdateItem", update("SET x = :v", "':v':{'S':'" + "x".repeat(2049) + "'}")))
                .isEqualTo("ValidationException: The update expression attempted to update the secondary index key "
                        + "beyond allowed size limits");
    }

    @Test
    void judgesValuesThatAreGivenBeforeTheConditionAndThoseThatAreComputedAfterIt() {
        String condition = "'ConditionExpression':'attribute_exists(id)',";

        assertThat(wire.error("UpdateItem", condition(update("SET x = :n", "':n':{'N':'1'}"), condition)))
                .isEqualTo("ValidationException: " + MISMATCH);
        assertThat(wire.error("UpdateItem", condition(update("SET x = :n + :n", "':n':{'N':'1'}"), condition)))
                .startsWith("ConditionalCheckFailedException");
    }

    @Test
    void judgesAttributeUpdates() {
        assertThat(wire.error(
                        "UpdateItem",
                        "{'TableName':'Items','Key':{'id':{'S':'1'}},'AttributeUpdates':{'x':{'Value':{'N':'1'}}}}"))
                .isEqualTo("ValidationException: " + MISMATCH);
    }

    @Test
    void cancelsTransactionsForTypesButNotForEmptyValues() {
        assertThat(wire.error("TransactWriteItems", transaction("':v':{'N':'1'}")))
                .startsWith("TransactionCanceledException");
        assertThat(wire.error("TransactWriteItems", transaction("':v':{'S':''}")))
                .startsWith("ValidationException: One or more parameter values are not valid. The update expression");
    }

    private static String transaction(String values) {
        return "{'TransactItems':[{'Update':" + update("SET x = :v", values) + "}]}";
    }

    private static String condition(String update, String condition) {
        return "{" + condition + update.substring(1);
    }

    private static String update(String expression, String values) {
        return "{'TableName':'Items','Key':{'id':{'S':'1'}},'UpdateExpression':'" + expression
                + "','ExpressionAttributeValues':{" + values + "}}";
    }
}
