package dev.extenddb.legacy;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes without expressions make of an item. */
@Covers({"UpdateItem"})
class AttributeUpdatesTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Value':{'S':'x'}} | {'S':'x'}",
                "{'Action':'PUT','Value':{'L':[]}} | {'L':[]}",
                "{'Action':'ADD','Value':{'N':'-2.5'}} | {'N':'-2.5'}",
                "{'Action':'ADD','Value':{'NS':['1']}} | {'NS':['1']}",
                "{'Action':'ADD','Value':{'L':[{'S':'x'}]}} | {'L':[{'S':'x'}]}",
            })
    void createsAnItem(String update, String value) {
        update(update);

        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'},'v':" + value + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'N':'1'} | {'Action':'ADD','Value':{'N':'2'}} | {'N':'3'}",
                "{'SS':['a']} | {'Action':'ADD','Value':{'SS':['a','b']}} | {'SS':['a','b']}",
                "{'L':[{'S':'a'}]} | {'Action':'ADD','Value':{'L':[{'S':'a'},{'N':'1'}]}} | {'L':[{'S':'a'},{'S':'a'},{'N':'1'}]}",
                "{'NS':['1','2']} | {'Action':'DELETE','Value':{'NS':['2','3']}} | {'NS':['1']}",
                "{'N':'1'} | {'Action':'PUT','Value':{'SS':['a']}} | {'SS':['a']}",
            })
    void changesAValue(String before, String update, String after) {
        wire.put("Things", "{'id':{'S':'a'},'v':" + before + "}");
        update(update);

        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'},'v':" + after + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'S':'x'} | {'Action':'DELETE'}",
                "{'SS':['a','b']} | {'Action':'DELETE','Value':{'SS':['b','a']}}",
            })
    void takesAnAttributeAway(String before, String update) {
        wire.put("Things", "{'id':{'S':'a'},'v':" + before + "}");
        update(update);

        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'SS':['a']} | {'Action':'ADD','Value':{'NS':['1']}}",
                "{'NS':['1']} | {'Action':'ADD','Value':{'N':'1'}}",
                "{'S':'x'} | {'Action':'ADD','Value':{'L':[]}}",
                "{'S':'x'} | {'Action':'DELETE','Value':{'SS':['x']}}",
            })
    void refusesToMixTypes(String before, String update) {
        wire.put("Things", "{'id':{'S':'a'},'v':" + before + "}");

        assertThat(wire.error("UpdateItem", request(update)))
                .isEqualTo("ValidationException: Type mismatch for attribute to update");
        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'},'v':" + before + "}"));
    }

    @Test
    void onlyTakingAwayCreatesNothingButDoingNothingDoes() {
        update("{'Action':'DELETE'}");
        update("{'Action':'DELETE','Value':{'SS':['x']}}");
        assertThat(stored()).isEqualTo(Map.of());

        wire.ok("UpdateItem", "{'TableName':'Things','Key':{'id':{'S':'a'}},'AttributeUpdates':{}}");
        assertThat(stored()).isEqualTo(json("{'id':{'S':'a'}}"));
    }

    @Test
    void returnsTheAttributesThatItChanges() {
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'},'w':{'N':'1'}}");
        String request = "{'TableName':'Things','Key':{'id':{'S':'a'}},'AttributeUpdates':"
                + "{'v':{'Action':'ADD','Value':{'N':'1'}}},'ReturnValues':'%s'}";

        Answer old = wire.ok("UpdateItem", request.formatted("UPDATED_OLD"));
        assertThat(old.at("Attributes")).isEqualTo(json("{'v':{'N':'1'}}"));
        Answer updated = wire.ok("UpdateItem", request.formatted("UPDATED_NEW"));
        assertThat(updated.at("Attributes")).isEqualTo(json("{'v':{'N':'3'}}"));
    }

    @Test
    void anUpdateExpressionStillAddsNoLists() {
        assertThat(wire.error(
                        "UpdateItem",
                        "{'TableName':'Things','Key':{'id':{'S':'a'}},'UpdateExpression':'ADD v :l',"
                                + "'ExpressionAttributeValues':{':l':{'L':[]}}}"))
                .isEqualTo(
                        "ValidationException: 1 validation error detected: Invalid UpdateExpression: Incorrect operand type for operator or "
                                + "function; operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND");
    }

    private void update(String update) {
        wire.ok("UpdateItem", request(update));
    }

    private static String request(String update) {
        return "{'TableName':'Things','Key':{'id':{'S':'a'}},'AttributeUpdates':{'v':" + update + "}}";
    }

    private Object stored() {
        return wire.get("Things", "{'id':{'S':'a'}}");
    }
}
