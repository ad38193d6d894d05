package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchWriteItemTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTables() {
        wire.createTable("Things", "id:S");
        wire.createTable("Others", "id:S");
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}");
    }

    @Test
    void putsAndDeletesInSeveralTables() {
        Answer answer = batch("'Things':[" + delete("a") + "," + put("b") + "],'Others':[" + put("a") + "]");

        assertThat(answer.json()).isEqualTo(json("{'UnprocessedItems':{}}"));
        assertThat(wire.get("Things", "{'id':{'S':'a'}}")).isEqualTo(Map.of());
        assertThat(wire.get("Things", "{'id':{'S':'b'}}")).isEqualTo(json("{'id':{'S':'b'}}"));
        assertThat(wire.get("Others", "{'id':{'S':'a'}}")).isEqualTo(json("{'id':{'S':'a'}}"));
    }

    @Test
    void costsTheSumOfTheWrites() {
        Answer answer = wire.ok(
                "BatchWriteItem",
                "{'ReturnConsumedCapacity':'TOTAL','RequestItems':{'Things':[" + put("b") + "," + delete("a") + ","
                        + "{'PutRequest':{'Item':{'id':{'S':'large'},'v':{'S':'" + "x".repeat(1500) + "'}}}}]}}");

        assertThat(answer.at("ConsumedCapacity")).isEqualTo(json("[{'TableName':'Things','CapacityUnits':4}]"));
    }

    @Test
    void twentyFiveWritesAreTheMost() {
        batch("'Things':[" + puts(25) + "]");

        assertThat(error("'Things':[" + puts(24) + "],'Others':[" + puts(2) + "]"))
                .isEqualTo("ValidationException: Too many items requested for the BatchWriteItem call");
    }

    @Test
    void aNameThatIsNoneIsToldIfNothingElseIs() {
        String request = "{'RequestItems':{'a b':[" + put("b") + "]}%s}";

        assertThat(wire.error("BatchWriteItem", request.formatted("")))
                .startsWith("ValidationException: 1 validation error detected: Value '{a b=[WriteRequest(")
                .contains(" at 'requestItems' failed to satisfy constraint: Map keys must satisfy constraint: [");
        assertThat(wire.error("BatchWriteItem", request.formatted(",'ReturnConsumedCapacity':'ALL'")))
                .startsWith(
                        "ValidationException: 1 validation error detected: Value 'ALL' at 'returnConsumedCapacity' ");
    }

    @Test
    void oneBadWriteSpoilsTheBatch() {
        assertThat(error("'Things':[" + put("b") + ",{'PutRequest':{'Item':{'v':{'S':'no key'}}}}]"))
                .isEqualTo("ValidationException: The provided key element does not match the schema");
        assertThat(wire.get("Things", "{'id':{'S':'b'}}")).isEqualTo(Map.of());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(error("'Things':[" + put("b") + "," + delete("b") + "]"))
                .isEqualTo("ValidationException: Provided list of item keys contains duplicates");
        assertThat(error("'Nothing':[" + put("b") + "]"))
                .isEqualTo("ResourceNotFoundException: Requested resource not found");
        assertThat(error("'Things':[" + delete("b") + ",{'DeleteRequest':{'Key':{'id':{'N':'1'}}}}]"))
                .isEqualTo("ValidationException: The provided key element does not match the schema");
        assertThat(error("'Things':[{}]")).startsWith("ValidationException: ");
        assertThat(error("'Things':[]")).startsWith("ValidationException: ");
    }

    @Test
    void theSameKeyInAnotherFormIsADuplicate() {
        wire.createTable("Numbers", "id:N");

        assertThat(
                        error(
                                "'Numbers':[{'PutRequest':{'Item':{'id':{'N':'1'}}}},{'DeleteRequest':{'Key':{'id':{'N':'1.0'}}}}]"))
                .isEqualTo("ValidationException: Provided list of item keys contains duplicates");
    }

    private static String puts(int count) {
        return IntStream.range(0, count).mapToObj(i -> put("p" + i)).collect(Collectors.joining(","));
    }

    private static String put(String id) {
        return "{'PutRequest':{'Item':{'id':{'S':'" + id + "'}}}}";
    }

    private static String delete(String id) {
        return "{'DeleteRequest':{'Key':{'id':{'S':'" + id + "'}}}}";
    }

    private Answer batch(String tables) {
        return wire.ok("BatchWriteItem", "{'RequestItems':{" + tables + "}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Things':[] | Value '{Things=[]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]",
                "'ab':[{}] | Value '{ab=[WriteRequest(putRequest=null, deleteRequest=null)]}' at 'requestItems' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]",
                "'':[{}] | Value '{=[WriteRequest(putRequest=null, deleteRequest=null)]}' at 'requestItems' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1]",
            })
    void namesOfTablesAndLengthsOfListsHaveBounds(String tables, String violation) {
        assertThat(error(tables)).isEqualTo("ValidationException: 1 validation error detected: " + violation);
    }

    @Test
    void aMessageQuotesRequestsByTheNamesOfTheirMembers() {
        assertThat(error("'Things':[" + puts(26) + "]"))
                .matches("ValidationException: 1 validation error detected: Value '\\{Things=\\[WriteRequest\\("
                        + "putRequest=PutRequest\\(item=\\{id=com.amazonaws.dynamodb.v20120810.AttributeValue@[0-9a-f]+\\}"
                        + ".*\\]\\}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: "
                        + "\\[Member must have length less than or equal to 25, "
                        + "Member must have length greater than or equal to 1\\]");
    }

    @Test
    void everyBrokenConstraintIsTold() {
        assertThat(error("'ab':[{'PutRequest':{}}],'Things':[]"))
                .startsWith("ValidationException: 3 validation errors detected: ")
                .contains("Map keys must satisfy", "Map value must satisfy")
                .endsWith(
                        "Value null at 'requestItems.ab.member.1.member.putRequest.item' failed to satisfy constraint: "
                                + "Member must not be null");
    }

    @Test
    void someRequestMustBe() {
        assertThat(error(""))
                .isEqualTo("ValidationException: The requestItems parameter is required for BatchWriteItem");
    }

    private String error(String tables) {
        return wire.error("BatchWriteItem", "{'RequestItems':{" + tables + "}}");
    }
}
