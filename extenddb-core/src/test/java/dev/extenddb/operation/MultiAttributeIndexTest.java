package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Global indexes with several attributes in the partition and the sort part of their key. */
@Covers({"CreateTable", "Query", "PutItem", "ExecuteStatement"})
class MultiAttributeIndexTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Rides','BillingMode':'PAY_PER_REQUEST',"
                        + Wire.definitions("id:S", "country:S", "city:S", "day:N", "rider:S", "district:S") + ","
                        + Wire.schema("id")
                        + ",'GlobalSecondaryIndexes':[{'IndexName':'ByPlace','Projection':{'ProjectionType':'ALL'},"
                        + "'KeySchema':[{'AttributeName':'country','KeyType':'HASH'},{'AttributeName':'city','KeyType':'HASH'},"
                        + "{'AttributeName':'day','KeyType':'RANGE'},{'AttributeName':'rider','KeyType':'RANGE'}]},"
                        + "{'IndexName':'ByPlaceAndDistrict','Projection':{'ProjectionType':'KEYS_ONLY'},"
                        + "'KeySchema':[{'AttributeName':'country','KeyType':'HASH'},{'AttributeName':'city','KeyType':'HASH'},"
                        + "{'AttributeName':'day','KeyType':'RANGE'},{'AttributeName':'rider','KeyType':'RANGE'},"
                        + "{'AttributeName':'district','KeyType':'RANGE'}]}]}");
        ride("1", "de", "ulm", "10", "b");
        ride("2", "de", "ulm", "2", "c");
        ride("3", "de", "ulm", "10", "a");
        ride("4", "de", "ulm", "10", "ab");
        ride("5", "de", "bonn", "1", "a");
        ride("6", "deu", "lm", "1", "a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | 2 3 4 1",
                "AND #d = :d | 3 4 1",
                "AND #d < :d | 2",
                "AND #d BETWEEN :d AND :d | 3 4 1",
                "AND #d = :d AND rider = :r | 3",
                "AND rider > :r AND #d = :d | 4 1",
                "AND #d = :d AND begins_with(rider, :r) | 3 4",
            })
    void readsByAPrefixOfTheSortKey(String condition, String ids) {
        String more = condition == null ? "" : condition;
        String values =
                (more.contains(":d") ? ",':d':{'N':'10'}" : "") + (more.contains(":r") ? ",':r':{'S':'a'}" : "");
        String names = more.contains("#d") ? ",'ExpressionAttributeNames':{'#d':'day'}" : "";

        Answer answer = wire.ok("Query", request(more, values) + names + "}");

        assertThat(String.join(" ", answer.texts("Items", "id.S"))).isEqualTo(ids);
    }

    @Test
    void thePlaceToGoOnNamesAllAttributes() {
        Answer first = wire.ok("Query", request("", "") + ",'Limit':2}");
        assertThat(first.at("LastEvaluatedKey"))
                .isEqualTo(json(
                        "{'id':{'S':'3'},'country':{'S':'de'},'city':{'S':'ulm'},'day':{'N':'10'},'rider':{'S':'a'}}"));

        Answer second = wire.ok(
                "Query",
                request("", "")
                        + ",'ExclusiveStartKey':{'id':{'S':'3'},'country':{'S':'de'},'city':{'S':'ulm'},'day':{'N':'10'},'rider':{'S':'a'}}}");
        assertThat(second.texts("Items", "id.S")).containsExactly("4", "1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country = :s | HASH key attributes city",
                "#d = :d | HASH key attributes country, city",
                "city > :s | HASH key attributes country",
                "country > :s AND begins_with(city, :s) | HASH key attributes country, city",
                "country = :s AND city BETWEEN :s AND :s AND #d = :d | HASH key attributes city",
                "country = :d | HASH key attributes city",
            })
    void refusesPartitionAttributesWithoutEquality(String condition, String attributes) {
        assertThat(wire.error("Query", conditioned(condition)))
                .isEqualTo(
                        "ValidationException: " + attributes + " must have equality conditions specified in the query");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rider = :s | day | rider",
                "district = :s | day, rider | district",
                "rider = :s AND district = :s | day | rider",
                "#d = :d AND district = :s | rider | district",
                "#d > :d AND district = :s | rider | district",
                "#d > :d AND rider = :s | day | rider",
                "#d > :d AND rider > :s AND district > :s | day, rider | district",
                "#d = :d AND begins_with(rider, :s) AND district > :s | rider | district",
                "#d > :d AND rider = :s AND district = :s | day | district",
                "rider = :d | day | rider",
            })
    void refusesGapsAndRangesBeforeTheLast(String condition, String attributes, String reason) {
        assertThat(wire.error("Query", conditioned("country = :s AND city = :s AND " + condition)))
                .isEqualTo("ValidationException: RANGE key attributes " + attributes
                        + " must have equality conditions specified in the query because a condition is present on key "
                        + "attribute " + reason);
    }

    private static String conditioned(String condition) {
        String values = (condition.contains(":s") ? "':s':{'S':'a'}" : "")
                + (condition.contains(":s") && condition.contains(":d") ? "," : "")
                + (condition.contains(":d") ? "':d':{'N':'1'}" : "");
        String names = condition.contains("#d") ? ",'ExpressionAttributeNames':{'#d':'day'}" : "";
        return "{'TableName':'Rides','IndexName':'ByPlaceAndDistrict','KeyConditionExpression':'" + condition
                + "','ExpressionAttributeValues':{" + values + "}" + names + "}";
    }

    @Test
    void takesKeyConditionsToo() {
        Answer answer = wire.ok(
                "Query",
                "{'TableName':'Rides','IndexName':'ByPlace','KeyConditions':{" + equal("country", "de") + ","
                        + equal("city", "ulm")
                        + ",'day':{'ComparisonOperator':'LT','AttributeValueList':[{'N':'10'}]}}}");
        assertThat(answer.texts("Items", "id.S")).containsExactly("2");

        assertThat(wire.error(
                        "Query",
                        "{'TableName':'Rides','IndexName':'ByPlace','KeyConditions':{" + equal("country", "de") + "}}"))
                .isEqualTo("ValidationException: HASH key attributes city must have equality conditions specified in "
                        + "the query");
    }

    private static String equal(String attribute, String value) {
        return "'" + attribute + "':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'" + value + "'}]}";
    }

    @Test
    void theValuesOfAPartHaveALimitTogether() {
        wire.put("Rides", place("x".repeat(1024), "x".repeat(1024), "a"));

        assertThat(wire.error(
                        "PutItem",
                        "{'TableName':'Rides','Item':" + place("x".repeat(1024), "x".repeat(1025), "a") + "}"))
                .isEqualTo("ValidationException: Aggregate size for HASH key attributes country, city of index ByPlace "
                        + "has exceeded limit 2048 bytes, with actual size 2049 bytes");
        assertThat(wire.error("PutItem", "{'TableName':'Rides','Item':" + place("de", "ulm", "x".repeat(1023)) + "}"))
                .isEqualTo("ValidationException: Aggregate size for RANGE key attributes day, rider of index ByPlace "
                        + "has exceeded limit 1024 bytes, with actual size 1025 bytes");
    }

    private static String place(String country, String city, String rider) {
        return "{'id':{'S':'7'},'day':{'N':'1'},'country':{'S':'" + country + "'},'city':{'S':'" + city
                + "'},'rider':{'S':'" + rider + "'}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM \"Rides\".\"ByPlace\" WHERE country = 'de' AND city = 'ulm'",
                "SELECT * FROM \"Rides\".\"ByPlace\" WHERE country = 5",
                "SELECT * FROM \"Rides\".\"ByPlace\" WHERE id = '1'",
                "SELECT * FROM \"Rides\".\"ByPlace\"",
            })
    void partiqlDoesNotReadIt(String statement) {
        assertThat(new Statements(wire).error(statement))
                .isEqualTo("ValidationException: PartiQL statements cannot be executed on tables with multi-attribute "
                        + "HASH keys or multi-attribute RANGE keys.");
    }

    @Test
    void anItemThatLacksOneAttributeIsLeftOut() {
        wire.ok("UpdateItem", "{'TableName':'Rides','Key':{'id':{'S':'2'}},'UpdateExpression':'REMOVE rider'}");

        assertThat(wire.ok("Query", request("", "") + "}").texts("Items", "id.S"))
                .containsExactly("3", "4", "1");
    }

    private static String request(String condition, String values) {
        return "{'TableName':'Rides','IndexName':'ByPlace','KeyConditionExpression':'country = :c AND city = :t "
                + condition + "','ExpressionAttributeValues':{':c':{'S':'de'},':t':{'S':'ulm'}" + values + "}";
    }

    private void ride(String id, String country, String city, String day, String rider) {
        wire.put(
                "Rides",
                "{'id':{'S':'" + id + "'},'country':{'S':'" + country + "'},'city':{'S':'" + city + "'},'day':{'N':'"
                        + day + "'},'rider':{'S':'" + rider + "'}}");
    }
}
