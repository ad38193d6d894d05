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
@Covers({"CreateTable", "Query"})
class MultiAttributeIndexTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Rides','BillingMode':'PAY_PER_REQUEST',"
                        + Wire.definitions("id:S", "country:S", "city:S", "day:N", "rider:S") + "," + Wire.schema("id")
                        + ",'GlobalSecondaryIndexes':[{'IndexName':'ByPlace','Projection':{'ProjectionType':'ALL'},"
                        + "'KeySchema':[{'AttributeName':'country','KeyType':'HASH'},{'AttributeName':'city','KeyType':'HASH'},"
                        + "{'AttributeName':'day','KeyType':'RANGE'},{'AttributeName':'rider','KeyType':'RANGE'}]}]}");
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
    @ValueSource(
            strings = {
                "country = :c",
                "country = :c AND begins_with(city, :t)",
                "country = :c AND city = :t AND rider = :r",
                "country = :c AND city = :t AND #d > :d AND rider = :r",
            })
    void refusesGapsAndRangesBeforeTheLast(String condition) {
        String values = "':c':{'S':'de'}" + (condition.contains(":t") ? ",':t':{'S':'ulm'}" : "")
                + (condition.contains(":r") ? ",':r':{'S':'a'}" : "")
                + (condition.contains(":d") ? ",':d':{'N':'1'}" : "");
        String names = condition.contains("#d") ? ",'ExpressionAttributeNames':{'#d':'day'}" : "";

        assertThat(wire.error(
                        "Query",
                        "{'TableName':'Rides','IndexName':'ByPlace','KeyConditionExpression':'" + condition
                                + "','ExpressionAttributeValues':{" + values + "}" + names + "}"))
                .startsWith("ValidationException: ");
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
