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

class UpdateItemTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
    }

    @Test
    void createsAnItemOfTheKeyAndWhatIsSet() {
        update("'UpdateExpression':'SET v = :v','ExpressionAttributeValues':{':v':{'N':'1'}}");

        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'},'v':{'N':'1'}}"));
    }

    @Test
    void theKeyOfANewItemCanBeRead() {
        update("'UpdateExpression':'SET v = if_not_exists(v, id) REMOVE x.y'");

        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'},'v':{'S':'a'}}"));
    }

    @Test
    void createsAnItemOfTheKeyAlone() {
        update("'ReturnValues':'NONE'");

        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'}}"));
    }

    @Test
    void doesAllFourClauses() {
        wire.put(
                "Things",
                "{'id':{'S':'a'},'n':{'N':'1'},'gone':{'S':'x'},'tags':{'SS':['a','b']},"
                        + "'seq':{'L':[{'N':'1'}]},'doc':{'M':{'x':{'N':'1'}}}}");

        update("'UpdateExpression':'SET n = n + :one, seq = list_append(seq, :l), doc.y = if_not_exists(doc.y, :one) "
                + "REMOVE gone, doc.x ADD hits :one DELETE tags :tags',"
                + "'ExpressionAttributeValues':{':one':{'N':'1'},':l':{'L':[{'N':'2'}]},':tags':{'SS':['b','c']}}");

        assertThat(stored())
                .isEqualTo(json("{'id':{'S':'a'},'n':{'N':'2'},'hits':{'N':'1'},'tags':{'SS':['a']},"
                        + "'seq':{'L':[{'N':'1'},{'N':'2'}]},'doc':{'M':{'y':{'N':'1'}}}}"));
    }

    @Test
    void allClausesSeeTheItemAsItWas() {
        wire.put("Things", "{'id':{'S':'a'},'x':{'N':'1'},'y':{'N':'2'}}");

        update("'UpdateExpression':'SET x = y, y = x'");

        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'},'x':{'N':'2'},'y':{'N':'1'}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NONE | ",
                "ALL_OLD | {'id':{'S':'a'},'x':{'N':'1'},'y':{'N':'1'}}",
                "UPDATED_OLD | {'x':{'N':'1'}}",
                "ALL_NEW | {'id':{'S':'a'},'x':{'N':'2'},'y':{'N':'1'},'z':{'N':'2'}}",
                "UPDATED_NEW | {'x':{'N':'2'},'z':{'N':'2'}}",
            })
    void returnsTheImageAskedFor(String returnValues, String attributes) {
        wire.put("Things", "{'id':{'S':'a'},'x':{'N':'1'},'y':{'N':'1'}}");

        Answer answer = update("'UpdateExpression':'SET x = :v, z = :v','ExpressionAttributeValues':{':v':{'N':'2'}},"
                + "'ReturnValues':'" + returnValues + "'");

        assertThat(answer.json()).isEqualTo(attributes == null ? Map.of() : json("{'Attributes':" + attributes + "}"));
    }

    @Test
    void aNewItemHasNoOldImage() {
        String update = "'UpdateExpression':'SET x = :v','ExpressionAttributeValues':{':v':{'N':'2'}},'ReturnValues':";

        assertThat(update(update + "'ALL_OLD'").body()).isEqualTo("{}");
        wire.ok("DeleteItem", "{'TableName':'Things','Key':{'id':{'S':'a'}}}");
        assertThat(update(update + "'UPDATED_OLD'").body()).isEqualTo("{}");
    }

    @Test
    void updatedImagesShowOnlyTheNestedParts() {
        wire.put("Things", "{'id':{'S':'a'},'m':{'M':{'x':{'N':'1'},'y':{'N':'1'}}}}");

        Answer answer = update("'UpdateExpression':'SET m.x = :v','ExpressionAttributeValues':{':v':{'N':'2'}},"
                + "'ReturnValues':'UPDATED_NEW'");

        assertThat(answer.at("Attributes")).isEqualTo(json("{'m':{'M':{'x':{'N':'2'}}}}"));
    }

    @Test
    void aConditionThatFailsChangesNothing() {
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}");

        Answer answer = wire.refused(
                "UpdateItem",
                "{'TableName':'Things','Key':{'id':{'S':'a'}},'UpdateExpression':'SET v = :new','ConditionExpression':'v = :old',"
                        + "'ExpressionAttributeValues':{':new':{'N':'2'},':old':{'N':'0'}},"
                        + "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}");

        assertThat(answer.error()).isEqualTo("ConditionalCheckFailedException: The conditional request failed");
        assertThat(answer.at("Item")).isEqualTo(json("{'id':{'S':'a'},'v':{'N':'1'}}"));
        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'},'v':{'N':'1'}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SET id = :v | One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key",
                "SET v = if_not_exists(id.x, :v) | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: id",
                "SET absent.x = :v | The document path provided in the update expression is invalid for update",
                "SET v = absent + :v | The provided expression refers to an attribute that does not exist in the item",
                "SET v = s + :v | An operand in the update expression has an incorrect data type",
                "ADD s :v | An operand in the update expression has an incorrect data type",
            })
    void refusesWhatDoesNotFitTheItem(String expression, String message) {
        wire.put("Things", "{'id':{'S':'a'},'s':{'S':'x'}}");

        assertThat(error("'UpdateExpression':'" + expression + "','ExpressionAttributeValues':{':v':{'N':'1'}}"))
                .isEqualTo("ValidationException: " + message);
        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'},'s':{'S':'x'}}"));
    }

    @Test
    void noConditionLooksIntoAKey() {
        assertThat(error("'UpdateExpression':'REMOVE v','ConditionExpression':'attribute_exists(id[0])'"))
                .isEqualTo("ValidationException: Key attributes must be scalars; list random access '[]' and map "
                        + "lookup '.' are not allowed: Key: id");
    }

    @Test
    void theKeyIsTheLastOfTheMembersThatAreChecked() {
        assertThat(wire.error("UpdateItem", "{'TableName':'','ReturnValues':'ALL'}"))
                .startsWith("ValidationException: 3 validation errors detected: Value '' at 'tableName' failed")
                .endsWith("; Value null at 'key' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void theFinishedItemMustNotBeTooLarge() {
        wire.put("Things", "{'id':{'S':'a'},'v':{'S':'" + "x".repeat(300_000) + "'}}");

        assertThat(error("'UpdateExpression':'SET w = :w','ExpressionAttributeValues':{':w':{'S':'"
                        + "x".repeat(109_600) + "'}}"))
                .isEqualTo("ValidationException: Item size to update has exceeded the maximum allowed size");
    }

    @Test
    void costsByTheLargerOfOldAndNew() {
        String capacity = "'ReturnConsumedCapacity':'TOTAL','UpdateExpression':";
        Answer grown =
                update(capacity + "'SET v = :v','ExpressionAttributeValues':{':v':{'S':'" + "x".repeat(2500) + "'}}");
        Answer shrunk = update(capacity + "'REMOVE v'");
        Answer small = update(capacity + "'REMOVE v'");

        assertThat(grown.at("ConsumedCapacity")).isEqualTo(json("{'TableName':'Things','CapacityUnits':3}"));
        assertThat(shrunk.number("ConsumedCapacity.CapacityUnits")).isEqualTo(3);
        assertThat(small.number("ConsumedCapacity.CapacityUnits")).isEqualTo(1);
    }

    /** What the expression says counts, in bytes measured on AWS; what it leaves alone does not count. */
    @ParameterizedTest
    @CsvSource({
        "SET v = :v, 409577",
        "SET v = :v REMOVE x, 409575",
        "SET v = :v REMOVE m.l[10], 409564",
        "'SET v = :v, x = :x', 409556",
        "ADD x :x SET v = :v, 409556",
        "'SET v = :v, m.l[0] = x', 409531",
        "'SET v = :v, x = m.l[10]', 409510",
        "'SET v = :v, x = x + :x', 409506",
        "'SET v = :v, x = x - :x', 409503",
        "'SET v = :v, x = if_not_exists(x, :x)', 409501",
        "'SET v = :v, y = list_append(m.l, m.l)', 409458",
    })
    void anUpdateMustFitByItself(String expression, int largest) {
        String list = "{'L':[" + "{'N':'0'},".repeat(10) + "{'N':'0'}]}";
        wire.put(
                "Things",
                "{'id':{'S':'a'},'x':{'N':'0'}"
                        + (expression.contains("m.l") ? ",'m':{'M':{'l':" + list + "}}}" : "}"));
        String request = "{'TableName':'Things','Key':{'id':{'S':'a'}},'UpdateExpression':'" + expression
                + "','ExpressionAttributeValues':{':v':{'S':'%s'}"
                + (expression.contains(":x") ? ",':x':{'N':'0'}" : "")
                + "}}";

        assertThat(wire.error("UpdateItem", request.formatted("y".repeat(largest + 1))))
                .isEqualTo("ValidationException: Item size to update has exceeded the maximum allowed size");
        wire.ok("UpdateItem", request.formatted("y".repeat(largest)));
    }

    @Test
    void aLargeItemCanStillBeChanged() {
        wire.put("Things", "{'id':{'S':'a'},'v':{'S':'" + "y".repeat(409_600 - 4 - 2) + "'},'n':{'N':'0'}}");

        update("'UpdateExpression':'SET n = :n, v = v','ExpressionAttributeValues':{':n':{'N':'0'}}");
        assertThat(error("'UpdateExpression':'SET nn = :n','ExpressionAttributeValues':{':n':{'N':'0'}}"))
                .isEqualTo("ValidationException: Item size to update has exceeded the maximum allowed size");
    }

    @Test
    void anUpdateThatIsTooLargeIsRefusedBeforeItsCondition() {
        assertThat(error(
                        "'UpdateExpression':'SET v = if_not_exists(v, :v)','ConditionExpression':'attribute_exists(w)',"
                                + "'ExpressionAttributeValues':{':v':{'S':'" + "y".repeat(409_600) + "'}}"))
                .isEqualTo("ValidationException: Item size to update has exceeded the maximum allowed size");
    }

    @Test
    void attributeUpdatesCountNothing() {
        update("'AttributeUpdates':{'v':{'Value':{'S':'" + "y".repeat(409_600 - 4) + "'}}}");
    }

    private Object stored() {
        return wire.get("Things", "{'id':{'S':'a'}}");
    }

    private Answer update(String members) {
        return wire.ok("UpdateItem", "{'TableName':'Things','Key':{'id':{'S':'a'}}," + members + "}");
    }

    private String error(String members) {
        return wire.error("UpdateItem", "{'TableName':'Things','Key':{'id':{'S':'a'}}," + members + "}");
    }
}
