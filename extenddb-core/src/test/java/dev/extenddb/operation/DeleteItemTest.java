package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteItemTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}", "{'id':{'S':'b'}}");
    }

    @Test
    void removesTheItemAndNoOther() {
        assertThat(delete("'ReturnValues':'NONE'").body()).isEqualTo("{}");

        assertThat(stored("a")).isEqualTo(Map.of());
        assertThat(stored("b")).isEqualTo(json("{'id':{'S':'b'}}"));
    }

    @Test
    void returnsTheOldItemOnRequest() {
        assertThat(delete("'ReturnValues':'ALL_OLD'").json())
                .isEqualTo(json("{'Attributes':{'id':{'S':'a'},'v':{'N':'1'}}}"));
        assertThat(delete("'ReturnValues':'ALL_OLD'").body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATED_OLD", "ALL_NEW", "UPDATED_NEW"})
    void returnsNothingElse(String returnValues) {
        assertThat(wire.error(
                        "DeleteItem",
                        "{'TableName':'Things','Key':{'id':{'S':'a'}},'ReturnValues':'" + returnValues + "'}"))
                .isEqualTo(
                        "ValidationException: 1 validation error detected: ReturnValues can only be ALL_OLD or NONE");
    }

    @Test
    void aConditionThatFailsKeepsTheItem() {
        Answer answer = wire.refused(
                "DeleteItem",
                "{'TableName':'Things','Key':{'id':{'S':'a'}},'ConditionExpression':'attribute_not_exists(v)',"
                        + "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}");

        assertThat(answer.error()).isEqualTo("ConditionalCheckFailedException: The conditional request failed");
        assertThat(answer.at("Item")).isEqualTo(stored("a"));
        assertThat(stored("a")).isEqualTo(json("{'id':{'S':'a'},'v':{'N':'1'}}"));
    }

    @Test
    void aConditionOnAnAbsentItemIsAskedToo() {
        String request = "{'TableName':'Things','Key':{'id':{'S':'none'}},'ConditionExpression':'%s(id)'}";

        assertThat(wire.error("DeleteItem", request.formatted("attribute_exists")))
                .startsWith("ConditionalCheckFailedException");
        wire.ok("DeleteItem", request.formatted("attribute_not_exists"));
    }

    @Test
    void noConditionLooksIntoAKey() {
        assertThat(wire.error(
                        "DeleteItem",
                        "{'TableName':'Things','Key':{'id':{'S':'a'}},'ConditionExpression':'attribute_exists(id.x)'}"))
                .isEqualTo("ValidationException: Key attributes must be scalars; list random access '[]' and map "
                        + "lookup '.' are not allowed: Key: id");
    }

    @Test
    void costsByTheSizeOfWhatGoes() {
        wire.put("Things", "{'id':{'S':'a'},'v':{'S':'" + "x".repeat(2500) + "'}}");

        assertThat(delete("'ReturnConsumedCapacity':'TOTAL'").number("ConsumedCapacity.CapacityUnits"))
                .isEqualTo(3);
        assertThat(delete("'ReturnConsumedCapacity':'TOTAL'").number("ConsumedCapacity.CapacityUnits"))
                .isEqualTo(1);
    }

    @Test
    void aKeyMustFitTheSchema() {
        assertThat(wire.error("DeleteItem", "{'TableName':'Things','Key':{'id':{'N':'1'}}}"))
                .isEqualTo("ValidationException: The provided key element does not match the schema");
    }

    private Object stored(String id) {
        return wire.get("Things", "{'id':{'S':'" + id + "'}}");
    }

    private Answer delete(String members) {
        return wire.ok("DeleteItem", "{'TableName':'Things','Key':{'id':{'S':'a'}}," + members + "}");
    }
}
