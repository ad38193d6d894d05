package dev.extenddb.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conditions without expressions let through, as filters and as what writes expect. */
@Covers({"DeleteItem", "PutItem", "Query", "Scan", "UpdateItem"})
class AttributeConditionsTest {

    private final Wire wire = new Wire();

    /** Four items: their attribute is absent, a number, a string and a set. */
    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S", "at:N");
        wire.put(
                "Things",
                "{'id':{'S':'a'},'at':{'N':'0'}}",
                "{'id':{'S':'a'},'at':{'N':'1'},'v':{'N':'5'}}",
                "{'id':{'S':'a'},'at':{'N':'2'},'v':{'S':'tea'},'w':{'S':'x'}}",
                "{'id':{'S':'a'},'at':{'N':'3'},'v':{'SS':['tea','milk']},'w':{'S':'y'}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EQ | {'N':'5.0'} | 1",
                "EQ | {'SS':['milk','tea']} | 3",
                "EQ | {'BOOL':true} | ``",
                "NE | {'N':'5'} | 0 2 3",
                "LT | {'N':'6'} | 1",
                "LE | {'S':'tea'} | 2",
                "GT | {'N':'5'} | ``",
                "GE | {'S':'tea'} | 2",
                "NULL | `` | 0",
                "NOT_NULL | `` | 1 2 3",
                "CONTAINS | {'S':'tea'} | 2 3",
                "CONTAINS | {'S':'e'} | 2",
                "CONTAINS | {'NULL':true} | ``",
                "NOT_CONTAINS | {'S':'tea'} | 1",
                "NOT_CONTAINS | {'N':'5'} | 1 2 3",
                "BEGINS_WITH | {'S':'te'} | 2",
                "IN | {'N':'4'},{'N':'5'} | 1",
                "BETWEEN | {'N':'5'},{'N':'5'} | 1",
                "BETWEEN | {'S':'a'},{'S':'z'} | 2",
            })
    void eachOperatorLetsItsItemsThrough(String operator, String values, String items) {
        String condition = "'v':{'ComparisonOperator':'" + operator + "','AttributeValueList':[" + values + "]}";

        assertThat(ids(wire.ok("Scan", "{'TableName':'Things','ScanFilter':{" + condition + "}}")))
                .isEqualTo(items);
        assertThat(ids(query("'QueryFilter':{" + condition + "}"))).isEqualTo(items);
        assertThat(expectedOf(condition)).isEqualTo(items);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'v':{'Value':{'S':'tea'}} | 2",
                "'v':{'Value':{'S':'tea'},'Exists':true} | 2",
                "'v':{'Exists':false} | 0",
                "'v':{'ComparisonOperator':'GT','Value':{'N':'1'}} | 1",
                "'v':{'ComparisonOperator':'NULL'} | 0",
                "`` | 0 1 2 3",
            })
    void expectedHasShorterForms(String expected, String items) {
        assertThat(expectedOf(expected)).isEqualTo(items);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"`` | 2", "'ConditionalOperator':'AND', | 2", "'ConditionalOperator':'OR', | 0 2 3"})
    void severalAttributesAreJoined(String operator, String items) {
        String conditions = "{'v':{'ComparisonOperator':'NE','AttributeValueList':[{'N':'5'}]},"
                + "'w':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'x'}]}}";

        assertThat(ids(wire.ok("Scan", "{'TableName':'Things'," + operator + "'ScanFilter':" + conditions + "}")))
                .isEqualTo(items);
        assertThat(ids(query(operator + "'QueryFilter':" + conditions))).isEqualTo(items);
    }

    @Test
    void everyWriteCanExpectSomething() {
        String expected = "{'TableName':'Things','Expected':{'v':{'Value':{'N':'%s'}}},";
        String item = "'Item':{'id':{'S':'a'},'at':{'N':'1'},'v':{'N':'6'}}}";
        String key = "'Key':{'id':{'S':'a'},'at':{'N':'1'}}}";

        assertThat(wire.error("PutItem", expected.formatted(4) + item)).startsWith("ConditionalCheckFailedException");
        wire.ok("PutItem", expected.formatted(5) + item);
        assertThat(wire.error("DeleteItem", expected.formatted(5) + key)).startsWith("ConditionalCheckFailedException");
        Answer shown = wire.refused(
                "DeleteItem", expected.formatted(5) + "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'," + key);
        assertThat(shown.text("Item.v.N")).isEqualTo("6");
        wire.ok("DeleteItem", expected.formatted(6) + key);
    }

    @Test
    void keyConditionsGoTogetherWithAFilterExpression() {
        assertThat(ids(query("'FilterExpression':'attribute_exists(w)'"))).isEqualTo("2 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EQ | {'N':'1'} | 1",
                "LT | {'N':'1'} | 0",
                "LE | {'N':'1'} | 0 1",
                "GT | {'N':'1'} | 2 3",
                "GE | {'N':'1'} | 1 2 3",
                "BETWEEN | {'N':'1'},{'N':'2'} | 1 2",
            })
    void theSortKeyIsNarrowedByKeyConditions(String operator, String values, String items) {
        String keyConditions = "{'id':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'a'}]},"
                + "'at':{'ComparisonOperator':'" + operator + "','AttributeValueList':[" + values + "]}}";

        assertThat(ids(wire.ok("Query", "{'TableName':'Things','KeyConditions':" + keyConditions + "}")))
                .isEqualTo(items);
    }

    private Answer query(String members) {
        return wire.ok(
                "Query",
                "{'TableName':'Things','KeyConditions':{'id':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'a'}]}},"
                        + members + "}");
    }

    /** The items that an update expecting something changes. */
    private String expectedOf(String expected) {
        var met = new StringBuilder();
        for (int at = 0; at < 4; at++) {
            Answer answer = wire.call(
                    "UpdateItem",
                    "{'TableName':'Things','Key':{'id':{'S':'a'},'at':{'N':'" + at + "'}},'Expected':{" + expected
                            + "}}");
            if (answer.status() == 200) {
                met.append(met.length() == 0 ? "" : " ").append(at);
            } else {
                assertThat(answer.error()).startsWith("ConditionalCheckFailedException");
            }
        }
        return met.toString();
    }

    private static String ids(Answer answer) {
        return String.join(" ", answer.texts("Items", "at.N"));
    }
}
