package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How deep lists and maps may stand in one another, wherever a request has attribute values. */
class NestedValueTest {

    private static final String TOO_DEEP = "Nesting Levels have exceeded supported limits: "
            + "Attributes in the item have nested levels beyond supported limit";

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Scan | 'FilterExpression':'v = :v','ExpressionAttributeValues':{':v':VALUE} | 32 | `ExpressionAttributeValues contains invalid value: %s for key :v`",
                "Query | 'KeyConditionExpression':'id = :id','FilterExpression':'v = :v','ExpressionAttributeValues':{':id':{'S':'1'},':v':VALUE} | 32 | %s",
                "DeleteItem | 'Key':{'id':{'S':'1'}},'ConditionExpression':'v <> :v','ExpressionAttributeValues':{':v':VALUE} | 31 | 1 validation error detected: %s",
                "UpdateItem | 'Key':{'id':{'S':'1'}},'ConditionExpression':'v <> :v','ExpressionAttributeValues':{':v':VALUE} | 31 | 1 validation error detected: %s",
            })
    void expressionValuesAreBounded(String operation, String members, int most, String message) {
        wire.ok(operation, request(members, most));
        assertThat(wire.error(operation, request(members, most + 1)))
                .isEqualTo("ValidationException: " + message.formatted(TOO_DEEP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Scan | 'ScanFilter':{'v':{'ComparisonOperator':'EQ','AttributeValueList':[VALUE]}}",
                "DeleteItem | 'Key':{'id':{'S':'1'}},'Expected':{'v':{'ComparisonOperator':'NE','AttributeValueList':[VALUE]}}",
                "Query | 'KeyConditions':{'id':{'ComparisonOperator':'EQ','AttributeValueList':[VALUE]}}",
                "PutItem | 'Item':{'id':{'S':'1'},'v':VALUE}",
                "UpdateItem | 'Key':{'id':{'S':'1'}},'AttributeUpdates':{'v':{'Value':VALUE}}",
            })
    void otherValuesAre(String operation, String members) {
        assertThat(wire.error(operation, request(members, 33)))
                .startsWith("ValidationException: ")
                .endsWith(TOO_DEEP);
    }

    @Test
    void statementsParametersAre() {
        String select = "{'Statement':'SELECT * FROM Things WHERE v=?','Parameters':[VALUE]}";

        wire.ok("ExecuteStatement", select.replace("VALUE", nested(32)));
        assertThat(wire.error("ExecuteStatement", select.replace("VALUE", nested(33))))
                .isEqualTo("ValidationException: " + TOO_DEEP);
    }

    @Test
    void anItemsAttributeIsALevelOfItsOwn() {
        String put = "'Item':{'id':{'S':'1'},'v':VALUE}";

        wire.ok("PutItem", request(put, 31));
        assertThat(wire.error("PutItem", request(put, 32))).endsWith(TOO_DEEP);
    }

    private static String request(String members, int levels) {
        return "{'TableName':'Things'," + members.replace("VALUE", nested(levels)) + "}";
    }

    private static String nested(int levels) {
        String value = "{'S':'x'}";
        for (int i = 0; i < levels; i++) {
            value = i % 2 == 0 ? "{'L':[" + value + "]}" : "{'M':{'m':" + value + "}}";
        }
        return value;
    }
}
