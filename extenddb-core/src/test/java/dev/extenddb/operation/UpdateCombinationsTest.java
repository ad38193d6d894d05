package dev.extenddb.operation;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes one UpdateTable makes together. The messages were recorded on AWS. */
@Covers("UpdateTable")
final class UpdateCombinationsTest {

    private static final String UNITS = "'ProvisionedThroughput':{'ReadCapacityUnits':9,'WriteCapacityUnits':9}";

    private static final Map<String, String> MEMBERS = Map.ofEntries(
            entry("SSE", "'SSESpecification':{'Enabled':true}"),
            entry("CLASS", "'TableClass':'STANDARD_INFREQUENT_ACCESS'"),
            entry("PROTECTION", "'DeletionProtectionEnabled':true"),
            entry("LIMITS", "'OnDemandThroughput':{'MaxReadRequestUnits':5}"),
            entry("WARM", "'WarmThroughput':{'ReadUnitsPerSecond':20000}"),
            entry("STREAM", "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}"),
            entry("STREAM_WITHOUT_VIEW", "'StreamSpecification':{'StreamEnabled':true}"),
            entry("NO_STREAM_WITH_VIEW", "'StreamSpecification':{'StreamEnabled':false,'StreamViewType':'KEYS_ONLY'}"),
            entry("UNITS", UNITS),
            entry("PROVISIONED", "'BillingMode':'PROVISIONED'"),
            entry("ON_DEMAND", "'BillingMode':'PAY_PER_REQUEST'"),
            entry(
                    "CREATE",
                    Wire.definitions("b:S") + ",'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'ByB',"
                            + Wire.schema("b") + "," + UNITS + ",'Projection':{'ProjectionType':'ALL'}}}]"),
            entry("DELETE", "'GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'ByA'}}]"));

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Things'," + UNITS.replace('9', '5') + "," + Wire.definitions("id:S", "a:S") + ","
                        + Wire.schema("id") + ",'GlobalSecondaryIndexes':[{'IndexName':'ByA'," + Wire.schema("a") + ","
                        + UNITS.replace('9', '5') + ",'Projection':{'ProjectionType':'ALL'}}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PROTECTION SSE | Server-Side Encryption modification must be the only operation in the request",
                "SSE CLASS | Server-Side Encryption modification must be the only operation in the request",
                "SSE CLASS PROTECTION WARM | Server-Side Encryption modification must be the only operation in the request",
                "SSE STREAM | Server-Side Encryption modification must be the only operation in the request",
                "SSE ON_DEMAND | Server-Side Encryption modification must be the only operation in the request",
                "CREATE SSE | Server-Side Encryption modification must be the only operation in the request",
                "PROTECTION CLASS | TableClass modification must be the only operation in the request",
                "CLASS LIMITS | TableClass modification must be the only operation in the request",
                "CLASS UNITS | TableClass modification must be the only operation in the request",
                "WARM PROTECTION | DeletionProtection modification must be the only operation in the request",
                "ON_DEMAND PROTECTION | DeletionProtection modification must be the only operation in the request",
                "LIMITS PROTECTION | DeletionProtection modification must be the only operation in the request",
                "LIMITS STREAM | OnDemandThroughput can only be combined with BillingMode in an UpdateTable request",
                "LIMITS WARM | OnDemandThroughput can only be combined with BillingMode in an UpdateTable request",
                "WARM CREATE | Create global secondary index cannot be specified when updating WarmThroughput",
                "WARM STREAM | WarmThroughput must be the only operation in the request",
                "STREAM UNITS | You cannot modify stream status while updating table IOPS",
                "PROVISIONED UNITS STREAM | You cannot modify stream status while updating table IOPS",
                "UNITS CREATE | You cannot create or delete index while updating table IOPS",
                "UNITS DELETE | You cannot create or delete index while updating table IOPS",
                "STREAM CREATE | You cannot create or delete index while changing stream status",
                "STREAM DELETE | You cannot create or delete index while changing stream status",
                "ON_DEMAND UNITS | ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST",
                "STREAM_WITHOUT_VIEW | If stream is being enabled then UpdateViewType is required",
                "NO_STREAM_WITH_VIEW | If stream is being disabled, then UpdateViewType must not be specified",
            })
    void refusesWhateverTheTable(String parts, String reason) {
        String expected = "ValidationException: One or more parameter values were invalid: " + reason;

        assertThat(wire.error("UpdateTable", request("Things", parts))).isEqualTo(expected);
        assertThat(wire.error("UpdateTable", request("Nothing", parts))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"ON_DEMAND LIMITS", "ON_DEMAND STREAM", "ON_DEMAND DELETE"})
    void takes(String parts) {
        assertThat(wire.ok("UpdateTable", request("Things", parts)).text("TableDescription.TableStatus"))
                .isEqualTo("UPDATING");
    }

    @Test
    void anEmptyListIsNoChangeAndNoCompany() {
        String none = "'GlobalSecondaryIndexUpdates':[]";

        assertThat(wire.error("UpdateTable", "{'TableName':'Things'," + none + "}"))
                .startsWith("ValidationException: At least one of ProvisionedThroughput, BillingMode, ");
        assertThat(wire.error("UpdateTable", "{'TableName':'Things','DeletionProtectionEnabled':true," + none + "}"))
                .isEqualTo("ValidationException: One or more parameter values were invalid: "
                        + "List of GlobalSecondaryIndexUpdates is empty");
    }

    @Test
    void emptyThroughputIsNoChangeAndNoCompany() {
        assertThat(wire.error("UpdateTable", "{'TableName':'Things','WarmThroughput':{}}"))
                .startsWith("ValidationException: At least one of ");
        wire.ok("UpdateTable", "{'TableName':'Things','DeletionProtectionEnabled':true,'WarmThroughput':{}}");
        wire.ok("UpdateTable", "{'TableName':'Things','BillingMode':'PAY_PER_REQUEST','OnDemandThroughput':{}}");

        assertThat(wire.ok("DescribeTable", "{'TableName':'Things'}").has("Table.OnDemandThroughput"))
                .isFalse();
    }

    @Test
    void aClassIsOneOfTwo() {
        assertThat(wire.error("UpdateTable", "{'TableName':'Things','TableClass':'DOG'}"))
                .isEqualTo("ValidationException: Invalid table-class parameter provided. Please try again with a valid "
                        + "table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS].");
        assertThat(wire.error("UpdateTable", "{'TableName':'T','TableClass':'DOG'}"))
                .startsWith("ValidationException: 1 validation error detected: Value 'T' at 'tableName'");
    }

    @Test
    void definitionsOfAttributesAreForNewIndexesOnly() {
        wire.ok(
                "UpdateTable",
                "{'TableName':'Things'," + Wire.definitions("id:N", "stale:B") + ",'DeletionProtectionEnabled':true}");

        assertThat(wire.ok("DescribeTable", "{'TableName':'Things'}")
                        .texts("Table.AttributeDefinitions", "AttributeName"))
                .containsExactly("a", "id");
    }

    private static String request(String table, String parts) {
        return Arrays.stream(parts.split(" ", -1))
                .map(MEMBERS::get)
                .collect(Collectors.joining(",", "{'TableName':'" + table + "',", "}"));
    }
}
