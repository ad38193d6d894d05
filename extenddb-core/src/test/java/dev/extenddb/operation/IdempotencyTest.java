package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Threads;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tokens by which a TransactWriteItems is done once however often it is sent. */
@Covers({"TransactWriteItems"})
class IdempotencyTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'0'}}");
    }

    @Test
    void theSameRequestIsDoneOnce() {
        increment("token", 1);
        increment("token", 1);
        increment("other", 1);

        assertThat(value()).isEqualTo("2");
    }

    @Test
    void aReplayCostsReads() {
        Answer first = increment("token", 1);
        Answer second = increment("token", 1);

        assertThat(first.at("ConsumedCapacity"))
                .isEqualTo(json("[{'TableName':'Things','CapacityUnits':2,'WriteCapacityUnits':2}]"));
        assertThat(second.at("ConsumedCapacity"))
                .isEqualTo(json("[{'TableName':'Things','CapacityUnits':2,'ReadCapacityUnits':2}]"));
    }

    @Test
    void anotherRequestWithTheTokenIsRefused() {
        increment("token", 1);

        assertThat(wire.error("TransactWriteItems", request("token", 2)))
                .startsWith("IdempotentParameterMismatchException: ");
        assertThat(value()).isEqualTo("1");
    }

    /** As clients send it whose maps have no order: Go's, for one. */
    @Test
    void theOrderOfNamesMakesNoOtherRequest() {
        String put = "{'ClientRequestToken':'token','TransactItems':[{'Put':{'TableName':'Things','Item':{%s},"
                + "'ConditionExpression':'attribute_not_exists(#a) AND #b <> :m AND #b <> :n',"
                + "'ExpressionAttributeNames':{%s},'ExpressionAttributeValues':{%s}}}]}";
        wire.ok(
                "TransactWriteItems",
                put.formatted(
                        "'id':{'S':'b'},'m':{'M':{'x':{'N':'1'},'y':{'L':[{'M':{'p':{'N':'1'},'q':{'N':'2'}}}]}}}",
                        "'#a':'id','#b':'v'",
                        "':m':{'M':{'x':{'N':'1'},'y':{'N':'2'}}},':n':{'N':'3'}"));
        wire.ok(
                "TransactWriteItems",
                put.formatted(
                        "'m':{'M':{'y':{'L':[{'M':{'q':{'N':'2'},'p':{'N':'1'}}}]},'x':{'N':'1'}}},'id':{'S':'b'}",
                        "'#b':'v','#a':'id'",
                        "':n':{'N':'3'},':m':{'M':{'y':{'N':'2'},'x':{'N':'1'}}}"));
    }

    /** The first two have one hash code in Java, and the others look the same when they are printed without care. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'S':'Aa'} | {'S':'BB'}",
                "{'S':'1'} | {'N':'1'}",
                "{'S':'00'} | {'B':'AA=='}",
                "{'BOOL':true} | {'BOOL':false}",
                "{'NULL':true} | {'BOOL':true}",
                "{'L':[{'N':'1'},{'N':'2'}]} | {'L':[{'N':'2'},{'N':'1'}]}",
                "{'L':[]} | {'M':{}}",
                "{'L':[{'L':[]},{'S':'a'}]} | {'L':[{'L':[{'S':'a'}]}]}",
                "{'SS':['a','b']} | {'SS':['a, b']}",
                "{'NS':['1','2']} | {'NS':['12']}",
                "{'BS':['AA==','AQ==']} | {'BS':['AAE=']}",
                "{'M':{'a':{'S':'x'},'b':{'S':'y'}}} | {'M':{'a':{'S':'x], b=S[value=y'}}}",
            })
    void otherValuesMakeAnotherRequest(String first, String second) {
        String set = "{'ClientRequestToken':'token','TransactItems':[{'Update':{'TableName':'Things',"
                + "'Key':{'id':{'S':'a'}},'UpdateExpression':'SET v = :v','ExpressionAttributeValues':{':v':%s}}}]}";
        wire.ok("TransactWriteItems", set.formatted(first));

        wire.ok("TransactWriteItems", set.formatted(first));
        assertThat(wire.error("TransactWriteItems", set.formatted(second)))
                .startsWith("IdempotentParameterMismatchException: ");
    }

    @Test
    void aTokenCountsForTenMinutes() {
        increment("token", 1);
        wire.clock().advance(Duration.ofMinutes(10).minusMillis(1));
        increment("token", 1);
        assertThat(value()).isEqualTo("1");

        wire.clock().advance(Duration.ofMillis(1));
        increment("token", 1);
        assertThat(value()).isEqualTo("2");
    }

    @Test
    void aCancelledTransactionDoesNotUseItsTokenUp() {
        String request =
                "{'ClientRequestToken':'token','TransactItems':[{'Put':{'TableName':'Things','Item':{'id':{'S':'b'}},"
                        + "'ConditionExpression':'attribute_exists(id)'}}]}";
        assertThat(wire.error("TransactWriteItems", request)).startsWith("TransactionCanceledException");

        wire.put("Things", "{'id':{'S':'b'},'v':{'N':'1'}}");
        wire.ok("TransactWriteItems", request);
        assertThat(wire.get("Things", "{'id':{'S':'b'}}")).isEqualTo(json("{'id':{'S':'b'}}"));
    }

    @Test
    void tokensBelongToTheirAccount() {
        increment("token", 1);
        var headers = Wire.headers("TransactWriteItems");
        headers.put("Authorization", Wire.credentials("210987654321", "eu-central-1"));

        assertThat(wire.post(headers, Wire.body(request("token", 1))).error()).startsWith("ResourceNotFoundException");
    }

    @Test
    void manyAtOnceAreDoneOnce() {
        Threads.run(8, thread -> {
            for (int token = 0; token < 50; token++) {
                increment("token" + token, 1);
            }
        });

        assertThat(value()).isEqualTo("50");
    }

    @Test
    void aTokenHasOneToThirtySixCharacters() {
        increment("x".repeat(36), 1);

        assertThat(wire.error("TransactWriteItems", request("x".repeat(37), 1)))
                .endsWith("at 'clientRequestToken' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 36");
    }

    private String value() {
        return wire.ok("GetItem", "{'TableName':'Things','Key':{'id':{'S':'a'}}}")
                .text("Item.v.N");
    }

    private Answer increment(String token, int by) {
        return wire.ok("TransactWriteItems", request(token, by));
    }

    private static String request(String token, int by) {
        return "{'ClientRequestToken':'" + token + "','ReturnConsumedCapacity':'TOTAL','TransactItems':[{'Update':{"
                + "'TableName':'Things','Key':{'id':{'S':'a'}},'UpdateExpression':'ADD v :by',"
                + "'ExpressionAttributeValues':{':by':{'N':'" + by + "'}}}}]}";
    }
}
