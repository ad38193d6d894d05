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

class ExecuteTransactionTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
        wire.put("Things", "{'id':{'S':'a'},'n':{'N':'1'}}", "{'id':{'S':'b'}}");
    }

    private static String request(String... statements) {
        return "{'ReturnConsumedCapacity':'TOTAL','TransactStatements':" + Statements.list(statements) + "}";
    }

    @Test
    void readsItemsAtOnce() {
        Answer answer = wire.ok(
                "ExecuteTransaction",
                request("SELECT * FROM Things WHERE id = 'a'", "SELECT * FROM Things WHERE id = 'none'"));

        assertThat(answer.json())
                .isEqualTo(json("{'Responses':[{'Item':{'id':{'S':'a'},'n':{'N':'1'}}},{}],'ConsumedCapacity':"
                        + "[{'TableName':'Things','CapacityUnits':4,'ReadCapacityUnits':4}]}"));
    }

    @Test
    void writesAllOfThem() {
        Answer answer = wire.ok(
                "ExecuteTransaction",
                request(
                        "INSERT INTO Things VALUE {'id': 'c'}",
                        "UPDATE Things SET n = n + 1 WHERE id = 'a'",
                        "EXISTS(SELECT * FROM Things WHERE id = 'b' AND n IS MISSING)"));

        assertThat(answer.json())
                .isEqualTo(json("{'Responses':[],'ConsumedCapacity':"
                        + "[{'TableName':'Things','CapacityUnits':6,'WriteCapacityUnits':6}]}"));
        assertThat(wire.get("Things", "{'id':{'S':'a'}}")).isEqualTo(json("{'id':{'S':'a'},'n':{'N':'2'}}"));
        assertThat(wire.get("Things", "{'id':{'S':'c'}}")).isEqualTo(json("{'id':{'S':'c'}}"));
    }

    @Test
    void orNoneOfThem() {
        Answer answer = wire.refused(
                "ExecuteTransaction",
                request(
                        "INSERT INTO Things VALUE {'id': 'a'}",
                        "EXISTS(SELECT * FROM Things WHERE id = 'b' AND n = 1)",
                        "UPDATE Things SET n = n + 1 WHERE id = 'c'",
                        "INSERT INTO Things VALUE {'id': 'd'}"));

        assertThat(answer.error())
                .isEqualTo("TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for "
                        + "specific reasons [DuplicateItem, ConditionalCheckFailed, ConditionalCheckFailed, None]");
        assertThat(answer.text("CancellationReasons.0.Message")).isEqualTo("Duplicate primary key exists in table");
        assertThat(wire.get("Things", "{'id':{'S':'d'}}")).isEqualTo(Map.of());
    }

    @Test
    void aKeyOfTheWrongTypeCancels() {
        Answer answer = wire.refused(
                "ExecuteTransaction",
                request("DELETE FROM Things WHERE id = 'a'", "INSERT INTO Things VALUE {'id': 1}"));

        assertThat(answer.texts("CancellationReasons", "Code")).containsExactly("None", "ValidationError");
    }

    @Test
    void aTokenCountsOnce() {
        String increment = "{'ClientRequestToken':'t','ReturnConsumedCapacity':'TOTAL','TransactStatements':"
                + Statements.list("UPDATE Things SET n = n + 1 WHERE id = 'a'") + "}";

        assertThat(wire.ok("ExecuteTransaction", increment).number("ConsumedCapacity.0.WriteCapacityUnits"))
                .isEqualTo(2);
        assertThat(wire.ok("ExecuteTransaction", increment).number("ConsumedCapacity.0.ReadCapacityUnits"))
                .isEqualTo(2);
        assertThat(wire.get("Things", "{'id':{'S':'a'}}")).isEqualTo(json("{'id':{'S':'a'},'n':{'N':'2'}}"));
        assertThat(wire.error("ExecuteTransaction", increment.replace("n + 1", "n + 2")))
                .startsWith("IdempotentParameterMismatchException");
    }

    @Test
    void theOrderOfNamesInAParameterMakesNoOtherRequest() {
        String request = "{'ClientRequestToken':'t','TransactStatements':[{"
                + Statements.member("UPDATE Things SET m = ? WHERE id = 'a'", "{'M':{%s}}") + "}]}";
        wire.ok("ExecuteTransaction", request.formatted("'x':{'N':'1'},'y':{'N':'2'}"));

        wire.ok("ExecuteTransaction", request.formatted("'y':{'N':'2'},'x':{'N':'1'}"));
        assertThat(wire.error("ExecuteTransaction", request.formatted("'y':{'N':'1'},'x':{'N':'2'}")))
                .startsWith("IdempotentParameterMismatchException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT * FROM Things WHERE | Statement wasn't well formed, can't be processed: Unexpected term",
                "SELECT * FROM Things WHERE id = 'a' AND attribute_exists(n) | Select statements within ExecuteTransaction "
                        + "must specify the primary key in the where clause.",
                "SELECT * FROM Things.Some WHERE id = 'a' | Reads on indices are not supported within transactions.",
                "EXISTS(SELECT * FROM Things WHERE id = 'a') | EXISTS() must contain a single item read with additional "
                        + "condition",
                "DELETE FROM Things WHERE id = 'a' RETURNING ALL OLD * | RETURNING clause is not supported in "
                        + "ExecuteTransaction.",
            })
    void saysWhichStatementIsWrong(String statement, String message) {
        assertThat(wire.error("ExecuteTransaction", request(statement)))
                .isEqualTo("ValidationException: Validation failed in TransactStatements[0]: " + message);
    }

    @Test
    void refusesMixturesAndRepetitions() {
        assertThat(wire.error(
                        "ExecuteTransaction",
                        request("SELECT * FROM Things WHERE id = 'a'", "DELETE FROM Things WHERE id = 'b'")))
                .isEqualTo(
                        "ValidationException: ExecuteTransaction API does not support both read and write operations in "
                                + "the same request.");
        assertThat(wire.error(
                        "ExecuteTransaction",
                        request("SELECT * FROM Things WHERE id = 'a'", "SELECT * FROM Things WHERE id = 'a'")))
                .isEqualTo("ValidationException: Transaction request cannot include multiple operations on one item");
        assertThat(wire.error("ExecuteTransaction", "{'TransactStatements':[]}"))
                .endsWith("Member must have length greater than or equal to 1");
        assertThat(wire.error("ExecuteTransaction", request("DELETE FROM Nothing WHERE id = 'a'")))
                .isEqualTo("ResourceNotFoundException: Requested resource not found");
    }
}
