package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes are admitted while another one is under way. The messages were recorded on DynamoDB in 2026. */
@Covers({"UpdateTable", "DeleteTable"})
class TableAdmissionTest {

    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final Wire wire = new Wire(A_WHILE);

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
        wire.clock().advance(A_WHILE);
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "STREAM | STREAM | A stream status change is currently in progress. Table: Things Stream: {label} Operation: ENABLE",
                "STREAM | CLASS | Can't update table class when stream status is being updated. Table: Things Stream: {label} Operation: ENABLE",
                "STREAM | BILLING | Can't change table IOPS when stream status is being updated. Table: Things Stream: {label} Operation: ENABLE",
                "STREAM | LIMIT | OnDemandThroughput cannot be updated while stream status update is in progress",
                "STREAM | DELETE | Cannot delete table while stream is being enabled/disabled.",
                "CLASS | CLASS | Can't update table class when a table class update is in progress. Table: Things TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS",
                "CLASS | STREAM | Can't change stream status when a table class update is in progress. Table: Things TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS",
                "CLASS | LIMIT | OnDemandThroughput cannot be updated while TableClass update is in progress. TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS",
                "CLASS | DELETE | Table: Things is in the process of being updated.",
                "BILLING | STREAM | Can't enable or disable stream while table IOPS are being updated. Table: Things",
                "BILLING | PROVISION | Table IOPS are currently being updated. Table: Things",
                "BILLING | LIMIT | OnDemandThroughput cannot be updated while BillingMode update is in progress",
                "BILLING | DELETE | Table: Things is in the process of being updated.",
            })
    void hasToWait(String underWay, String asked, String reason) {
        call(wire, underWay);
        String label = String.valueOf(wire.ok("DescribeTable", "{'TableName':'Things'}")
                .body()
                .replaceAll(".*LatestStreamLabel\":\"([^\"]*)\".*", "$1"));

        assertThat(wire.error(operation(asked), request(asked)))
                .isEqualTo("ResourceInUseException: Attempt to change a resource which is still in use: "
                        + reason.replace("{label}", label));
        wire.clock().advance(A_WHILE);
        if (!asked.equals(underWay) && !asked.equals("LIMIT")) {
            call(wire, asked);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STREAM,PROTECT",
        "STREAM,ENCRYPT",
        "STREAM,WARM",
        "STREAM,SAME",
        "CLASS,PROTECT",
        "CLASS,ENCRYPT",
        "CLASS,WARM",
        "BILLING,PROTECT",
        "BILLING,ENCRYPT",
        "BILLING,WARM",
        "ENCRYPT,PROTECT",
        "ENCRYPT,STREAM",
        "ENCRYPT,CLASS"
    })
    void needNotWait(String underWay, String asked) {
        call(wire, underWay);
        call(wire, asked);
    }

    @ParameterizedTest
    @CsvSource({"PROTECT", "STREAM", "ENCRYPT", "WARM"})
    void nothingChangesInATableThatComesOrGoes(String asked) {
        try (Wire fresh = new Wire(A_WHILE)) {
            fresh.createTable("Things", "id:S");
            String begin =
                    "ResourceInUseException: Attempt to change a resource which is still in use: Table is being ";
            assertThat(fresh.error("UpdateTable", request(asked))).isEqualTo(begin + "created: Things");
            fresh.clock().advance(A_WHILE);
            fresh.ok("DeleteTable", "{'TableName':'Things'}");
            assertThat(fresh.error("UpdateTable", request(asked))).isEqualTo(begin + "deleted: Things");
        }
    }

    private static void call(Wire wire, String change) {
        wire.ok(operation(change), request(change));
    }

    private static String operation(String change) {
        return change.equals("DELETE") ? "DeleteTable" : "UpdateTable";
    }

    private static String request(String change) {
        String provision = "'ProvisionedThroughput':{'ReadCapacityUnits':%d,'WriteCapacityUnits':5}";
        String members = switch (change) {
            case "STREAM" -> ",'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}";
            case "CLASS" -> ",'TableClass':'STANDARD_INFREQUENT_ACCESS'";
            case "BILLING" -> ",'BillingMode':'PROVISIONED'," + String.format(provision, 5);
            case "PROVISION" -> "," + String.format(provision, 6);
            case "SAME" -> ",'BillingMode':'PAY_PER_REQUEST'";
            case "LIMIT" -> ",'OnDemandThroughput':{'MaxReadRequestUnits':100}";
            case "WARM" -> ",'WarmThroughput':{'ReadUnitsPerSecond':13000,'WriteUnitsPerSecond':5000}";
            case "PROTECT" -> ",'DeletionProtectionEnabled':true";
            case "ENCRYPT" -> ",'SSESpecification':{'Enabled':true}";
            default -> "";
        };
        return "{'TableName':'Things'" + members + "}";
    }
}
