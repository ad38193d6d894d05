package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each operation says of values that no attribute can have; measured on AWS in October 2026. */
class ValueWordingTest {

    private static final String ANNOUNCED = "1 validation error detected: ";
    private static final String INVALID = "One or more parameter values were invalid: ";

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
                "PutItem | 'TableName':'Things','Item':{'id':{'S':'a'},'l':{'L':[VALUE]}}",
                "PutItem | 'TableName':'Things','Item':{'id':{'S':'a'}},'Expected':{'v':{'Value':VALUE}}",
                "UpdateItem | 'TableName':'Things','Key':{'id':{'S':'a'}},'UpdateExpression':'SET v=:v','ExpressionAttributeValues':{':v':VALUE}",
                "UpdateItem | 'TableName':'Things','Key':{'id':{'S':'a'}},'AttributeUpdates':{'v':{'Value':VALUE}}",
                "DeleteItem | 'TableName':'Things','Key':{'id':VALUE}",
                "DeleteItem | 'TableName':'Things','Key':{'id':{'S':'a'}},'ConditionExpression':'v=:v','ExpressionAttributeValues':{':v':VALUE}",
            })
    void writesOfSingleItemsAnnounceIt(String operation, String members) {
        assertNewer(operation, members, ANNOUNCED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GetItem | 'TableName':'Things','Key':{'id':VALUE}",
                "BatchGetItem | 'RequestItems':{'Things':{'Keys':[{'id':VALUE}]}}",
                "Query | 'TableName':'Things','KeyConditionExpression':'id=:v','ExpressionAttributeValues':{':v':VALUE}",
                "Query | 'TableName':'Things','KeyConditionExpression':'id=:v','ExpressionAttributeValues':{':v':{'S':'a'}},'ExclusiveStartKey':{'id':VALUE}",
            })
    void readsDoNot(String operation, String members) {
        assertNewer(operation, members, "");
    }

    private void assertNewer(String operation, String members, String before) {
        assertThat(refused(operation, members, "{'N':''}"))
                .isEqualTo(before + "The parameter cannot be converted to a numeric value: ");
        assertThat(refused(operation, members, "{'N':'1e2147483647'}")).startsWith(before + "Number overflow.");
        assertThat(refused(operation, members, "{'SS':['c','b','c','a']}"))
                .isEqualTo(before + INVALID + "Input collection [\"b\", \"c\", \"c\", \"a\"] contains duplicates.");
        assertThat(refused(operation, members, "{'BS':['/w==','AA==','AA==']}"))
                .isEqualTo(before + INVALID
                        + "Input collection [\"AA==\",\"/w==\",\"AA==\"]of type BS contains duplicates.");
        assertThat(refused(operation, members, "{'NS':['2','2.0']}"))
                .isEqualTo(before + INVALID + "Input collection contains duplicates.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BatchWriteItem | 'RequestItems':{'Things':[{'PutRequest':{'Item':{'id':{'S':'a'},'v':VALUE}}}]} | %s",
                "BatchWriteItem | 'RequestItems':{'Things':[{'DeleteRequest':{'Key':{'id':VALUE}}}]} | %s",
                "TransactWriteItems | 'TransactItems':[{'Put':{'TableName':'Things','Item':{'id':{'S':'a'},'v':VALUE}}}] | %s",
                "TransactWriteItems | 'TransactItems':[{'Delete':{'TableName':'Things','Key':{'id':{'S':'a'}},'ConditionExpression':'v=:v','ExpressionAttributeValues':{':v':VALUE}}}] | `ExpressionAttributeValues contains invalid value: %s for key :v`",
                "TransactGetItems | 'TransactItems':[{'Get':{'TableName':'Things','Key':{'id':VALUE}}}] | %s",
                "Scan | 'TableName':'Things','FilterExpression':'v=:v','ExpressionAttributeValues':{':v':VALUE} | `ExpressionAttributeValues contains invalid value: %s for key :v`",
            })
    void othersSayItAsEver(String operation, String members, String message) {
        assertThat(refused(operation, members, "{'N':''}"))
                .isEqualTo(message, "The parameter cannot be converted to a numeric value");
        assertThat(refused(operation, members, "{'N':'1e2147483647'}"))
                .isEqualTo(
                        message,
                        "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        assertThat(refused(operation, members, "{'SS':['c','b','c','a']}"))
                .isEqualTo(message, INVALID + "Input collection [c, b, c, a] contains duplicates.");
        assertThat(refused(operation, members, "{'BS':['/w==','AA==','AA==']}"))
                .isEqualTo(message, INVALID + "Input collection [/w==, AA==, AA==]of type BS contains duplicates.");
        assertThat(refused(operation, members, "{'NS':['2','2.0']}"))
                .isEqualTo(message, "Input collection contains duplicates");
    }

    private String refused(String operation, String members, String value) {
        String error = wire.error(operation, "{" + members.replace("VALUE", value) + "}");
        assertThat(error).startsWith("ValidationException: ");
        return error.substring("ValidationException: ".length());
    }
}
