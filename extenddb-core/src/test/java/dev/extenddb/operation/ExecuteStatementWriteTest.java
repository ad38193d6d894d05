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

class ExecuteStatementWriteTest {

    private static final String CONDITION_FAILED = "ConditionalCheckFailedException: The conditional request failed";

    private final Wire wire = new Wire();
    private final Statements partiql = new Statements(wire);

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S", "no:N");
        wire.put(
                "Things",
                "{'id':{'S':'a'},'no':{'N':'1'},'n':{'N':'5'},'l':{'L':[{'S':'x'},{'S':'y'},{'S':'z'}]},"
                        + "'m':{'M':{'k':{'S':'v'},'o':{'S':'w'}}},'ss':{'SS':['p','q']}}");
    }

    private Object stored(String id) {
        return wire.get("Things", "{'id':{'S':'" + id + "'},'no':{'N':'1'}}");
    }

    @Test
    void insertsAnItemOnce() {
        assertThat(partiql.ok("INSERT INTO Things VALUE {'id': 'b', 'no': 1, 'tags': <<'x'>>, 'v': ?}", "{'B':'AAE='}")
                        .json())
                .isEqualTo(json("{'Items':[]}"));
        assertThat(stored("b")).isEqualTo(json("{'id':{'S':'b'},'no':{'N':'1'},'tags':{'SS':['x']},'v':{'B':'AAE='}}"));

        assertThat(partiql.error("INSERT INTO Things VALUE {'id': 'b', 'no': 1}"))
                .isEqualTo("DuplicateItemException: Duplicate primary key exists in table");
        assertThat(partiql.error("INSERT INTO Things VALUE {'id': 'c'}"))
                .isEqualTo(
                        "ValidationException: One or more parameter values were invalid: Missing the key no in the item");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SET n = 6 | {'n':{'N':'6'}}",
                "SET n = n + 2 | {'n':{'N':'7'}}",
                "SET n = n - ? SET new = 'x' | {'n':{'N':'4'},'new':{'S':'x'}}",
                "SET l = list_append(l, ['end']) | {'l':{'L':[{'S':'x'},{'S':'y'},{'S':'z'},{'S':'end'}]}}",
                "SET l[1] = 'Y', l[0] = 'X' | {'l':{'L':[{'S':'X'},{'S':'Y'}]}}",
                "SET l[9] = 'end' | ``",
                "SET l[3] = 'end' | {'l':{'L':[{'S':'end'}]}}",
                "SET m.k = 1 | {'m':{'M':{'k':{'N':'1'}}}}",
                "SET ss = set_add(ss, <<'r'>>) | {'ss':{'SS':['p','q','r']}}",
                "SET ss = SET_DELETE(ss, <<'p'>>) | {'ss':{'SS':['q']}}",
                "SET new = set_add(new, <<1>>) | {'new':{'NS':['1']}}",
                "SET ss = set_delete(ss, <<'p', 'q'>>) | ``",
                "SET new = if_not_exists(new, 1) | {'new':{'N':'1'}}",
                "REMOVE n | ``",
                "REMOVE l[0] | {'l':{'L':[{'S':'y'}]}}",
            })
    void updatesAndReturnsWhatIsNew(String update, String modified) {
        String[] parameters = update.contains("?") ? new String[] {"{'N':'1'}"} : new String[0];
        String statement = "UPDATE Things " + update + " WHERE id = 'a' AND no = 1 RETURNING MODIFIED NEW *";
        assertThat(partiql.ok(statement, parameters).json()).isEqualTo(json("{'Items':[" + modified + "]}"));
    }

    @Test
    void returnsOtherImages() {
        String update = "UPDATE Things SET m.k = 'new' WHERE id = 'a' AND no = 1 RETURNING ";

        assertThat(partiql.ok(update + "MODIFIED OLD *").at("Items")).isEqualTo(json("[{'m':{'M':{'k':{'S':'v'}}}}]"));
        assertThat(partiql.ok(update + "ALL OLD *").text("Items.0.m.M.k.S")).isEqualTo("new");
        assertThat(partiql.ok(update + "ALL NEW *").at("Items.0")).isEqualTo(stored("a"));
        assertThat(partiql.ok("UPDATE Things SET n = 1 WHERE id = 'a' AND no = 1")
                        .json())
                .isEqualTo(json("{'Items':[]}"));
    }

    @Test
    void updatesOnlyItemsThatExistAndMeetTheCondition() {
        assertThat(partiql.error("UPDATE Things SET n = 1 WHERE id = 'none' AND no = 1"))
                .isEqualTo(CONDITION_FAILED);
        assertThat(partiql.error("UPDATE Things SET n = 1 WHERE id = 'none' AND no = 1 AND attribute_not_exists(id)"))
                .isEqualTo(CONDITION_FAILED);
        assertThat(stored("none")).isEqualTo(Map.of());
        assertThat(partiql.error("UPDATE Things SET n = 1 WHERE id = 'a' AND no = 1 AND n > 5"))
                .isEqualTo(CONDITION_FAILED);

        partiql.ok("UPDATE Things SET n = 1 WHERE no = 1 AND n = 5 AND id = 'a'");
        assertThat(partiql.ok("SELECT n FROM Things").at("Items")).isEqualTo(json("[{'n':{'N':'1'}}]"));
    }

    @Test
    void aFailedConditionShowsTheItemOnRequest() {
        Answer answer = wire.refused(
                "ExecuteStatement",
                "{'ReturnValuesOnConditionCheckFailure':'ALL_OLD',"
                        + Statements.member("DELETE FROM Things WHERE id = 'a' AND no = 1 AND n = 1") + "}");

        assertThat(answer.error()).isEqualTo(CONDITION_FAILED);
        assertThat(answer.at("Item")).isEqualTo(stored("a"));
    }

    @Test
    void deletesAnItemAndMindsNoAbsentOne() {
        Object item = stored("a");
        assertThat(partiql.ok("DELETE FROM Things WHERE id = 'a' AND no = 1 AND n = 5 RETURNING ALL OLD *")
                        .at("Items.0"))
                .isEqualTo(item);
        assertThat(stored("a")).isEqualTo(Map.of());
        assertThat(partiql.ok("DELETE FROM Things WHERE id = 'a' AND no = 1 AND n = 5 RETURNING ALL OLD *")
                        .json())
                .isEqualTo(json("{'Items':[]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DELETE FROM Things WHERE id = 'a' | Where clause does not contain a mandatory equality on all key attributes",
                "DELETE FROM Things | Where clause does not contain a mandatory equality on all key attributes",
                "DELETE FROM Things WHERE id = 'a' AND no > 0 | Where clause does not contain a mandatory equality on all key "
                        + "attributes",
                "FROM Things SET n = 1 | Where clause does not contain a mandatory equality on all key attributes",
                "UPDATE Things SET n = 1 WHERE id = 'a' AND no = 1 OR n = 1 | Where clause does not contain a mandatory "
                        + "equality on all key attributes",
                "UPDATE Things SET n = 1 WHERE id = 'a' AND no = 1 AND id = 'b' | Multiple conditions on same key id. Only "
                        + "single item Update/Insert/Delete are supported",
                "UPDATE Things SET n = 1 WHERE id = 1 AND no = 1 | The provided key element does not match the schema",
                "UPDATE Things SET n = 1 WHERE id = <<'a'>> AND no = 1 | The provided key element does not match the schema",
                "UPDATE Things SET n = n + 'x' WHERE id = 'none' AND no = 1 | Incorrect operand type for operator or function; operator or function: +, operand type: S",
                "UPDATE Things SET no = 2 WHERE id = 'a' AND no = 1 | One or more parameter values were invalid: Cannot update "
                        + "attribute no. This attribute is part of the key",
                "UPDATE Things SET n = nope + 1 WHERE id = 'a' AND no = 1 | The provided expression refers to an attribute that "
                        + "does not exist in the item",
                "UPDATE Things SET m = 1 REMOVE m.k WHERE id = 'a' AND no = 1 | Two document paths overlap with each other; must "
                        + "remove or rewrite one of these paths; path one: [m], path two: [m, k]",
                "UPDATE Things SET ss = set_add(ss, <<1>>) WHERE id = 'a' AND no = 1 | An operand in the update expression has "
                        + "an incorrect data type",
            })
    void refuses(String statement, String message) {
        assertThat(partiql.error(statement)).isEqualTo("ValidationException: " + message);
    }

    @Test
    void tellsWhatItCost() {
        assertThat(partiql.okWith(
                                "'ReturnConsumedCapacity':'INDEXES'",
                                "UPDATE Things SET n = 1 WHERE id = 'a' AND no = 1")
                        .at("ConsumedCapacity"))
                .isEqualTo(json("{'TableName':'Things','CapacityUnits':1,'Table':{'CapacityUnits':1}}"));
    }
}
