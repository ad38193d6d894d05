package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a table cannot be deleted yet, or not be changed, since it comes or goes. The messages were recorded on AWS. */
@Covers({"UpdateTable", "DeleteTable"})
final class TableAdmissionTest {

    private static final Duration DELAY = Duration.ofSeconds(20);
    private static final String BEGINNING =
            "ResourceInUseException: Attempt to change a resource which is still in use: ";
    private static final String CREATE = "{'TableName':'Things'," + units(1) + "," + Wire.definitions("id:S", "a:S")
            + "," + Wire.schema("id") + ",'GlobalSecondaryIndexes':[" + index("ByA", "a") + "]}";

    private static final Map<String, String> CHANGES = Map.of(
            "STREAM", "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}",
            "CLASS", "'TableClass':'STANDARD_INFREQUENT_ACCESS'",
            "BILLING_MODE", "'BillingMode':'PAY_PER_REQUEST'",
            "UNITS", units(2),
            "ENCRYPTION", "'SSESpecification':{'Enabled':true}",
            "PROTECTION", "'DeletionProtectionEnabled':true",
            "WARM", "'WarmThroughput':{'ReadUnitsPerSecond':13000,'WriteUnitsPerSecond':5000}",
            "NEW_INDEX",
                    Wire.definitions("b:S") + ",'GlobalSecondaryIndexUpdates':[{'Create':" + index("ByB", "b") + "}]",
            "OTHER_INDEX", "'GlobalSecondaryIndexUpdates':[{'Update':{'IndexName':'ByA'," + units(2) + "}}]",
            "NO_INDEX", "'GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'ByA'}}]");

    private final Wire wire = new Wire(DELAY);

    @BeforeEach
    void createTable() {
        wire.ok("CreateTable", CREATE);
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @CsvSource({
        "STREAM, Cannot delete table while stream is being enabled/disabled.",
        "CLASS, Table: Things is in the process of being updated.",
        "BILLING_MODE, Table: Things is in the process of being updated.",
        "UNITS, Table: Things is in the process of being updated.",
        "ENCRYPTION, Table: Things is in the process of being updated.",
        "NEW_INDEX, 'Cannot delete table while indexes are being created, updated, or deleted.'",
        "OTHER_INDEX, 'Cannot delete table while indexes are being created, updated, or deleted.'",
        "NO_INDEX, 'Cannot delete table while indexes are being created, updated, or deleted.'",
    })
    void isNotDeletedWhileItChanges(String change, String reason) {
        wire.clock().advance(DELAY);
        wire.ok("UpdateTable", request(change));

        assertThat(wire.error("DeleteTable", "{'TableName':'Things'}")).isEqualTo(BEGINNING + reason);
        wire.clock().advance(DELAY);
        wire.awaitIndexes("Things");
        wire.ok("DeleteTable", "{'TableName':'Things'}");
    }

    @ParameterizedTest
    @CsvSource({"PROTECTION", "STREAM", "ENCRYPTION", "WARM"})
    void doesNotChangeWhileItComesOrGoes(String change) {
        assertThat(wire.error("UpdateTable", request(change))).isEqualTo(BEGINNING + "Table is being created: Things");
        wire.clock().advance(DELAY);
        wire.ok("DeleteTable", "{'TableName':'Things'}");
        assertThat(wire.error("UpdateTable", request(change))).isEqualTo(BEGINNING + "Table is being deleted: Things");
    }

    private static String request(String change) {
        return "{'TableName':'Things'," + CHANGES.get(change) + "}";
    }

    private static String index(String name, String key) {
        return "{'IndexName':'" + name + "'," + Wire.schema(key) + ",'Projection':{'ProjectionType':'ALL'}," + units(1)
                + "}";
    }

    private static String units(int units) {
        return "'ProvisionedThroughput':{'ReadCapacityUnits':" + units + ",'WriteCapacityUnits':" + units + "}";
    }
}
