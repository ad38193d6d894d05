package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Covers({"Query", "Scan"})
class GlobalIndexTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Orders','BillingMode':'PAY_PER_REQUEST',"
                        + Wire.definitions("id:S", "customer:S", "amount:N") + "," + Wire.schema("id")
                        + ",'GlobalSecondaryIndexes':["
                        + index("Whole", "{'ProjectionType':'ALL'}") + ","
                        + index("Keys", "{'ProjectionType':'KEYS_ONLY'}") + ","
                        + index("Some", "{'ProjectionType':'INCLUDE','NonKeyAttributes':['note']}") + "]}");
    }

    private static String index(String name, String projection) {
        return "{'IndexName':'" + name + "'," + Wire.schema("customer", "amount") + ",'Projection':" + projection + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Whole | {'id':{'S':'1'},'customer':{'S':'c'},'amount':{'N':'5'},'note':{'S':'n'},'more':{'S':'m'}}",
                "Some | {'id':{'S':'1'},'customer':{'S':'c'},'amount':{'N':'5'},'note':{'S':'n'}}",
                "Keys | {'id':{'S':'1'},'customer':{'S':'c'},'amount':{'N':'5'}}",
            })
    void hasWhatItProjects(String index, String item) {
        wire.put(
                "Orders", "{'id':{'S':'1'},'customer':{'S':'c'},'amount':{'N':'5'},'note':{'S':'n'},'more':{'S':'m'}}");

        assertThat(query(index, "").at("Items")).isEqualTo(json("[" + item + "]"));
        assertThat(wire.ok("Scan", "{'TableName':'Orders','IndexName':'" + index + "'}")
                        .at("Items"))
                .isEqualTo(json("[" + item + "]"));
    }

    @Test
    void ordersByItsOwnSortKey() {
        order("1", "c", "10");
        order("2", "c", "-5");
        order("3", "c", "7.5");
        order("4", "other", "1");

        assertThat(query("Whole", "").texts("Items", "id.S")).containsExactly("2", "3", "1");
        assertThat(query("Whole", ",'ScanIndexForward':false").texts("Items", "id.S"))
                .containsExactly("1", "3", "2");
    }

    @Test
    void manyItemsMayHaveOneKey() {
        for (int i = 0; i < 10; i++) {
            order("o" + i, "c", "1");
        }
        var met = new ArrayList<String>();
        String start = "";
        Answer page;
        do {
            page = query("Keys", ",'Limit':3" + start);
            met.addAll(page.texts("Items", "id.S"));
            start = ",'ExclusiveStartKey':{'id':{'S':'" + met.get(met.size() - 1)
                    + "'},'customer':{'S':'c'},'amount':{'N':'1'}}";
        } while (page.has("LastEvaluatedKey"));

        assertThat(met).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void thePlaceToGoOnNamesBothKeys() {
        order("1", "c", "1");

        assertThat(query("Whole", ",'Limit':1").at("LastEvaluatedKey"))
                .isEqualTo(json("{'id':{'S':'1'},'customer':{'S':'c'},'amount':{'N':'1'}}"));
    }

    @Test
    void leavesOutItemsWithoutItsKey() {
        wire.put("Orders", "{'id':{'S':'1'},'customer':{'S':'c'}}", "{'id':{'S':'2'},'amount':{'N':'1'}}");
        order("3", "c", "1");

        assertThat(wire.ok("Scan", "{'TableName':'Orders','IndexName':'Whole'}").texts("Items", "id.S"))
                .containsExactly("3");
    }

    @Test
    void followsTheItemWhereverItGoes() {
        order("1", "c", "1");
        update("1", "SET amount = :v", "{'N':'9'}");
        assertThat(query("Whole", "").at("Items"))
                .isEqualTo(json("[{'id':{'S':'1'},'customer':{'S':'c'},'amount':{'N':'9'}}]"));

        update("1", "SET customer = :v", "{'S':'other'}");
        assertThat(query("Whole", "").list("Items")).isEmpty();

        update("1", "SET customer = :v", "{'S':'c'}");
        assertThat(query("Whole", "").list("Items")).hasSize(1);

        wire.ok("UpdateItem", "{'TableName':'Orders','Key':{'id':{'S':'1'}},'UpdateExpression':'REMOVE amount'}");
        assertThat(query("Whole", "").list("Items")).isEmpty();

        order("1", "c", "3");
        wire.ok("DeleteItem", "{'TableName':'Orders','Key':{'id':{'S':'1'}}}");
        assertThat(query("Whole", "").list("Items")).isEmpty();
    }

    @Test
    void aWriteCostsAUnitForEachIndexThatItChanges() {
        String put = "{'TableName':'Orders','ReturnConsumedCapacity':'INDEXES','Item':{'id':{'S':'1'},%s}}";
        String all = "'GlobalSecondaryIndexes':{'Keys':{'CapacityUnits':%1$s},'Some':{'CapacityUnits':%1$s},"
                + "'Whole':{'CapacityUnits':%1$s}}";

        assertThat(wire.ok("PutItem", put.formatted("'customer':{'S':'c'},'amount':{'N':'1'}"))
                        .at("ConsumedCapacity"))
                .isEqualTo(json("{'TableName':'Orders','CapacityUnits':4,'Table':{'CapacityUnits':1},"
                        + all.formatted(1) + "}"));
        assertThat(wire.ok("PutItem", put.formatted("'customer':{'S':'c'},'amount':{'N':'1'}"))
                        .at("ConsumedCapacity"))
                .isEqualTo(json("{'TableName':'Orders','CapacityUnits':1,'Table':{'CapacityUnits':1}}"));
        assertThat(wire.ok("PutItem", put.formatted("'customer':{'S':'c'},'amount':{'N':'2'}"))
                        .at("ConsumedCapacity"))
                .isEqualTo(json("{'TableName':'Orders','CapacityUnits':7,'Table':{'CapacityUnits':1},"
                        + all.formatted(2) + "}"));
        assertThat(wire.ok("PutItem", put.formatted("'customer':{'S':'c'},'amount':{'N':'2'},'more':{'S':'m'}"))
                        .at("ConsumedCapacity"))
                .isEqualTo(json("{'TableName':'Orders','CapacityUnits':2,'Table':{'CapacityUnits':1},"
                        + "'GlobalSecondaryIndexes':{'Whole':{'CapacityUnits':1}}}"));
        assertThat(wire.ok(
                                "DeleteItem",
                                "{'TableName':'Orders','ReturnConsumedCapacity':'TOTAL','Key':{'id':{'S':'1'}}}")
                        .number("ConsumedCapacity.CapacityUnits"))
                .isEqualTo(4);
    }

    @Test
    void aQueryCostsWhatTheIndexHas() {
        wire.put(
                "Orders",
                "{'id':{'S':'1'},'customer':{'S':'c'},'amount':{'N':'1'},'more':{'S':'" + "x".repeat(9000) + "'}}");

        assertThat(query("Keys", ",'ReturnConsumedCapacity':'INDEXES'").at("ConsumedCapacity"))
                .isEqualTo(json("{'TableName':'Orders','CapacityUnits':0.5,'Table':{'CapacityUnits':0},"
                        + "'GlobalSecondaryIndexes':{'Keys':{'CapacityUnits':0.5}}}"));
        assertThat(query("Whole", ",'ReturnConsumedCapacity':'TOTAL'").number("ConsumedCapacity.CapacityUnits"))
                .isEqualTo(1.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ConsistentRead':true | Consistent reads are not supported on global secondary indexes",
                "'Select':'ALL_ATTRIBUTES' | One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index Keys because its projection type is not ALL",
                "'ProjectionExpression':'note' | One or more parameter values were invalid: Global secondary index Keys does not project [note]",
            })
    void refusesWhatItCannotTell(String members, String message) {
        assertThat(wire.error(
                        "Query",
                        "{'TableName':'Orders','IndexName':'Keys','KeyConditionExpression':'customer = :c',"
                                + "'ExpressionAttributeValues':{':c':{'S':'c'}}," + members + "}"))
                .isEqualTo("ValidationException: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'N':'1'} | One or more parameter values were invalid: Type mismatch for Index Key customer Expected: S Actual: N IndexName: Keys",
                "{'S':''} | One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: Whole, IndexKey: customer",
            })
    void anItemMustFitIt(String customer, String message) {
        String error = "ValidationException: " + message;

        assertThat(wire.error("PutItem", "{'TableName':'Orders','Item':{'id':{'S':'1'},'customer':" + customer + "}}"))
                .isEqualTo(error);
    }

    @Test
    void scansOfSegmentsPartIt() {
        for (int i = 0; i < 30; i++) {
            order("o" + i, "c" + i, "1");
        }
        var met = new ArrayList<String>();
        for (int segment = 0; segment < 4; segment++) {
            met.addAll(wire.ok(
                            "Scan",
                            "{'TableName':'Orders','IndexName':'Keys','TotalSegments':4,'Segment':" + segment + "}")
                    .texts("Items", "id.S"));
        }

        assertThat(met).hasSize(30).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(met)).containsAll(List.of("o0", "o29"));
    }

    private void order(String id, String customer, String amount) {
        wire.put(
                "Orders",
                "{'id':{'S':'" + id + "'},'customer':{'S':'" + customer + "'},'amount':{'N':'" + amount + "'}}");
    }

    private void update(String id, String expression, String value) {
        wire.ok(
                "UpdateItem",
                "{'TableName':'Orders','Key':{'id':{'S':'" + id + "'}},'UpdateExpression':'" + expression
                        + "','ExpressionAttributeValues':{':v':" + value + "}}");
    }

    private Answer query(String index, String more) {
        return wire.ok(
                "Query",
                "{'TableName':'Orders','IndexName':'" + index + "','KeyConditionExpression':'customer = :c',"
                        + "'ExpressionAttributeValues':{':c':{'S':'c'}}" + more + "}");
    }
}
