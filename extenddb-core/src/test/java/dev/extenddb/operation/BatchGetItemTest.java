package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchGetItemTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTables() {
        wire.createTable("Things", "id:S");
        wire.createTable("Others", "id:S");
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}", "{'id':{'S':'b'},'v':{'N':'2'}}");
        wire.put("Others", "{'id':{'S':'a'},'v':{'N':'3'}}");
    }

    @Test
    void readsOfSeveralTables() {
        Answer answer = batch("'Things':{'Keys':[{'id':{'S':'a'}},{'id':{'S':'b'}},{'id':{'S':'none'}}]},"
                + "'Others':{'Keys':[{'id':{'S':'a'}}],'ProjectionExpression':'v'}");

        assertThat(new TreeSet<>(answer.texts("Responses.Things", "id.S"))).containsExactly("a", "b");
        assertThat(answer.at("Responses.Others")).isEqualTo(json("[{'v':{'N':'3'}}]"));
        assertThat(answer.at("UnprocessedKeys")).isEqualTo(json("{}"));
    }

    @Test
    void aTableWithoutMatchIsListedAllTheSame() {
        assertThat(batch("'Things':{'Keys':[{'id':{'S':'none'}}]}").json())
                .isEqualTo(json("{'Responses':{'Things':[]},'UnprocessedKeys':{}}"));
    }

    @Test
    void costsTheSumOfTheReads() {
        wire.put("Things", "{'id':{'S':'large'},'v':{'S':'" + "x".repeat(5000) + "'}}");

        Answer answer = wire.ok(
                "BatchGetItem",
                "{'ReturnConsumedCapacity':'TOTAL','RequestItems':{"
                        + "'Things':{'ConsistentRead':true,'Keys':[{'id':{'S':'large'}},{'id':{'S':'a'}},{'id':{'S':'none'}}]},"
                        + "'Others':{'Keys':[{'id':{'S':'a'}}]}}}");

        assertThat(answer.at("ConsumedCapacity"))
                .isEqualTo(
                        json("[{'TableName':'Things','CapacityUnits':4},{'TableName':'Others','CapacityUnits':0.5}]"));
    }

    @Test
    void sixteenMegabytesAreTheMost() {
        String text = "x".repeat(400_000);
        IntStream.range(0, 50).forEach(i -> wire.put("Things", "{'id':{'S':'" + i + "'},'v':{'S':'" + text + "'}}"));

        Answer answer = batch("'Things':{'ConsistentRead':true,'ProjectionExpression':'#i',"
                + "'ExpressionAttributeNames':{'#i':'id'},'Keys':" + keys(50) + "}");

        assertThat(answer.list("Responses.Things")).hasSize(41);
        assertThat(answer.list("UnprocessedKeys.Things.Keys")).hasSize(9);
        assertThat(answer.at("UnprocessedKeys.Things.ConsistentRead")).isEqualTo(true);
        assertThat(answer.at("UnprocessedKeys.Things.ProjectionExpression")).isEqualTo("#i");
        assertThat(answer.at("UnprocessedKeys.Things.ExpressionAttributeNames")).isEqualTo(json("{'#i':'id'}"));
    }

    @Test
    void aHundredKeysAreTheMost() {
        assertThat(batch("'Things':{'Keys':" + keys(100) + "}").list("Responses.Things"))
                .isEmpty();
        assertThat(error("'Things':{'Keys':" + keys(99) + "},'Others':{'Keys':" + keys(2) + "}"))
                .isEqualTo("ValidationException: Too many items requested for the BatchGetItem call");
        assertThat(error("'Things':{'Keys':" + keys(101) + "}"))
                .startsWith("ValidationException: 1 validation error detected: Value ")
                .endsWith("failed to satisfy constraint: Member must have length less than or equal to 100");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(error(""))
                .isEqualTo("ValidationException: 1 validation error detected: Value at 'RequestItems' "
                        + "failed to satisfy constraint: Member must have length greater than or equal to 1");
        assertThat(error("'Things':{'Keys':[{'id':{'S':'a'}},{'id':{'S':'a'}}]}"))
                .isEqualTo("ValidationException: Provided list of item keys contains duplicates");
        assertThat(error("'Things':{'Keys':[{'id':{'N':'1'}}]}"))
                .isEqualTo("ValidationException: The provided key element does not match the schema");
        assertThat(error("'Nothing':{'Keys':[{'id':{'S':'a'}}]}"))
                .isEqualTo("ResourceNotFoundException: Requested resource not found");
    }

    @Test
    void sizesAreToldByTheMembersName() {
        assertThat(error("'Things':{'Keys':" + keys(101) + "}"))
                .isEqualTo(
                        "ValidationException: 1 validation error detected: Value at 'RequestItems.Things.member.Keys' "
                                + "failed to satisfy constraint: Member must have length less than or equal to 100");
    }

    @Test
    void oneTableHasExpressionsIfAnotherHas() {
        assertThat(error("'Things':{'Keys':[{'id':{'S':'a'}}],'ProjectionExpression':'a'},"
                        + "'Others':{'Keys':[{'id':{'S':'a'}}],'AttributesToGet':['a']}"))
                .startsWith("ValidationException: Can not use both expression and non-expression parameters");
    }

    private static String keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'id':{'S':'" + i + "'}}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Answer batch(String tables) {
        return wire.ok("BatchGetItem", "{'RequestItems':{" + tables + "}}");
    }

    @Test
    void namesOfTablesHaveBounds() {
        assertThat(error("'a b':{'Keys':[{'id':{'S':'a'}}]}"))
                .startsWith("ValidationException: 1 validation error detected: "
                        + "Value '{\"a b\":{\"Keys\":[{\"id\":{\"S\":\"a\"}}]}}' ")
                .endsWith("at 'requestItems' failed to satisfy constraint: Map keys must satisfy constraint: "
                        + "[Member must have length less than or equal to 255, "
                        + "Member must have length greater than or equal to 3, "
                        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]");
    }

    @Test
    void noMoreTablesThanKeys() {
        String tables = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> "'Table" + i + "':{'Keys':[{'id':{'S':'a'}}]}")
                .collect(Collectors.joining(","));

        assertThat(error(tables))
                .isEqualTo("ValidationException: 1 validation error detected: Value at 'RequestItems' "
                        + "failed to satisfy constraint: Member must have length less than or equal to 100");
    }

    private String error(String tables) {
        return wire.error("BatchGetItem", "{'RequestItems':{" + tables + "}}");
    }
}
