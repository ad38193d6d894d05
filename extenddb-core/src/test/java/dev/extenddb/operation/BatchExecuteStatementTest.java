package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchExecuteStatementTest {

    private static final String NO_KEY =
            "Select statements within BatchExecuteStatement must specify the primary key in the where clause.";

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
        wire.put("Things", "{'id':{'S':'a'},'m':{'M':{'k':{'S':'v'}}}}");
    }

    private Answer batch(String... statements) {
        return wire.ok(
                "BatchExecuteStatement",
                "{'ReturnConsumedCapacity':'TOTAL','Statements':" + Statements.list(statements) + "}");
    }

    @Test
    void readsEachItem() {
        Answer answer = batch(
                "SELECT * FROM Things WHERE id = 'a'",
                "SELECT m.k FROM Things WHERE id = 'a'",
                "SELECT * FROM Things WHERE id = 'none'");

        assertThat(answer.at("Responses"))
                .isEqualTo(json("[{'TableName':'Things','Item':{'id':{'S':'a'},'m':{'M':{'k':{'S':'v'}}}}},"
                        + "{'TableName':'Things','Item':{'k':{'S':'v'}}},{'TableName':'Things'}]"));
        assertThat(answer.at("ConsumedCapacity")).isEqualTo(json("[{'TableName':'Things','CapacityUnits':1.5}]"));
    }

    @Test
    void writesEachItemInOrder() {
        Answer answer = batch(
                "INSERT INTO Things VALUE {'id': 'b', 'n': 1}",
                "UPDATE Things SET n = n + 1 WHERE id = 'b' RETURNING MODIFIED NEW *",
                "DELETE FROM Things WHERE id = 'b' RETURNING ALL OLD *");

        assertThat(answer.at("Responses"))
                .isEqualTo(json("[{'TableName':'Things'},{'TableName':'Things','Item':{'n':{'N':'2'}}},"
                        + "{'TableName':'Things','Item':{'id':{'S':'b'},'n':{'N':'2'}}}]"));
        assertThat(answer.at("ConsumedCapacity")).isEqualTo(json("[{'TableName':'Things','CapacityUnits':3}]"));
    }

    @Test
    void oneFailureLeavesTheOthers() {
        Answer writes = batch(
                "INSERT INTO Things VALUE {'id': 'a'}",
                "UPDATE Things SET n = 1 WHERE id = 'a' AND n = 9",
                "DELETE FROM Things WHERE n = 1",
                "DELETE FROM Nothing WHERE id = 'a'",
                "SLECT",
                "INSERT INTO Things VALUE {'id': 'c'}");

        assertThat(writes.at("Responses"))
                .isEqualTo(json("[{'TableName':'Things','Error':{'Code':'DuplicateItem',"
                        + "'Message':'Duplicate primary key exists in table'}},"
                        + "{'TableName':'Things','Error':{'Code':'ConditionalCheckFailed',"
                        + "'Message':'The conditional request failed'}},"
                        + "{'TableName':'Things','Error':{'Code':'ValidationError','Message':"
                        + "'Where clause does not contain a mandatory equality on all key attributes'}},"
                        + "{'Error':{'Code':'ResourceNotFound','Message':'Requested resource not found'}},"
                        + "{'Error':{'Code':'ValidationError','Message':"
                        + "'Statement wasn\\u0027t well formed, can\\u0027t be processed: Expected data manipulation'}},"
                        + "{'TableName':'Things'}]"));
        assertThat(wire.get("Things", "{'id':{'S':'c'}}")).isEqualTo(json("{'id':{'S':'c'}}"));
    }

    @Test
    void aFailedConditionShowsTheItemOnRequest() {
        Answer answer = wire.ok(
                "BatchExecuteStatement",
                "{'Statements':[{'ReturnValuesOnConditionCheckFailure':'ALL_OLD',"
                        + Statements.member("DELETE FROM Things WHERE id = 'a' AND n = 9") + "}]}");

        assertThat(answer.text("Responses.0.Error.Item.id.S")).isEqualTo("a");
    }

    @Test
    void aWrongParameterFailsItsStatementOnly() {
        Answer answer = wire.ok(
                "BatchExecuteStatement",
                "{'Statements':[{" + Statements.member("DELETE FROM Things WHERE id = ?")
                        + ",'Parameters':[{'N':'x'}]},{" + Statements.member("DELETE FROM Things WHERE id = 'a'")
                        + "}]}");

        assertThat(answer.at("Responses"))
                .isEqualTo(
                        json(
                                "[{'Error':{'Code':'ValidationError',"
                                        + "'Message':'The parameter cannot be converted to a numeric value: x'}},{'TableName':'Things'}]"));
    }

    @Test
    void readsOnlyByTheKey() {
        Answer answer = batch("SELECT * FROM Things", "SELECT * FROM Things WHERE id = 'a' AND attribute_exists(m)");

        assertThat(answer.texts("Responses", "Error.Message")).containsExactly(NO_KEY, NO_KEY);
    }

    @Test
    void readsAndWritesDoNotMix() {
        assertThat(wire.error(
                        "BatchExecuteStatement",
                        "{'Statements':"
                                + Statements.list(
                                        "SELECT * FROM Things WHERE id = 'a'", "DELETE FROM Things WHERE id = 'a'")
                                + "}"))
                .isEqualTo(
                        "ValidationException: BatchExecuteStatement API does not support both read and write operations "
                                + "in the same request.");
    }

    @Test
    void takesAtMost25Statements() {
        String[] statements = new String[26];
        Arrays.fill(statements, "SELECT * FROM Things WHERE id = 'a'");

        assertThat(wire.error("BatchExecuteStatement", "{'Statements':" + Statements.list(statements) + "}"))
                .endsWith(
                        "at 'statements' failed to satisfy constraint: Member must have length less than or equal to 25");
        assertThat(batch(Arrays.copyOf(statements, 25)).list("Responses")).hasSize(25);
        assertThat(wire.error("BatchExecuteStatement", "{'Statements':[]}"))
                .endsWith("Member must have length greater than or equal to 1");
    }
}
