package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Json;
import dev.extenddb.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {

    private static final int ITEMS = 40;
    private static final Set<String> ALL =
            IntStream.range(0, ITEMS).mapToObj(ScanTest::id).collect(Collectors.toCollection(TreeSet::new));

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
        ALL.forEach(id -> wire.put("Things", "{'id':{'S':'" + id + "'},'n':{'N':'" + id.substring(1) + "'}}"));
    }

    private static String id(int number) {
        return String.format("i%02d", number);
    }

    @Test
    void returnsEveryItem() {
        Answer answer = scan("'ReturnConsumedCapacity':'NONE'");

        assertThat(answer.texts("Items", "id.S")).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(answer.number("Count")).isEqualTo(ITEMS);
        assertThat(answer.has("LastEvaluatedKey")).isFalse();
    }

    @Test
    void anEmptyTableHasNothing() {
        wire.createTable("Empty", "id:S");

        assertThat(wire.ok("Scan", "{'TableName':'Empty'}").json())
                .isEqualTo(json("{'Items':[],'Count':0,'ScannedCount':0}"));
    }

    @Test
    void filtersAndProjects() {
        Answer answer = scan("'FilterExpression':'n >= :n','ProjectionExpression':'id',"
                + "'ExpressionAttributeValues':{':n':{'N':'38'}}");

        assertThat(new TreeSet<>(answer.texts("Items", "id.S"))).containsExactly("i38", "i39");
        assertThat(answer.body()).doesNotContain("\"n\"");
        assertThat(answer.number("ScannedCount")).isEqualTo(ITEMS);
    }

    @Test
    void onlyCountsOnRequest() {
        assertThat(scan("'Select':'COUNT'").json()).isEqualTo(json("{'Count':40,'ScannedCount':40}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 39, 40, 41})
    void pagesMeetEveryItemOnce(int limit) {
        assertThat(scanAll("'Limit':" + limit)).hasSize(ITEMS).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1_000_000})
    void segmentsPartTheTable(int total) {
        var met = new ArrayList<String>();
        var segments = total > 100 ? IntStream.of(0, total / 2, total - 1) : IntStream.range(0, total);
        segments.forEach(
                segment -> met.addAll(scanAll("'Limit':3,'Segment':" + segment + ",'TotalSegments':" + total)));

        assertThat(met).doesNotHaveDuplicates();
        if (total <= 100) {
            assertThat(met).containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    @Test
    void anItemStaysInItsSegment() {
        List<String> before = scanAll("'Segment':1,'TotalSegments':4");
        IntStream.range(0, 100).forEach(i -> wire.put("Things", "{'id':{'S':'new" + i + "'}}"));

        assertThat(scanAll("'Segment':1,'TotalSegments':4")).containsAll(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'BillingMode':'PAY_PER_REQUEST' | 4",
                "'BillingMode':'PAY_PER_REQUEST','WarmThroughput':{'WriteUnitsPerSecond':9500} | 10",
                "'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':1} | 1",
                "'ProvisionedThroughput':{'ReadCapacityUnits':3000,'WriteCapacityUnits':500} | 2",
            })
    void eachPartitionIsPaidForByItself(String throughput, double units) {
        wire.ok(
                "CreateTable",
                "{'TableName':'Small'," + Wire.definitions("id:S") + "," + Wire.schema("id:S") + "," + throughput
                        + "}");
        wire.put("Small", "{'id':{'S':'a'}}");

        String scan = "{'TableName':'Small','ReturnConsumedCapacity':'TOTAL','ConsistentRead':";
        assertThat(wire.ok("Scan", scan + "true}").number("ConsumedCapacity.CapacityUnits"))
                .isEqualTo(units);
        assertThat(wire.ok("Scan", scan + "false}").number("ConsumedCapacity.CapacityUnits"))
                .isEqualTo(units / 2);
    }

    @Test
    void aPageEndsOnceItHasAMegabyte() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Large'," + Wire.definitions("id:S") + "," + Wire.schema("id:S")
                        + ",'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':5}}");
        String text = "x".repeat(300_000);
        ALL.stream().limit(6).forEach(id -> wire.put("Large", "{'id':{'S':'" + id + "'},'v':{'S':'" + text + "'}}"));

        Answer answer = wire.ok(
                "Scan",
                "{'TableName':'Large','FilterExpression':'attribute_not_exists(v)','ConsistentRead':true,"
                        + "'ReturnConsumedCapacity':'TOTAL'}");

        assertThat(answer.number("Count")).isZero();
        assertThat(answer.number("ScannedCount")).isEqualTo(4);
        assertThat(answer.number("ConsumedCapacity.CapacityUnits")).isEqualTo(293);
        assertThat(answer.has("LastEvaluatedKey.id.S")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Segment':0 | The TotalSegments parameter is required but was not present in the request when Segment parameter is present",
                "'TotalSegments':2 | The Segment parameter is required but was not present in the request when parameter TotalSegments is present",
                "'Segment':2,'TotalSegments':2 | The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 2 is not less than TotalSegments: 2",
                "'Segment':0,'TotalSegments':1000001 | 1 validation error detected: Value '1000001' at 'totalSegments' failed to satisfy constraint: Member must have value less than or equal to 1000000",
                "'Select':'COUNT','ProjectionExpression':'id' | Cannot specify the ProjectionExpression when choosing to get only the Count",
                "'Select':'SPECIFIC_ATTRIBUTES' | Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES",
                "'Select':'ALL_PROJECTED_ATTRIBUTES' | ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName",
                "'IndexName':'none' | The table does not have the specified index: none",
                "'ExclusiveStartKey':{'id':{'N':'1'}} | The provided starting key is invalid: The provided key element does not match the schema",
            })
    void refusesWhatMakesNoSense(String members, String message) {
        assertThat(wire.error("Scan", "{'TableName':'Things'," + members + "}"))
                .isEqualTo("ValidationException: " + message);
    }

    private List<String> scanAll(String members) {
        var met = new ArrayList<String>();
        String start = "";
        while (true) {
            Answer page = scan(members + start);
            met.addAll(page.texts("Items", "id.S"));
            if (!page.has("LastEvaluatedKey")) {
                return met;
            }
            start = Json.quoted(",'ExclusiveStartKey':{'id':{'S':'" + page.text("LastEvaluatedKey.id.S") + "'}}");
        }
    }

    private Answer scan(String members) {
        return wire.ok("Scan", "{'TableName':'Things'," + members + "}");
    }
}
