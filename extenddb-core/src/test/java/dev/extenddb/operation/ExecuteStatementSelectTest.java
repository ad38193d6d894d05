package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecuteStatementSelectTest {

    private static final String VALIDATION = "ValidationException: ";

    private final Wire wire = new Wire();
    private final Statements partiql = new Statements(wire);

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Songs','BillingMode':'PAY_PER_REQUEST',"
                        + Wire.definitions("artist:S", "year:N", "label:S") + "," + Wire.schema("artist:S", "year:N")
                        + ",'GlobalSecondaryIndexes':[{'IndexName':'ByLabel'," + Wire.schema("label:S", "year:N")
                        + ",'Projection':{'ProjectionType':'INCLUDE','NonKeyAttributes':['title']}}]"
                        + ",'LocalSecondaryIndexes':[{'IndexName':'Labels'," + Wire.schema("artist:S", "label:S")
                        + ",'Projection':{'ProjectionType':'KEYS_ONLY'}}]}");
        wire.put(
                "Songs",
                "{'artist':{'S':'a'},'year':{'N':'1'},'title':{'S':'one'},'label':{'S':'x'},'none':{'NULL':true},"
                        + "'tags':{'L':[{'S':'new'},{'S':'loud'}]},'made':{'M':{'who':{'S':'me'},'in':{'N':'3'}}}}",
                "{'artist':{'S':'a'},'year':{'N':'2'},'title':{'S':'two'},'label':{'S':'y'},'ss':{'SS':['p','q']}}",
                "{'artist':{'S':'a'},'year':{'N':'3'},'title':{'S':'three'}}",
                "{'artist':{'S':'b'},'year':{'N':'1'},'title':{'S':'it\\u0027s'},'label':{'S':'x'}}");
    }

    @Test
    void readsOneItemByItsKey() {
        assertThat(partiql.ok("SELECT * FROM Songs WHERE artist = 'a' AND year = 3")
                        .json())
                .isEqualTo(json("{'Items':[{'artist':{'S':'a'},'year':{'N':'3'},'title':{'S':'three'}}]}"));
        assertThat(partiql.ok("SELECT * FROM Songs WHERE artist = 'a' AND year = 9")
                        .json())
                .isEqualTo(json("{'Items':[]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "artist = 'a' | one,two,three",
                "artist = 'a' ORDER BY year DESC | three,two,one",
                "artist = 'a' ORDER BY artist, year ASC | one,two,three",
                "'a' = artist AND 1 < year | two,three",
                "artist = 'a' AND year BETWEEN 2 AND 3 | two,three",
                "artist = 'a' AND year <> 2 | one,three",
                "artist = 'a' AND NOT year = 2 | one,three",
                "artist = 'a' AND year > 1 AND year < 3 | two",
                "artist = 'a' AND artist = 'b' | ``",
                "artist = 'a' AND (title = 'one' OR title = 'two') | one,two",
                "(artist = 'a' AND year = 1) AND title = 'one' | one",
                "artist IN ['b', 'a'] AND year = 1 | it's,one",
                "artist IN ('a') AND year IN [1, 3] | one,three",
                "artist IN ['a', 'b'] ORDER BY artist DESC, year DESC | it's,three,two,one",
                "artist = 'a' AND begins_with(title, 't') | two,three",
                "artist = 'a' AND contains(tags, 'loud') | one",
                "artist = 'a' AND contains(ss, 'q') | two",
                "artist = 'a' AND size(title) > 3 | three",
                "artist = 'a' AND attribute_type(ss, 'SS') | two",
                "artist = 'a' AND label IS MISSING | three",
                "artist = 'a' AND label IS NOT MISSING | one,two",
                "artist = 'a' AND none IS NULL | one",
                "artist = 'a' AND none IS NOT NULL | two,three",
                "artist = 'a' AND made IS STRUCT | one",
                "artist = 'a' AND made.who = 'me' AND tags[1] = 'loud' | one",
                "artist = 'a' AND ss = <<'q', 'p'>> | two",
                "artist = 'a' AND made = {'in': 3.0, 'who': 'me'} | one",
                "artist = 'b' AND title = 'it''s' | it's",
            })
    void findsByTheKeyAndFilters(String where, String titles) {
        assertThat(String.join(",", partiql.texts("title.S", "SELECT title FROM \"Songs\" WHERE " + where)))
                .isEqualTo(titles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title = 'one' OR title = 'it''s' | it's,one",
                "year = 1 | it's,one",
                "artist > 'a' | it's",
                "artist = 'a' AND year = 2 OR artist = 'b' | it's,two",
                "attribute_exists(ss) | two",
                "NOT artist IN ['a'] | it's",
            })
    void scansWithoutThePartition(String where, String titles) {
        assertThat(partiql.texts("title.S", "SELECT * FROM Songs WHERE " + where))
                .containsExactlyInAnyOrder(titles.split(","));
    }

    @Test
    void takesParametersInOrder() {
        assertThat(partiql.texts(
                        "title.S",
                        "SELECT title FROM Songs WHERE artist = ? AND year IN [?, ?]",
                        "{'S':'a'}",
                        "{'N':'1'}",
                        "{'N':'3'}"))
                .containsExactly("one", "three");
        assertThat(partiql.error("SELECT title FROM Songs WHERE artist = ?"))
                .isEqualTo(VALIDATION + "Number of parameters in request and statement don't match.");
    }

    @Test
    void nestedValuesStandByThemselves() {
        assertThat(partiql.ok(
                                "SELECT year, made.who, tags[1], made['in'], none.x FROM Songs WHERE artist = 'a' AND year < 3")
                        .at("Items"))
                .isEqualTo(json("[{'year':{'N':'1'},'who':{'S':'me'},'tags[1]':{'S':'loud'},'in':{'N':'3'}},"
                        + "{'year':{'N':'2'}}]"));
    }

    @Test
    void readsIndexes() {
        assertThat(partiql.texts("title.S", "SELECT * FROM Songs.ByLabel WHERE label = 'x' AND year = 1"))
                .containsExactlyInAnyOrder("one", "it's");
        assertThat(partiql.ok("SELECT * FROM \"Songs\".\"Labels\" WHERE artist = 'a' ORDER BY label DESC")
                        .texts("Items", "label.S"))
                .containsExactly("y", "x");
        assertThat(partiql.ok("SELECT title FROM Songs.Labels WHERE artist = 'a' AND label = 'y'")
                        .at("Items"))
                .isEqualTo(json("[{'title':{'S':'two'}}]"));
        assertThat(partiql.ok("SELECT * FROM Songs.ByLabel WHERE made.who = 'me'")
                        .list("Items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT * FROM Songs WHERE artist = 'a' ORDER BY title | Variable reference title in ORDER BY clause must be "
                        + "part of the primary key",
                "SELECT * FROM Songs WHERE year = 1 ORDER BY year | Must have at least one non-optional hash key condition in "
                        + "WHERE clause when using ORDER BY clause.",
                "SELECT * FROM Songs WHERE artist IN ['a', 'b'] ORDER BY year | Must have hash key in ORDER BY clause when "
                        + "more than one hash key condition specified in WHERE clause.",
                "SELECT * FROM Songs.Nope | The table does not have the specified index",
                "SELECT made FROM Songs.ByLabel | One or more parameter values were invalid: Global secondary index ByLabel "
                        + "does not project [made]",
                "SELECT * FROM Songs.ByLabel WHERE label = 'x' AND ss IS MISSING | One or more parameter values were invalid: "
                        + "Secondary index ByLabel does not project one or more filter attributes: [ss]",
                "SELECT * FROM Songs WHERE artist = 'a' AND title < true | Incorrect operand type for operator or function; "
                        + "operator or function: <, operand type: BOOL",
                "SELECT * FROM Songs WHERE attribute_exists() | Incorrect number of operands for operator or function; "
                        + "operator or function: attribute_exists, number of operands: 0",
                "SELECT * FROM Songs WHERE attribute_exists('a') | Operator or function requires a document path; operator or "
                        + "function: attribute_exists",
                "EXISTS(SELECT * FROM Songs WHERE artist = 'a' AND year = 1 AND label = 'x') | EXISTS can only be used in "
                        + "ExecuteTransaction write requests.",
            })
    void refuses(String statement, String message) {
        assertThat(partiql.error(statement)).isEqualTo(VALIDATION + message);
    }

    @Test
    void globalIndexesAreNeverConsistent() {
        assertThat(wire.error(
                        "ExecuteStatement",
                        "{'ConsistentRead':true," + Statements.member("SELECT * FROM Songs.ByLabel") + "}"))
                .isEqualTo(VALIDATION + "Strongly consistent read is not supported on Global Secondary Indexes");
    }

    @Test
    void anUnknownTableIsNotFound() {
        assertThat(partiql.error("SELECT * FROM Nothing WHERE a = 1"))
                .isEqualTo("ResourceNotFoundException: Requested resource not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT title FROM Songs | 4",
                "SELECT title FROM Songs WHERE artist = 'a' ORDER BY year DESC | 3",
                "SELECT title FROM Songs WHERE artist IN ['b', 'a'] | 4",
                "SELECT title FROM Songs.ByLabel WHERE label = 'x' | 2",
            })
    void pagesGoOnWhereTheLastOneEnded(String statement, int count) {
        List<String> all = partiql.texts("title.S", statement);
        assertThat(all).hasSize(count);

        for (int limit = 1; limit <= count + 1; limit++) {
            List<String> paged = new ArrayList<>();
            String members = "'Limit':" + limit;
            String token = "";
            do {
                Answer page = partiql.okWith(members + token, statement);
                assertThat(page.list("Items").size()).isLessThanOrEqualTo(limit);
                paged.addAll(page.texts("Items", "title.S"));
                assertThat(page.has("LastEvaluatedKey")).isEqualTo(page.has("NextToken"));
                token = page.has("NextToken") ? ",'NextToken':'" + page.text("NextToken") + "'" : "";
            } while (!token.isEmpty());
            assertThat(paged).as("limit %d", limit).isEqualTo(all);
        }
    }

    @Test
    void aTokenBelongsToItsStatement() {
        String token = partiql.okWith("'Limit':1", "SELECT * FROM Songs WHERE artist = ?", "{'S':'a'}")
                .text("NextToken");

        assertThat(next(token, "SELECT * FROM Songs WHERE artist = ?", "{'S':'b'}"))
                .isEqualTo(VALIDATION + "NextToken does not match request");
        assertThat(next(token, "SELECT * FROM Songs")).isEqualTo(VALIDATION + "NextToken does not match request");
        for (String damaged : List.of("x", "AAAA", token.replace(token.substring(60, 64), "AAAA"))) {
            assertThat(next(damaged, "SELECT * FROM Songs WHERE artist = ?", "{'S':'a'}"))
                    .isEqualTo(VALIDATION + "Invalid NextToken");
        }
    }

    private String next(String token, String statement, String... parameters) {
        return wire.error(
                "ExecuteStatement", "{'NextToken':'" + token + "'," + Statements.member(statement, parameters) + "}");
    }

    @Test
    void tellsWhatItCost() {
        String get = "SELECT * FROM Songs WHERE artist = 'a' AND year = 1";
        assertThat(partiql.okWith("'ReturnConsumedCapacity':'TOTAL'", get).at("ConsumedCapacity"))
                .isEqualTo(Map.of("TableName", "Songs", "CapacityUnits", 0.5));
        assertThat(partiql.okWith("'ReturnConsumedCapacity':'TOTAL','ConsistentRead':true", get)
                        .number("ConsumedCapacity.CapacityUnits"))
                .isEqualTo(1);
        assertThat(partiql.okWith("'ReturnConsumedCapacity':'INDEXES'", "SELECT * FROM Songs.ByLabel")
                        .number("ConsumedCapacity.GlobalSecondaryIndexes.ByLabel.CapacityUnits"))
                .as("each of the four partitions of an on-demand table is read")
                .isEqualTo(2);
    }

    @Test
    void keepsToTheModel() {
        assertThat(wire.error("ExecuteStatement", "{}"))
                .isEqualTo(VALIDATION + "1 validation error detected: Value null at 'statement' failed to satisfy "
                        + "constraint: Member must not be null");
        assertThat(wire.error("ExecuteStatement", "{'Statement':'SELECT * FROM Songs','Parameters':[]}"))
                .isEqualTo(VALIDATION + "1 validation error detected: Value '[]' at 'parameters' failed to satisfy "
                        + "constraint: Member must have length greater than or equal to 1");
    }
}
