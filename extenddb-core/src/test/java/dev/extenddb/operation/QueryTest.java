package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Numbers", "pk:S", "sk:N");
        for (String sort : List.of("10", "-1", "2.5", "0", "100", "2")) {
            wire.put(
                    "Numbers", "{'pk':{'S':'a'},'sk':{'N':'" + sort + "'},'even':{'BOOL':" + !sort.equals("-1") + "}}");
        }
        wire.put("Numbers", "{'pk':{'S':'b'},'sk':{'N':'1'}}");
    }

    @Test
    void returnsOnePartitionInTheOrderOfTheSortKey() {
        Answer answer = query("'KeyConditionExpression':'pk = :p'", "':p':{'S':'a'}");

        assertThat(answer.texts("Items", "sk.N")).containsExactly("-1", "0", "2", "2.5", "10", "100");
        assertThat(answer.number("Count")).isEqualTo(6);
        assertThat(answer.number("ScannedCount")).isEqualTo(6);
        assertThat(answer.has("LastEvaluatedKey")).isFalse();
    }

    @Test
    void returnsThemBackwardsOnRequest() {
        Answer answer = query("'KeyConditionExpression':'pk = :p','ScanIndexForward':false", "':p':{'S':'a'}");

        assertThat(answer.texts("Items", "sk.N")).containsExactly("100", "10", "2.5", "2", "0", "-1");
    }

    @Test
    void aPartitionThatIsNoneIsEmpty() {
        assertThat(query("'KeyConditionExpression':'pk = :p'", "':p':{'S':'none'}")
                        .json())
                .isEqualTo(json("{'Items':[],'Count':0,'ScannedCount':0}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sk = :x | 2",
                "sk < :x | -1 0",
                "sk <= :x | -1 0 2",
                "sk > :x | 2.5 10 100",
                "sk >= :x | 2 2.5 10 100",
                ":x < sk | 2.5 10 100",
                "sk BETWEEN :x AND :y | 2 2.5 10",
                "sk BETWEEN :y AND :y | 10",
            })
    void theSortConditionNarrowsTheRange(String condition, String sorts) {
        String values = "':p':{'S':'a'},':x':{'N':'2'}" + (condition.contains(":y") ? ",':y':{'N':'10'}" : "");
        values = condition.contains(":x") ? values : values.replace(",':x':{'N':'2'}", "");
        String request = "'KeyConditionExpression':'pk = :p AND " + condition + "'";

        assertThat(String.join(" ", query(request, values).texts("Items", "sk.N")))
                .isEqualTo(sorts);

        List<String> backwards = new ArrayList<>(
                query(request + ",'ScanIndexForward':false", values).texts("Items", "sk.N"));
        Collections.reverse(backwards);
        assertThat(String.join(" ", backwards)).isEqualTo(sorts);
    }

    @Test
    void stringsBeginWithAPrefix() {
        wire.createTable("Texts", "pk:S", "sk:S");
        for (String sort : List.of("a", "ab", "ab\\u0000", "abc", "ac", "ab\uffff", "b")) {
            wire.put("Texts", "{'pk':{'S':'p'},'sk':{'S':'" + sort + "'}}");
        }

        Answer answer = wire.ok(
                "Query",
                "{'TableName':'Texts','KeyConditionExpression':'pk = :p AND begins_with(sk, :x)',"
                        + "'ExpressionAttributeValues':{':p':{'S':'p'},':x':{'S':'ab'}}}");

        assertThat(answer.texts("Items", "sk.S")).containsExactly("ab", "ab\u0000", "abc", "ab\uffff");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesByLimitMeetEveryItemOnce(boolean forward) {
        for (int limit = 1; limit <= 7; limit++) {
            var met = new ArrayList<String>();
            String start = "";
            int pages = 0;
            while (true) {
                Answer page = query(
                        "'KeyConditionExpression':'pk = :p','Limit':" + limit + ",'ScanIndexForward':" + forward
                                + start,
                        "':p':{'S':'a'}");
                pages++;
                met.addAll(page.texts("Items", "sk.N"));
                if (!page.has("LastEvaluatedKey")) {
                    break;
                }
                start = ",'ExclusiveStartKey':{'pk':{'S':'a'},'sk':{'N':'" + page.text("LastEvaluatedKey.sk.N") + "'}}";
            }

            assertThat(met)
                    .containsExactlyElementsOf(
                            forward
                                    ? List.of("-1", "0", "2", "2.5", "10", "100")
                                    : List.of("100", "10", "2.5", "2", "0", "-1"));
            assertThat(pages).isEqualTo(6 / limit + 1);
        }
    }

    @Test
    void aStartKeyNeedNotExist() {
        Answer answer = query(
                "'KeyConditionExpression':'pk = :p','ExclusiveStartKey':{'pk':{'S':'a'},'sk':{'N':'2.2'}}",
                "':p':{'S':'a'}");

        assertThat(answer.texts("Items", "sk.N")).containsExactly("2.5", "10", "100");
    }

    @Test
    void aPartitionOfOneItemHasNothingAfterIt() {
        try (Wire other = new Wire()) {
            other.createTable("Single", "pk:S");
            other.put("Single", "{'pk':{'S':'p'}}");
            String query = "{'TableName':'Single','Limit':1,'KeyConditionExpression':'pk = :p',"
                    + "'ExpressionAttributeValues':{':p':{'S':'p'}}";

            assertThat(other.ok("Query", query + "}").has("LastEvaluatedKey")).isFalse();
            assertThat(other.error("Query", query + ",'ExclusiveStartKey':{'pk':{'S':'p'}}}"))
                    .isEqualTo("ValidationException: The provided exclusive start key is invalid: ExclusiveStartKey: "
                            + "{pk=AttributeValue: {S:p}}");
        }
    }

    @Test
    void theLimitCountsItemsBeforeTheFilter() {
        Answer answer = query(
                "'KeyConditionExpression':'pk = :p','Limit':2,'FilterExpression':'even = :t'",
                "':p':{'S':'a'},':t':{'BOOL':true}");

        assertThat(answer.texts("Items", "sk.N")).containsExactly("0");
        assertThat(answer.number("Count")).isEqualTo(1);
        assertThat(answer.number("ScannedCount")).isEqualTo(2);
        assertThat(answer.at("LastEvaluatedKey")).isEqualTo(json("{'pk':{'S':'a'},'sk':{'N':'0'}}"));
    }

    @Test
    void aPageEndsOnceItHasAMegabyte() {
        String text = "x".repeat(100_000);
        IntStream.range(0, 15)
                .forEach(i ->
                        wire.put("Numbers", "{'pk':{'S':'large'},'sk':{'N':'" + i + "'},'v':{'S':'" + text + "'}}"));

        Answer first = query(
                "'KeyConditionExpression':'pk = :p','ProjectionExpression':'sk','ReturnConsumedCapacity':'TOTAL'",
                "':p':{'S':'large'}");

        assertThat(first.number("Count")).isEqualTo(11);
        assertThat(first.at("LastEvaluatedKey")).isEqualTo(json("{'pk':{'S':'large'},'sk':{'N':'10'}}"));
        assertThat(first.number("ConsumedCapacity.CapacityUnits")).isEqualTo(134.5);

        Answer second = query(
                "'KeyConditionExpression':'pk = :p','Select':'COUNT',"
                        + "'ExclusiveStartKey':{'pk':{'S':'large'},'sk':{'N':'10'}}",
                "':p':{'S':'large'}");
        assertThat(second.json()).isEqualTo(json("{'Count':4,'ScannedCount':4}"));
    }

    @Test
    void costsByTheSumOfSizesBeforeFilterAndProjection() {
        String request = "'KeyConditionExpression':'pk = :p','ReturnConsumedCapacity':'TOTAL',"
                + "'FilterExpression':'attribute_exists(absent)'";

        assertThat(query(request, "':p':{'S':'a'}").number("ConsumedCapacity.CapacityUnits"))
                .isEqualTo(0.5);
        assertThat(query(request + ",'ConsistentRead':true", "':p':{'S':'a'}").number("ConsumedCapacity.CapacityUnits"))
                .isEqualTo(1);
        assertThat(query(request, "':p':{'S':'none'}").number("ConsumedCapacity.CapacityUnits"))
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Select':'COUNT','ProjectionExpression':'sk' | 1 validation error detected: Cannot specify the ProjectionExpression when choosing to get only the Count",
                "'Select':'ALL_ATTRIBUTES','ProjectionExpression':'sk' | 1 validation error detected: Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES",
                "'Select':'SPECIFIC_ATTRIBUTES' | 1 validation error detected: Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES",
                "'Select':'ALL_PROJECTED_ATTRIBUTES' | 1 validation error detected: ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName",
                "'Limit':0 | 1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
                "'IndexName':'none' | The table does not have the specified index: none",
                "'ExclusiveStartKey':{'pk':{'S':'a'}} | The provided starting key is invalid",
                "'ExclusiveStartKey':{'pk':{'S':'a'},'x':{'N':'1'}} | The provided starting key is invalid",
                "'ExclusiveStartKey':{'pk':{'S':'a'},'sk':{'S':'1'}} | The provided key element does not match the schema",
                "'ProjectionExpression':'sk.x' | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: sk",
                "'ExclusiveStartKey':{'pk':{'S':'b'},'sk':{'N':'1'}} | The provided starting key is outside query boundaries based on provided conditions",
                "'FilterExpression':'sk = :p' | Filter Expression can only contain non-primary key attributes: Primary key attribute: sk",
            })
    void refusesWhatMakesNoSense(String members, String message) {
        assertThat(wire.error(
                        "Query",
                        "{'TableName':'Numbers','KeyConditionExpression':'pk = :p',"
                                + "'ExpressionAttributeValues':{':p':{'S':'a'}}," + members + "}"))
                .isEqualTo("ValidationException: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sk = :x | Query condition missed key schema element: pk",
                "pk = :x AND sk = :x AND v = :x | The number of query conditions (3) exceeds the number of key attributes "
                        + "defined in the schema (2)",
                "pk > :x | Query key condition not supported",
                "pk = :x AND v = :x | Query condition missed key schema element: sk",
                "pk = :x OR sk = :x | Invalid operator used in KeyConditionExpression: OR",
                "pk = :x AND sk = :x | One or more parameter values were invalid: Condition parameter type does not match schema type",
                "pk = :x AND sk = :true | One or more parameter values were invalid: Condition parameter type does not match schema type",
                "pk = :x AND sk > :true | Incorrect operand type for operator or function; operator or function: >, operand type: BOOL",
                "pk = :x AND sk <> :x | Invalid operator used in KeyConditionExpression: <>",
            })
    void theConditionMustFitTheKey(String condition, String message) {
        String error = wire.error(
                "Query",
                "{'TableName':'Numbers','KeyConditionExpression':'" + condition
                        + "','ExpressionAttributeValues':{':x':{'S':'a'}"
                        + (condition.contains(":true") ? ",':true':{'BOOL':true}" : "") + "}}");

        assertThat(error).endsWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pk = :p | b | outside query boundaries based on provided conditions",
                "pk = :p AND sk > :x | a | does not match the range key predicate",
                "pk = :p AND sk > :x | b | does not match the range key predicate",
                "pk = :p AND sk = :x | b | cannot be restarted",
            })
    void aStartMustBeWhereTheConditionsLead(String condition, String partition, String reason) {
        String values = "':p':{'S':'a'}" + (condition.contains(":x") ? ",':x':{'N':'2'}" : "");

        assertThat(wire.error(
                        "Query",
                        "{'TableName':'Numbers','KeyConditionExpression':'" + condition
                                + "','ExpressionAttributeValues':{" + values + "},'ExclusiveStartKey':{'pk':{'S':'"
                                + partition + "'},'sk':{'N':'2'}}}"))
                .startsWith("ValidationException: The ")
                .endsWith(reason);
    }

    @Test
    void thereIsNoGoingOnWhereThereIsNoSortKey() {
        wire.createTable("Singles", "id:S");

        assertThat(wire.error(
                        "Query",
                        "{'TableName':'Singles','KeyConditionExpression':'id = :i','ExpressionAttributeValues':"
                                + "{':i':{'S':'a'}},'ExclusiveStartKey':{'id':{'S':'a'}}}"))
                .isEqualTo("ValidationException: The provided exclusive start key is invalid: "
                        + "ExclusiveStartKey: {id=AttributeValue: {S:a}}");
    }

    private Answer query(String members, String values) {
        return wire.ok("Query", "{'TableName':'Numbers'," + members + ",'ExpressionAttributeValues':{" + values + "}}");
    }
}
