package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Threads;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateTableTest {

    private static final String BY_KIND =
            "{'IndexName':'ByKind'," + Wire.schema("kind") + ",'Projection':{'ProjectionType':'ALL'}}";
    private static final String ADD_INDEX =
            Wire.definitions("kind:S") + ",'GlobalSecondaryIndexUpdates':[{'Create':" + BY_KIND + "}]";
    private static final String DROP_INDEX = "'GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'ByKind'}}]";

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
    }

    @Test
    void changesTheBillingMode() {
        update("'BillingMode':'PROVISIONED','ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':6}");

        Answer provisioned = describe();
        assertThat(provisioned.number("Table.ProvisionedThroughput.WriteCapacityUnits"))
                .isEqualTo(6);
        assertThat(provisioned.text("Table.BillingModeSummary.BillingMode")).isEqualTo("PROVISIONED");

        update("'BillingMode':'PAY_PER_REQUEST'");
        assertThat(describe().number("Table.ProvisionedThroughput.WriteCapacityUnits"))
                .isZero();
    }

    @Test
    void aNewIndexGetsTheItemsThatWereThere() {
        for (int i = 0; i < 600; i++) {
            put(i, i % 3 == 0 ? "three" : "other");
        }
        wire.put("Things", "{'id':{'S':'unkind'}}", "{'id':{'S':'wrong'},'kind':{'N':'1'}}");

        Answer updating = update(ADD_INDEX);
        assertThat(updating.text("TableDescription.TableStatus")).isEqualTo("UPDATING");
        assertThat(updating.text("TableDescription.GlobalSecondaryIndexes.0.IndexStatus"))
                .isEqualTo("CREATING");
        assertThat(updating.at("TableDescription.GlobalSecondaryIndexes.0.Backfilling"))
                .isEqualTo(false);
        wire.awaitIndexes("Things");

        assertThat(describe().text("Table.GlobalSecondaryIndexes.0.IndexStatus"))
                .isEqualTo("ACTIVE");
        assertThat(kind("three").number("Count")).isEqualTo(200);
        assertThat(kind("other").number("Count")).isEqualTo(400);
    }

    @Test
    void aNewIndexMissesNoWriteThatIsUnderWay() {
        for (int i = 0; i < 400; i++) {
            put(i, "before");
        }
        Threads.run(4, thread -> {
            if (thread == 0) {
                update(ADD_INDEX);
            }
            var random = new Random(thread);
            for (int i = 0; i < 300; i++) {
                int id = random.nextInt(500);
                if (random.nextInt(4) == 0) {
                    wire.ok("DeleteItem", "{'TableName':'Things','Key':{'id':{'S':'" + id + "'}}}");
                } else {
                    put(id, "kind" + random.nextInt(5));
                }
            }
        });
        wire.awaitIndexes("Things");

        Answer table = wire.ok("Scan", "{'TableName':'Things'}");
        Answer index = wire.ok("Scan", "{'TableName':'Things','IndexName':'ByKind'}");
        assertThat(new TreeSet<>(
                        index.list("Items").stream().map(Object::toString).toList()))
                .hasSize(table.list("Items").size())
                .isEqualTo(new TreeSet<>(
                        table.list("Items").stream().map(Object::toString).toList()));
    }

    @Test
    void anIndexCanBeDroppedAndMadeAgain() {
        put(1, "k");
        update(ADD_INDEX);
        wire.awaitIndexes("Things");
        Answer dropping = update(DROP_INDEX);

        assertThat(dropping.text("TableDescription.GlobalSecondaryIndexes.0.IndexStatus"))
                .isEqualTo("DELETING");
        assertThat(describe().has("Table.GlobalSecondaryIndexes")).isFalse();
        assertThat(describe().at("Table.AttributeDefinitions"))
                .isEqualTo(json("[{'AttributeName':'id','AttributeType':'S'}]"));
        assertThat(wire.error("Scan", "{'TableName':'Things','IndexName':'ByKind'}"))
                .isEqualTo("ValidationException: The table does not have the specified index: ByKind");

        put(2, "k");
        update(ADD_INDEX);
        wire.awaitIndexes("Things");
        assertThat(kind("k").number("Count")).isEqualTo(2);
    }

    @Test
    void anUpdateTakesItsTime() {
        try (Wire slow = new Wire(Duration.ofSeconds(5))) {
            slow.createTable("Things", "id:S");
            slow.clock().advance(Duration.ofSeconds(5));
            slow.ok("UpdateTable", "{'TableName':'Things','BillingMode':'PROVISIONED'," + throughput(5) + "}");

            assertThat(slow.ok("DescribeTable", "{'TableName':'Things'}").text("Table.TableStatus"))
                    .isEqualTo("UPDATING");
            slow.put("Things", "{'id':{'S':'usable all the while'}}");
            String change = "{'TableName':'Things'," + throughput(6) + "}";
            assertThat(slow.error("UpdateTable", change))
                    .isEqualTo("ResourceInUseException: Attempt to change a resource which is still in use: "
                            + "Table IOPS are currently being updated. Table: Things");

            slow.clock().advance(Duration.ofSeconds(5));
            slow.ok("UpdateTable", change);
        }
    }

    @Test
    void countsDecreasesOfThroughputAndLimitsThem() {
        update("'BillingMode':'PROVISIONED','ProvisionedThroughput':{'ReadCapacityUnits':50,'WriteCapacityUnits':50}");
        for (int units = 9; units > 5; units--) {
            update(throughput(units));
        }
        assertThat(describe().number("Table.ProvisionedThroughput.NumberOfDecreasesToday"))
                .isEqualTo(4);
        assertThat(error(throughput(5)))
                .matches("LimitExceededException: Subscriber limit exceeded: Provisioned throughput decreases are "
                        + "limited within a given UTC day\\. After the first 4 decreases, each subsequent decrease in the "
                        + "same UTC day can be performed at most once every 3600 seconds\\. Number of decreases today: 4\\. "
                        + "Last decrease at \\w+, \\w+ \\d+, \\d+ at \\d+:\\d\\d:\\d\\d [AP]M Coordinated Universal Time\\. "
                        + "Next decrease can be made at \\w+, \\w+ \\d+, \\d+ at \\d+:\\d\\d:\\d\\d [AP]M Coordinated "
                        + "Universal Time");

        update(throughput(60));
        assertThat(describe().has("Table.ProvisionedThroughput.LastIncreaseDateTime"))
                .isTrue();
        wire.clock().advance(Duration.ofHours(1));
        update(throughput(5));
        wire.clock().advance(Duration.ofDays(1));
        assertThat(describe().number("Table.ProvisionedThroughput.NumberOfDecreasesToday"))
                .isZero();
    }

    @Test
    void countsDecreasesOfAnIndexByThemselves() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Indexed'," + throughput(9) + "," + Wire.definitions("id:S", "a:S", "b:S") + ","
                        + Wire.schema("id") + ",'GlobalSecondaryIndexes':[" + index("ByA", "a") + ","
                        + index("ByB", "b") + "]}");
        for (int units = 9; units > 5; units--) {
            wire.ok("UpdateTable", indexUpdate("ByA", units));
        }

        Answer described = wire.ok("DescribeTable", "{'TableName':'Indexed'}");
        assertThat(described.number("Table.ProvisionedThroughput.NumberOfDecreasesToday"))
                .isZero();
        assertThat(described.texts("Table.GlobalSecondaryIndexes", "IndexName")).containsExactly("ByA", "ByB");
        assertThat(described.number("Table.GlobalSecondaryIndexes.0.ProvisionedThroughput.NumberOfDecreasesToday"))
                .isEqualTo(4);
        assertThat(described.has("Table.GlobalSecondaryIndexes.0.ProvisionedThroughput.LastDecreaseDateTime"))
                .isTrue();
        assertThat(described.has("Table.GlobalSecondaryIndexes.1.ProvisionedThroughput.LastDecreaseDateTime"))
                .isFalse();
        assertThat(wire.error("UpdateTable", indexUpdate("ByA", 5)))
                .startsWith("LimitExceededException: Subscriber limit exceeded: Provisioned throughput decreases");
        wire.ok("UpdateTable", indexUpdate("ByB", 5));
        wire.ok("UpdateTable", indexUpdate("ByA", 20));
        assertThat(wire.ok("DescribeTable", "{'TableName':'Indexed'}")
                        .has("Table.GlobalSecondaryIndexes.0.ProvisionedThroughput.LastIncreaseDateTime"))
                .isTrue();
    }

    private static String index(String name, String key) {
        return "{'IndexName':'" + name + "'," + Wire.schema(key) + ",'Projection':{'ProjectionType':'ALL'},"
                + throughput(10) + "}";
    }

    private static String indexUpdate(String index, int units) {
        return "{'TableName':'Indexed','GlobalSecondaryIndexUpdates':[{'Update':{'IndexName':'" + index + "',"
                + throughput(units) + "}}]}";
    }

    private static String throughput(int units) {
        return "'ProvisionedThroughput':{'ReadCapacityUnits':" + units + ",'WriteCapacityUnits':" + units + "}";
    }

    @Test
    void anIndexComesAndGoesInPhases() {
        try (Wire slow = new Wire(Duration.ofSeconds(5))) {
            slow.createTable("Things", "id:S");
            slow.clock().advance(Duration.ofSeconds(5));
            slow.ok("UpdateTable", "{'TableName':'Things'," + ADD_INDEX + "}");
            assertThat(statuses(slow)).isEqualTo("UPDATING, CREATING");
            assertThat(slow.error("Scan", "{'TableName':'Things','IndexName':'ByKind'}"))
                    .isEqualTo("ValidationException: Cannot read from backfilling global secondary index: ByKind");

            slow.clock().advance(Duration.ofSeconds(5));
            slow.awaitIndexes("Things");
            assertThat(statuses(slow)).isEqualTo("ACTIVE, ACTIVE");

            slow.ok("UpdateTable", "{'TableName':'Things'," + DROP_INDEX + "}");
            assertThat(statuses(slow)).isEqualTo("UPDATING, DELETING");
            assertThat(slow.error("Scan", "{'TableName':'Things','IndexName':'ByKind'}"))
                    .isEqualTo("ValidationException: The table does not have the specified index: ByKind");

            slow.clock().advance(Duration.ofSeconds(5));
            Answer without = slow.ok("DescribeTable", "{'TableName':'Things'}");
            assertThat(without.has("Table.GlobalSecondaryIndexes")).isFalse();
            assertThat(without.at("Table.AttributeDefinitions"))
                    .isEqualTo(json("[{'AttributeName':'id','AttributeType':'S'}]"));
        }
    }

    private static String statuses(Wire wire) {
        Answer table = wire.ok("DescribeTable", "{'TableName':'Things'}");
        return table.text("Table.TableStatus") + ", " + table.text("Table.GlobalSecondaryIndexes.0.IndexStatus");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(wire.error("UpdateTable", "{'TableName':'Things'}"))
                .isEqualTo("ValidationException: At least one of ProvisionedThroughput, BillingMode, "
                        + "UpdateStreamEnabled, GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, "
                        + "MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, "
                        + "DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required");
        assertThat(error(DROP_INDEX))
                .isEqualTo("ResourceNotFoundException: Requested resource not found: Index ByKind for table Things");
        assertThat(error("'GlobalSecondaryIndexUpdates':[{'Create':" + BY_KIND + "}]"))
                .isEqualTo(
                        "ValidationException: One or more parameter values were invalid: AttributeDefinitions is not "
                                + "specified for index: ByKind");
        assertThat(error("'GlobalSecondaryIndexUpdates':[{}]"))
                .startsWith("ValidationException: One or more parameter values were invalid: One of ");
        assertThat(error("'BillingMode':'PROVISIONED'"))
                .isEqualTo("ValidationException: One or more parameter values were invalid: "
                        + "ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        update(ADD_INDEX);
        wire.awaitIndexes("Things");
        assertThat(error(ADD_INDEX))
                .isEqualTo("ValidationException: Attempting to create an index which already exists");
    }

    private void put(int id, String kind) {
        wire.put("Things", "{'id':{'S':'" + id + "'},'kind':{'S':'" + kind + "'}}");
    }

    private Answer kind(String kind) {
        return wire.ok(
                "Query",
                "{'TableName':'Things','IndexName':'ByKind','Select':'COUNT','KeyConditionExpression':'kind = :k',"
                        + "'ExpressionAttributeValues':{':k':{'S':'" + kind + "'}}}");
    }

    private Answer describe() {
        return wire.ok("DescribeTable", "{'TableName':'Things'}");
    }

    private Answer update(String members) {
        return wire.ok("UpdateTable", "{'TableName':'Things'," + members + "}");
    }

    private String error(String members) {
        return wire.error("UpdateTable", "{'TableName':'Things'," + members + "}");
    }
}
