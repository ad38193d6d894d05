package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetItemTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTables() {
        wire.createTable("Things", "id:S");
        wire.createTable("Pairs", "pk:N", "sk:B");
    }

    @Test
    void returnsTheItem() {
        wire.put("Things", "{'id':{'S':'a'},'n':{'N':'1.50'},'l':{'L':[{'BOOL':true}]}}");

        assertThat(get("'Key':{'id':{'S':'a'}}").json())
                .isEqualTo(json("{'Item':{'id':{'S':'a'},'n':{'N':'1.5'},'l':{'L':[{'BOOL':true}]}}}"));
    }

    @Test
    void anAbsentItemIsNoError() {
        assertThat(get("'Key':{'id':{'S':'none'}}").body()).isEqualTo("{}");
    }

    @Test
    void keysAreEqualByValue() {
        wire.put("Pairs", "{'pk':{'N':'1'},'sk':{'B':'YQ=='},'v':{'S':'x'}}");

        assertThat(wire.get("Pairs", "{'pk':{'N':'1.00'},'sk':{'B':'YQ=='}}"))
                .isEqualTo(json("{'pk':{'N':'1'},'sk':{'B':'YQ=='},'v':{'S':'x'}}"));
    }

    @Test
    void returnsOnlyWhatIsAskedFor() {
        wire.put(
                "Things",
                "{'id':{'S':'a'},'m':{'M':{'x':{'N':'1'},'y':{'N':'2'}}},"
                        + "'l':{'L':[{'N':'0'},{'N':'1'},{'N':'2'}]},'size':{'N':'9'}}");

        assertThat(get("'Key':{'id':{'S':'a'}},'ProjectionExpression':'m.x, l[2], l[0], #s, absent',"
                                + "'ExpressionAttributeNames':{'#s':'size'}")
                        .json())
                .isEqualTo(
                        json("{'Item':{'m':{'M':{'x':{'N':'1'}}},'l':{'L':[{'N':'0'},{'N':'2'}]},'size':{'N':'9'}}}"));
    }

    @Test
    void aProjectionThatMatchesNothingLeavesAnEmptyItem() {
        wire.put("Things", "{'id':{'S':'a'}}");

        assertThat(get("'Key':{'id':{'S':'a'}},'ProjectionExpression':'absent'").json())
                .isEqualTo(json("{'Item':{}}"));
    }

    @ParameterizedTest
    @CsvSource({"false, 4000, 0.5", "true, 4000, 1", "false, 4100, 1", "true, 4100, 2"})
    void costsByFourKilobytes(boolean consistent, int size, double units) {
        wire.put("Things", "{'id':{'S':'a'},'v':{'S':'" + "x".repeat(size) + "'}}");

        Answer answer =
                get("'Key':{'id':{'S':'a'}},'ConsistentRead':" + consistent + ",'ReturnConsumedCapacity':'TOTAL'");

        assertThat(answer.at("ConsumedCapacity"))
                .isEqualTo(json("{'TableName':'Things','CapacityUnits':" + units + "}"));
    }

    @Test
    void anAbsentItemCostsAsMuchAsASmallOne() {
        Answer answer = get("'Key':{'id':{'S':'none'}},'ReturnConsumedCapacity':'INDEXES'");

        assertThat(answer.at("ConsumedCapacity"))
                .isEqualTo(json("{'TableName':'Things','CapacityUnits':0.5,'Table':{'CapacityUnits':0.5}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'id':{'N':'1'}}", "{'other':{'S':'a'}}", "{'id':{'S':'a'},'more':{'S':'b'}}"})
    void aKeyMustFitTheSchema(String key) {
        assertThat(wire.error("GetItem", "{'TableName':'Things','Key':" + key + "}"))
                .isEqualTo("ValidationException: The provided key element does not match the schema");
    }

    @Test
    void aKeyMustNotBeEmptyOrTooLong() {
        assertThat(wire.error("GetItem", "{'TableName':'Things','Key':{'id':{'S':''}}}"))
                .isEqualTo("ValidationException: One or more parameter values are not valid. The AttributeValue for a "
                        + "key attribute cannot contain an empty string value. Key: id");
        assertThat(wire.error("GetItem", "{'TableName':'Things','Key':{'id':{'S':'" + "x".repeat(2049) + "'}}}"))
                .isEqualTo("ValidationException: One or more parameter values were invalid: "
                        + "Size of hashkey has exceeded the maximum size limit of2048 bytes");
        assertThat(get("'Key':{'id':{'S':'" + "x".repeat(2048) + "'}}").body()).isEqualTo("{}");
    }

    @Test
    void placeholdersMustBeDefinedAndUsed() {
        assertThat(wire.error("GetItem", "{'TableName':'Things','Key':{'id':{'S':'a'}},'ProjectionExpression':'#x'}"))
                .startsWith("ValidationException: Invalid ProjectionExpression: ")
                .contains("#x");
        assertThat(wire.error(
                        "GetItem",
                        "{'TableName':'Things','Key':{'id':{'S':'a'}},'ProjectionExpression':'id',"
                                + "'ExpressionAttributeNames':{'#x':'x'}}"))
                .isEqualTo("ValidationException: Value provided in ExpressionAttributeNames unused in expressions: "
                        + "keys: {#x}");
        assertThat(wire.error(
                        "GetItem",
                        "{'TableName':'Things','Key':{'id':{'S':'a'}},'ExpressionAttributeNames':{'#x':'x'}}"))
                .isEqualTo(
                        "ValidationException: ExpressionAttributeNames can only be specified when using expressions");
    }

    @Test
    void theTableMustExist() {
        assertThat(wire.error("GetItem", "{'TableName':'None','Key':{'id':{'S':'a'}}}"))
                .isEqualTo("ResourceNotFoundException: Requested resource not found");
    }

    @Test
    void aTableMayBeNamedByItsArn() {
        wire.put("Things", "{'id':{'S':'a'}}");
        String arn = wire.ok("DescribeTable", "{'TableName':'Things'}").text("Table.TableArn");

        assertThat(wire.get(arn, "{'id':{'S':'a'}}")).isEqualTo(json("{'id':{'S':'a'}}"));
    }

    private Answer get(String members) {
        return wire.ok("GetItem", "{'TableName':'Things'," + members + "}");
    }
}
