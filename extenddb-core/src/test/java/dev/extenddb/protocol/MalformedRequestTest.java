package dev.extenddb.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Json;
import dev.extenddb.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that say nothing, or say it in the wrong way: always the client's error, never ours. */
class MalformedRequestTest {

    private static final String PUT = Json.quoted(
            "{'TableName':'Things','Item':{'id':{'S':'a'},'n':{'N':'1'},'b':{'B':'YWJj'},'m':{'M':{'x':{'L':[{'NULL':true}]}}},"
                    + "'ss':{'SS':['a','b']},'t':{'BOOL':false}},'ConditionExpression':'attribute_not_exists(#i)',"
                    + "'ExpressionAttributeNames':{'#i':'id'},'ReturnValues':'NONE'}");

    private static final String DAMAGES = " {}[]\",:#0-eE.tfn\\\u0000\u00ff";

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "}{",
                "habababa",
                "7x",
                "><#",
                "{''}",
                "{7}",
                "{3: }",
                "{,}",
                "{{}}",
                "{} {}",
                "[]",
                "7",
                "''",
                "{'TableName':}"
            })
    void whatIsNoJsonObject(String body) {
        assertThat(wire.refused("PutItem", body).text("__type"))
                .isEqualTo("com.amazon.coral.service#SerializationException");
    }

    @Test
    void deepNestingIsRefusedWithoutHarm() {
        assertThat(wire.error("PutItem", "{'a':".repeat(50_000))).startsWith("SerializationException");
        assertThat(wire.error("PutItem", "{'TableName':'Things','Item':{'id':{'S':'a'},'l':" + "{'L':[".repeat(20_000)))
                .startsWith("SerializationException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'TableName':7} | SerializationException: NUMBER_VALUE cannot be converted to String",
                "{'TableName':true} | SerializationException: TRUE_VALUE cannot be converted to String",
                "{'TableName':[]} | SerializationException: Unrecognized collection type class java.lang.String",
                "{'TableName':{}} | SerializationException: Start of structure or map found where not expected",
            })
    void aMemberOfTheWrongType(String body, String error) {
        assertThat(wire.error("DescribeTable", body)).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'N':3} | SerializationException",
                "{'S':3} | SerializationException",
                "{'BOOL':'maybe'} | SerializationException",
                "{'B':'YWJj??!!'} | SerializationException",
                "{'B':'YWJjZGVmZ2g'} | SerializationException",
                "{'L':{}} | SerializationException",
                "{'M':[]} | SerializationException",
                "'a' | SerializationException",
                "{} | ValidationException",
                "{'dog':'cat'} | ValidationException",
                "{'M':{'dog':{'cat':'a'}}} | ValidationException",
                "{'S':'a','N':'1'} | ValidationException",
                "{'N':'x'} | ValidationException",
                "{'N':'--5'} | ValidationException",
                "{'NULL':false} | ValidationException",
                "{'SS':[]} | ValidationException",
                "{'NS':['1','1.0']} | ValidationException",
            })
    void anAttributeValueThatIsNone(String value, String type) {
        assertThat(wire.error("PutItem", "{'TableName':'Things','Item':{'id':{'S':'a'},'v':" + value + "}}"))
                .startsWith(type + ": ");
    }

    @Test
    void everyPrefixOfARequestIsRefused() {
        assertThat(wire.call("PutItem", PUT).status()).isEqualTo(200);
        for (int i = 1; i < PUT.length(); i++) {
            assertThat(wire.call("PutItem", PUT.substring(0, i)).error())
                    .as(PUT.substring(0, i))
                    .startsWith("SerializationException");
        }
    }

    @Test
    void damagedRequestsAreNeverOurFault() {
        long seed = 31_337;
        var random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] body = Utf8.bytes(PUT);
            for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
                body[random.nextInt(body.length)] = (byte) DAMAGES.charAt(random.nextInt(DAMAGES.length()));
            }
            Answer answer = wire.post(Wire.headers("PutItem"), Bytes.wrap(body));

            assertThat(answer.status())
                    .as("seed %d: %s -> %s", seed, new String(body, StandardCharsets.UTF_8), answer.body())
                    .isIn(200, 400);
        }
    }

    @Test
    void modelConstraintsAreReportedTogether() {
        assertThat(wire.error("GetItem", "{}"))
                .isEqualTo("ValidationException: 2 validation errors detected: "
                        + "Value null at 'tableName' failed to satisfy constraint: Member must not be null; "
                        + "Value null at 'key' failed to satisfy constraint: Member must not be null");
        assertThat(wire.error("PutItem", "{'TableName':'Things','Item':{'id':{'S':'a'}},'ReturnValues':'DOG'}"))
                .isEqualTo("ValidationException: 1 validation error detected: Value 'DOG' at 'returnValues' failed to "
                        + "satisfy constraint: Member must satisfy enum value set: "
                        + "[ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]");
    }

    @Test
    void unknownMembersAreOverlooked() {
        assertThat(wire.ok("GetItem", "{'TableName':'Things','Key':{'id':{'S':'a'}},'Future':{'a':[1,{'b':null}]}}")
                        .body())
                .isEqualTo("{}");
    }
}
