package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTablesTest {

    private static final List<String> NAMES = List.of("Alpha", "Beta", "alpha", "beta.1", "beta.2");

    private final Wire wire = new Wire();

    @BeforeEach
    void createTables() {
        List.of("beta.1", "Beta", "alpha", "beta.2", "Alpha").forEach(name -> wire.createTable(name, "id:S"));
    }

    @Test
    void listsThemInOrder() {
        Answer answer = wire.ok("ListTables", "{}");

        assertThat(answer.at("TableNames")).isEqualTo(NAMES);
        assertThat(answer.has("LastEvaluatedTableName")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 6})
    void pagesMeetEveryTableOnce(int limit) {
        var met = new ArrayList<Object>();
        String start = "";
        Answer page;
        do {
            page = wire.ok("ListTables", "{'Limit':" + limit + start + "}");
            met.addAll(page.list("TableNames"));
            start = ",'ExclusiveStartTableName':'" + met.get(met.size() - 1) + "'";
        } while (page.has("LastEvaluatedTableName"));

        assertThat(met).isEqualTo(NAMES);
    }

    @Test
    void theStartNeedNotExist() {
        assertThat(wire.ok("ListTables", "{'ExclusiveStartTableName':'beta.0'}").json())
                .isEqualTo(json("{'TableNames':['beta.1','beta.2']}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void aPageHasOneToAHundred(int limit) {
        assertThat(wire.error("ListTables", "{'Limit':" + limit + "}"))
                .startsWith("ValidationException: 1 validation error detected: Value '" + limit + "' at 'limit'");
    }
}
