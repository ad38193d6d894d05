package dev.extenddb.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Covers({"BatchGetItem", "BatchWriteItem", "PutItem", "Scan", "TransactWriteItems"})
final class ThrottleTest {

    private static final String TABLE_EXCEEDED =
            "ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was "
                    + "exceeded. Consider increasing your provisioning level with the UpdateTable API.";

    private final Wire wire = Wire.throttled();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void aProvisionedTableTakesItsUnitsASecond() {
        provisioned(2, 3);
        put("a");
        put("b");
        put("c");
        assertThat(wire.error("PutItem", putOf("d"))).isEqualTo(TABLE_EXCEEDED);
        Answer refused = wire.refused("PutItem", putOf("d"));
        assertThat(refused.text("ThrottlingReasons.0.reason")).isEqualTo("TableWriteProvisionedThroughputExceeded");
        assertThat(refused.text("ThrottlingReasons.0.resource")).endsWith(":table/Things");

        wire.clock().advance(Duration.ofSeconds(1));
        put("d");

        for (int i = 0; i < 4; i++) {
            wire.get("Things", "{'id':{'S':'a'}}".replace("'a'", "'" + i + "'"));
            wire.clock().advance(Duration.ofMillis(500));
        }
    }

    @Test
    void unusedCapacityIsKeptForFiveMinutes() {
        provisioned(1, 1);
        wire.clock().advance(Duration.ofHours(1));
        for (int i = 0; i < 300; i++) {
            put("i" + i);
        }
        assertThat(wire.error("PutItem", putOf("x"))).isEqualTo(TABLE_EXCEEDED);
    }

    @Test
    void whatARequestOverdrawsTheNextOnesWaitFor() {
        provisioned(1, 5);
        wire.put("Things", "{'id':{'S':'big'},'t':{'S':'" + "x".repeat(9_000) + "'}}");
        wire.clock().advance(Duration.ofMillis(500));
        assertThat(wire.error("PutItem", putOf("x"))).isEqualTo(TABLE_EXCEEDED);
        wire.clock().advance(Duration.ofMillis(500));
        put("x");
    }

    @Test
    void aGlobalIndexHasItsOwnThroughput() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Things'," + Wire.definitions("id:S", "kind:S") + "," + Wire.schema("id:S")
                        + ",'ProvisionedThroughput':{'ReadCapacityUnits':10,'WriteCapacityUnits':10},"
                        + "'GlobalSecondaryIndexes':[{'IndexName':'ByKind'," + Wire.schema("kind:S")
                        + ",'Projection':{'ProjectionType':'ALL'},"
                        + "'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':1}}]}");
        wire.put("Things", "{'id':{'S':'a'},'kind':{'S':'k'}}");

        Answer refused = wire.refused("PutItem", putOf("b"));
        assertThat(refused.error())
                .startsWith("ProvisionedThroughputExceededException: The level of configured provisioned throughput "
                        + "for one or more global secondary indexes of the table was exceeded.");
        assertThat(refused.text("ThrottlingReasons.0.reason")).isEqualTo("IndexWriteProvisionedThroughputExceeded");
        assertThat(refused.text("ThrottlingReasons.0.resource")).endsWith(":table/Things/index/ByKind");

        String scan = "{'TableName':'Things','IndexName':'ByKind'}";
        wire.ok("Scan", scan);
        wire.ok("Scan", scan);
        assertThat(wire.error("Scan", scan)).startsWith("ProvisionedThroughputExceededException: ");
        wire.ok("Scan", "{'TableName':'Things'}");
    }

    @Test
    void anOnDemandTableIsHeldToItsMaximum() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Things','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                        + Wire.schema("id:S") + ",'OnDemandThroughput':{'MaxWriteRequestUnits':1}}");
        put("a");
        Answer refused = wire.refused("PutItem", putOf("b"));
        assertThat(refused.error()).startsWith("ThrottlingException: ");
        assertThat(refused.text("throttlingReasons.0.reason")).isEqualTo("TableWriteMaxOnDemandThroughputExceeded");
    }

    @Test
    void aPartitionHasItsOwnLimit() {
        wire.createTable("Things", "id:S");
        String large = "{'id':{'S':'hot'},'t':{'S':'" + "x".repeat(399_000) + "'}}";
        wire.put("Things", large, large, large);

        Answer refused = wire.refused("PutItem", putOf("hot"));
        assertThat(refused.error()).startsWith("ThrottlingException: Throughput exceeds the current capacity of your ");
        assertThat(refused.text("throttlingReasons.0.reason")).isEqualTo("TableWriteKeyRangeThroughputExceeded");
        put("cold");
    }

    @Test
    void batchesLeaveTheRestUnprocessed() {
        provisioned(1, 1);
        put("a");
        assertThat(wire.error("BatchWriteItem", "{'RequestItems':{'Things':[" + writeOf("b") + "]}}"))
                .isEqualTo(TABLE_EXCEEDED);
        wire.createTable("Free", "id:S");
        Answer written = wire.ok(
                "BatchWriteItem",
                "{'RequestItems':{'Things':[" + writeOf("b") + ",{'DeleteRequest':{'Key':{'id':{'S':'a'}}}}],"
                        + "'Free':[" + writeOf("f") + "]}}");
        assertThat(written.at("UnprocessedItems").toString())
                .isEqualTo("{Things=[{PutRequest={Item={id={S=b}}}}, {DeleteRequest={Key={id={S=a}}}}]}");

        wire.ok("Scan", "{'TableName':'Things','ConsistentRead':true}");
        Answer read = wire.ok(
                "BatchGetItem",
                "{'RequestItems':{'Things':{'Keys':[{'id':{'S':'a'}}],'ConsistentRead':true},"
                        + "'Free':{'Keys':[{'id':{'S':'f'}}]}}}");
        assertThat(read.list("Responses.Free")).hasSize(1);
        assertThat(read.at("UnprocessedKeys.Things.Keys").toString()).isEqualTo("[{id={S=a}}]");
    }

    @Test
    void aTransactionIsCancelledWithTheReason() {
        provisioned(1, 1);
        put("a");
        Answer refused = wire.refused("TransactWriteItems", "{'TransactItems':[{'Put':" + putOf("b") + "}]}");
        assertThat(refused.error()).startsWith("TransactionCanceledException: ");
        assertThat(refused.text("CancellationReasons.0.Code")).isEqualTo("ProvisionedThroughputExceeded");
    }

    private void provisioned(int read, int write) {
        wire.ok(
                "CreateTable",
                "{'TableName':'Things'," + Wire.definitions("id:S") + "," + Wire.schema("id:S")
                        + ",'ProvisionedThroughput':{'ReadCapacityUnits':" + read + ",'WriteCapacityUnits':" + write
                        + "}}");
    }

    private void put(String id) {
        wire.ok("PutItem", putOf(id));
    }

    private static String putOf(String id) {
        return "{'TableName':'Things','Item':{'id':{'S':'" + id + "'}}}";
    }

    private static String writeOf(String id) {
        return "{'PutRequest':{'Item':{'id':{'S':'" + id + "'}}}}";
    }
}
