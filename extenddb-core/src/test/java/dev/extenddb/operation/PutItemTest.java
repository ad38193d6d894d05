package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PutItemTest {

    private static final int LARGEST = 409_600;

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
    }

    @Test
    void replacesTheItemAsAWhole() {
        wire.put("Things", "{'id':{'S':'a'},'old':{'N':'1'}}", "{'id':{'S':'a'},'new':{'N':'2'}}");

        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'},'new':{'N':'2'}}"));
    }

    @Test
    void keepsEveryType() {
        String item = "{'id':{'S':'a'},'s':{'S':''},'n':{'N':'-1.5'},'b':{'B':''},'t':{'BOOL':false},'z':{'NULL':true},"
                + "'l':{'L':[]},'m':{'M':{'\\u0000':{'S':'\\ud83d\\ude00'}}},'ss':{'SS':['a','b']},'ns':{'NS':['1','2']},"
                + "'bs':{'BS':['YQ==','Yg==']}}";
        wire.put("Things", item);

        assertThat(stored()).isEqualTo(json(item));
    }

    @Test
    void setsComeBackInTheirOrder() {
        wire.put(
                "Things",
                "{'id':{'S':'a'},'ss':{'SS':['b','','\\ud83d\\ude00','\\uff21','B','é']},'ns':{'NS':['10','9','-1']},"
                        + "'bs':{'BS':['/w==','','AA==']}}");

        assertThat(stored())
                .isEqualTo(json("{'id':{'S':'a'},'ss':{'SS':['','B','b','é','\\uff21','\\ud83d\\ude00']},"
                        + "'ns':{'NS':['-1','9','10']},'bs':{'BS':['','AA==','/w==']}}"));
    }

    @Test
    void returnsTheOldItemOnRequest() {
        String request = "'Item':{'id':{'S':'a'},'v':{'N':'%s'}},'ReturnValues':'ALL_OLD'";

        assertThat(put(request.formatted(1)).body()).isEqualTo("{}");
        assertThat(put(request.formatted(2)).json()).isEqualTo(json("{'Attributes':{'id':{'S':'a'},'v':{'N':'1'}}}"));
        assertThat(put("'Item':{'id':{'S':'a'}}").body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATED_OLD", "ALL_NEW", "UPDATED_NEW"})
    void returnsNothingElse(String returnValues) {
        assertThat(error("'Item':{'id':{'S':'a'}},'ReturnValues':'" + returnValues + "'"))
                .isEqualTo(
                        "ValidationException: 1 validation error detected: ReturnValues can only be ALL_OLD or NONE");
    }

    @Test
    void aConditionThatFailsChangesNothing() {
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}");
        String request = "'Item':{'id':{'S':'a'},'v':{'N':'2'}},'ConditionExpression':'attribute_not_exists(id)'";

        Answer refused = wire.refused("PutItem", "{'TableName':'Things'," + request + "}");

        assertThat(refused.json())
                .isEqualTo(json("{'__type':'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',"
                        + "'message':'The conditional request failed'}"));
        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'},'v':{'N':'1'}}"));
    }

    @Test
    void aFailedConditionShowsTheItemOnRequest() {
        String request = "{'TableName':'Things','Item':{'id':{'S':'a'}},'ConditionExpression':'v = :v',"
                + "'ExpressionAttributeValues':{':v':{'N':'7'}},'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}";
        assertThat(wire.refused("PutItem", request).has("Item")).isFalse();

        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}");
        assertThat(wire.refused("PutItem", request).at("Item")).isEqualTo(json("{'id':{'S':'a'},'v':{'N':'1'}}"));
    }

    @Test
    void aConditionThatHoldsLetsTheWriteThrough() {
        String request =
                "'Item':{'id':{'S':'a'},'v':{'N':'2'}},'ConditionExpression':'attribute_not_exists(v) OR v < :v',"
                        + "'ExpressionAttributeValues':{':v':{'N':'2'}}";
        put(request);
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}");
        put(request);

        assertThat(error(request)).startsWith("ConditionalCheckFailedException");
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "1024, 2", "3000, 3"})
    void costsByKilobytes(int textSize, double units) {
        Answer answer = put(
                "'Item':{'id':{'S':'a'},'v':{'S':'" + "x".repeat(textSize) + "'}},'ReturnConsumedCapacity':'TOTAL'");

        assertThat(answer.at("ConsumedCapacity"))
                .isEqualTo(json("{'TableName':'Things','CapacityUnits':" + units + "}"));
    }

    @Test
    void costsByTheLargerOfOldAndNew() {
        wire.put("Things", "{'id':{'S':'a'},'v':{'S':'" + "x".repeat(3000) + "'}}");

        assertThat(put("'Item':{'id':{'S':'a'}},'ReturnConsumedCapacity':'TOTAL'")
                        .number("ConsumedCapacity.CapacityUnits"))
                .isEqualTo(3);
    }

    @Test
    void takesTheLargestItemAndNoLarger() {
        int rest = LARGEST - "id".length() - "a".length() - "v".length();
        wire.put("Things", "{'id':{'S':'a'},'v':{'S':'" + "x".repeat(rest) + "'}}");

        assertThat(error("'Item':{'id':{'S':'a'},'v':{'S':'" + "x".repeat(rest + 1) + "'}}"))
                .isEqualTo("ValidationException: Item size has exceeded the maximum allowed size");
    }

    @Test
    void takesThirtyTwoLevelsAndNoMore() {
        wire.put("Things", "{'id':{'S':'a'},'v':" + nested(31) + "}");

        assertThat(error("'Item':{'id':{'S':'a'},'v':" + nested(32) + "}"))
                .isEqualTo(
                        "ValidationException: 1 validation error detected: Nesting Levels have exceeded supported limits: "
                                + "Attributes in the item have nested levels beyond supported limit");
    }

    private static String nested(int lists) {
        return "{'L':[".repeat(lists) + "{'S':'x'}" + "]}".repeat(lists);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'v':{'S':'a'}} | One or more parameter values were invalid: Missing the key id in the item",
                "{'id':{'N':'1'}} | One or more parameter values were invalid: Type mismatch for key id expected: S actual: N",
                "{'id':{'S':''}} | One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id",
                "{'id':{'S':'a'},'v':{'SS':[]}} | 1 validation error detected: One or more parameter values were invalid: An string set  may not be empty",
                "{'id':{'S':'a'},'v':{'SS':['a','a']}} | 1 validation error detected: One or more parameter values were invalid: Input collection [\"a\", \"a\"] contains duplicates.",
                "{'id':{'S':'a'},'v':{'N':'1e126'}} | 1 validation error detected: Number overflow. Attempting to store a number with magnitude larger than supported range",
                "{'id':{'S':'a'},'v':{}} | 1 validation error detected: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
            })
    void refusesItemsThatNoTableTakes(String item, String message) {
        assertThat(error("'Item':" + item)).isEqualTo("ValidationException: " + message);
        assertThat(stored()).isEqualTo(Map.of());
    }

    @Test
    void noConditionLooksIntoAKey() {
        assertThat(error("'Item':{'id':{'S':'a'}},'ConditionExpression':'attribute_not_exists(id.x)'"))
                .isEqualTo("ValidationException: Key attributes must be scalars; list random access '[]' and map "
                        + "lookup '.' are not allowed: Key: id");
    }

    private Object stored() {
        return wire.get("Things", "{'id':{'S':'a'}}");
    }

    private Answer put(String members) {
        return wire.ok("PutItem", "{'TableName':'Things'," + members + "}");
    }

    private String error(String members) {
        return wire.error("PutItem", "{'TableName':'Things'," + members + "}");
    }
}
