package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be changed of a table while something else is being changed. The messages were recorded on AWS. */
@Covers("UpdateTable")
final class UpdateAdmissionTest {

    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final String ONLY_ONE = "LimitExceededException: Subscriber limit exceeded: Only 1 online index can "
            + "be created or deleted simultaneously per table";
    private static final String PROTECTION = "'DeletionProtectionEnabled':true";
    private static final String ENCRYPTION = "'SSESpecification':{'Enabled':true}";
    private static final String INFREQUENT = "'TableClass':'STANDARD_INFREQUENT_ACCESS'";
    private static final String LIMITS = "'OnDemandThroughput':{'MaxReadRequestUnits':100}";
    private static final String WARM = "'WarmThroughput':{'ReadUnitsPerSecond':13000,'WriteUnitsPerSecond':5000}";
    private static final String STREAM = "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}";

    private final Wire wire = new Wire(DELAY);

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Things'," + units(1) + "," + Wire.definitions("id:S", "a:S", "b:S") + ","
                        + Wire.schema("id") + ",'GlobalSecondaryIndexes':[" + index("ByA", "a") + ","
                        + index("ByB", "b") + "]}");
        settle();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void whileThroughputChanges() {
        update(units(2));

        assertThat(error(units(3))).isEqualTo(inUse("Table IOPS are currently being updated. Table: Things"));
        assertThat(error("'BillingMode':'PAY_PER_REQUEST'"))
                .isEqualTo(inUse("Table IOPS are currently being updated. Table: Things"));
        assertThat(error(create("ByC", "c")))
                .isEqualTo(inUse("Can't create or delete indexes while table IOPS are being updated. Table: Things"));
        assertThat(error(STREAM))
                .isEqualTo(inUse("Can't enable or disable stream while table IOPS are being updated. Table: Things"));
        update(PROTECTION);
        assertThat(status()).isEqualTo("UPDATING");
    }

    @Test
    void whileAnIndexIsAllocated() {
        update(create("ByC", "c"));

        assertThat(error(units(2)))
                .isEqualTo(
                        inUse("Can't change table IOPS when an index is being created. Table: Things Indexes: [ByC]"));
        assertThat(error(STREAM)).isEqualTo(inUse("Can't change stream status when an index is being created"));
        assertThat(error(change("ByC", 2)))
                .isEqualTo(inUse("Index is being created but is not backfilling yet.  Table: Things Index: ByC"));
        assertThat(error(delete("ByC")))
                .isEqualTo(inUse("Index creation is in resource allocation phase. Retry deletion during backfilling "
                        + "phase or when the index is active. Table: Things Index: ByC"));
        assertThat(error(create("ByD", "d"))).isEqualTo(ONLY_ONE);
        assertThat(error(delete("ByA"))).isEqualTo(ONLY_ONE);
        assertThat(wire.call("UpdateTable", request("'WarmThroughput':{'ReadUnitsPerSecond':50}"))
                        .error())
                .isEqualTo(
                        "ResourceInUseException: Attempt to change a resource which is still in use: Table is under system maintenance, please try again later");
        update(change("ByA", 2));
        update("'DeletionProtectionEnabled':false");
    }

    @Test
    void whileAnIndexIsDeleted() {
        update(delete("ByA"));
        String iops = inUse("Can't change table IOPS when an index is being deleted. Table: Things Indexes: [ByA]");
        String going = inUse("Index is being deleted. Table: Things Index: ByA");

        assertThat(error(units(2))).isEqualTo(iops);
        assertThat(error("'BillingMode':'PAY_PER_REQUEST'")).isEqualTo(iops);
        assertThat(error(units(2) + "," + change("ByA", 2))).isEqualTo(going);
        assertThat(error(create("ByA", "a"))).isEqualTo(going);
        assertThat(error(delete("ByA"))).isEqualTo(going);
        assertThat(error(delete("ByB"))).isEqualTo(ONLY_ONE);
        update(change("ByB", 2));
        settle();
        assertThat(error(change("ByA", 2)))
                .isEqualTo("ResourceNotFoundException: Requested resource not found: Index ByA for table Things");
    }

    @Test
    void whileAnIndexIsUpdated() {
        update(change("ByA", 2));

        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(error(change("ByA", 3))).isEqualTo(inUse("Index is being updated. Table: Things Index: ByA"));
        update(change("ByB", 2));
    }

    @Test
    void whileTheStreamIsEnabled() {
        update(STREAM);
        String label = wire.ok("DescribeTable", "{'TableName':'Things'}").text("Table.LatestStreamLabel");
        String which = " Table: Things Stream: " + label + " Operation: ENABLE";
        String when = " when stream status is being updated." + which;

        assertThat(error(units(2))).isEqualTo(inUse("Can't change table IOPS" + when));
        assertThat(error("'BillingMode':'PAY_PER_REQUEST'")).isEqualTo(inUse("Can't change table IOPS" + when));
        assertThat(error(create("ByC", "c"))).isEqualTo(inUse("Can't create or delete an index" + when));
        assertThat(error(STREAM)).isEqualTo(inUse("A stream status change is currently in progress." + which));
        assertThat(error(INFREQUENT)).isEqualTo(inUse("Can't update table class" + when));
        assertThat(error(LIMITS))
                .isEqualTo(inUse("OnDemandThroughput cannot be updated while stream status update is in progress"));
        update(PROTECTION);
        update(ENCRYPTION);
        update(WARM);
        settle();
        update(INFREQUENT);
    }

    @Test
    void whileTheClassChanges() {
        update(INFREQUENT);
        String progress = "TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS";
        String when = " when a table class update is in progress. Table: Things " + progress;

        assertThat(error(create("ByC", "c"))).isEqualTo(inUse("Can't create or delete an index" + when));
        assertThat(error(units(2))).isEqualTo(inUse("Can't change table IOPS" + when));
        assertThat(error(STREAM)).isEqualTo(inUse("Can't change stream status" + when));
        assertThat(error("'TableClass':'STANDARD'")).isEqualTo(inUse("Can't update table class" + when));
        assertThat(error(INFREQUENT)).isEqualTo(inUse("Can't update table class" + when));
        assertThat(error(LIMITS))
                .isEqualTo(inUse(
                        "OnDemandThroughput cannot be updated while TableClass update is in progress. " + progress));
        update(PROTECTION);
        update(ENCRYPTION);
        update(WARM);
        settle();
        update(STREAM);
    }

    @Test
    void nothingWaitsForTheEncryption() {
        update(ENCRYPTION);
        update(PROTECTION);
        update(INFREQUENT);
        settle();
        update("'SSESpecification':{'Enabled':false}");
        update(STREAM);
    }

    @Test
    void whileTheTableBecomesProvisioned() {
        wire.createTable("OnDemand", "id:S");
        settle();
        wire.ok("UpdateTable", "{'TableName':'OnDemand','BillingMode':'PROVISIONED'," + units(1) + "}");

        assertThat(wire.error("UpdateTable", "{'TableName':'OnDemand'," + units(2) + "}"))
                .isEqualTo(inUse("Table IOPS are currently being updated. Table: OnDemand"));
        assertThat(wire.error("UpdateTable", "{'TableName':'OnDemand'," + LIMITS + "}"))
                .isEqualTo(inUse("OnDemandThroughput cannot be updated while BillingMode update is in progress"));
        wire.ok("UpdateTable", "{'TableName':'OnDemand'," + ENCRYPTION + "}");
        wire.ok("UpdateTable", "{'TableName':'OnDemand'," + WARM + "}");
        wire.ok("UpdateTable", "{'TableName':'OnDemand','BillingMode':'PAY_PER_REQUEST'}");
        settle();
        assertThat(wire.ok("DescribeTable", "{'TableName':'OnDemand'}").text("Table.BillingModeSummary.BillingMode"))
                .isEqualTo("PROVISIONED");
    }

    @Test
    void aTableStaysOnDemandWhateverElseChanges() {
        wire.createTable("OnDemand", "id:S");
        settle();
        wire.ok("UpdateTable", "{'TableName':'OnDemand'," + STREAM + "}");

        wire.ok("UpdateTable", "{'TableName':'OnDemand','BillingMode':'PAY_PER_REQUEST'}");
    }

    private void settle() {
        wire.clock().advance(DELAY);
    }

    private void update(String members) {
        wire.ok("UpdateTable", request(members));
    }

    private String error(String members) {
        return wire.error("UpdateTable", request(members));
    }

    private String status() {
        return wire.ok("DescribeTable", "{'TableName':'Things'}").text("Table.TableStatus");
    }

    private static String request(String members) {
        return "{'TableName':'Things'," + members + "}";
    }

    private static String inUse(String reason) {
        return "ResourceInUseException: Attempt to change a resource which is still in use: " + reason;
    }

    private static String create(String name, String key) {
        return Wire.definitions(key + ":S") + ",'GlobalSecondaryIndexUpdates':[{'Create':" + index(name, key) + "}]";
    }

    private static String change(String name, int units) {
        return "'GlobalSecondaryIndexUpdates':[{'Update':{'IndexName':'" + name + "'," + units(units) + "}}]";
    }

    private static String delete(String name) {
        return "'GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'" + name + "'}}]";
    }

    private static String index(String name, String key) {
        return "{'IndexName':'" + name + "'," + Wire.schema(key) + ",'Projection':{'ProjectionType':'ALL'}," + units(1)
                + "}";
    }

    private static String units(int units) {
        return "'ProvisionedThroughput':{'ReadCapacityUnits':" + units + ",'WriteCapacityUnits':" + units + "}";
    }
}
