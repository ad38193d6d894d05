package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes one UpdateTable may ask for. The messages were recorded on DynamoDB in 2026. */
@Covers("UpdateTable")
class UpdateCombinationTest {

    private static final String PROVISION = "'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':5}";

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SSE,CLASS,PROTECT,WARM | Server-Side Encryption modification must be the only operation in the request",
                "SSE,STREAM | Server-Side Encryption modification must be the only operation in the request",
                "SSE,BILLING | Server-Side Encryption modification must be the only operation in the request",
                "CLASS,PROTECT | TableClass modification must be the only operation in the request",
                "CLASS,LIMIT | TableClass modification must be the only operation in the request",
                "PROTECT,WARM | DeletionProtection modification must be the only operation in the request",
                "PROTECT,BILLING | DeletionProtection modification must be the only operation in the request",
                "WARM,LIMIT | OnDemandThroughput can only be combined with BillingMode in an UpdateTable request",
                "WARM,STREAM | WarmThroughput must be the only operation in the request",
                "LIMIT,STREAM | OnDemandThroughput can only be combined with BillingMode in an UpdateTable request",
                "PROVISION,STREAM | You cannot modify stream status while updating table IOPS",
                "MODE,PROVISION,STREAM | You cannot modify stream status while updating table IOPS",
                "PROVISION,DROP | You cannot create or delete index while updating table IOPS",
                "STREAM,DROP | You cannot create or delete index while changing stream status",
                "UNVIEWED | If stream is being enabled then UpdateViewType is required",
                "VIEWED | If stream is being disabled, then UpdateViewType must not be specified"
            })
    void isRefusedWhateverTheTable(String changes, String reason) {
        String expected = "ValidationException: One or more parameter values were invalid: " + reason;

        assertThat(wire.error("UpdateTable", request("Things", changes))).isEqualTo(expected);
        assertThat(wire.error("UpdateTable", request("Nothing", changes))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'BILLING,STREAM'", "'BILLING,LIMIT'"})
    void whatIsPaidByRequestMayChangeWithIt(String changes) {
        wire.ok("UpdateTable", request("Things", changes));
    }

    @Test
    void whatSaysNothingIsNoChange() {
        wire.ok("UpdateTable", "{'TableName':'Things','WarmThroughput':{},'DeletionProtectionEnabled':false}");
        wire.ok("UpdateTable", "{'TableName':'Things','OnDemandThroughput':{},'BillingMode':'PAY_PER_REQUEST'}");
        assertThat(wire.error("UpdateTable", "{'TableName':'Things','WarmThroughput':{}}"))
                .startsWith("ValidationException: At least one of ");
        assertThat(wire.ok("DescribeTable", "{'TableName':'Things'}").has("Table.OnDemandThroughput"))
                .isFalse();
    }

    @Test
    void aClassIsOneOfTwo() {
        String expected = "ValidationException: Invalid table-class parameter provided. Please try again with a valid "
                + "table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS].";

        assertThat(wire.error("UpdateTable", "{'TableName':'Things','TableClass':'DOG'}"))
                .isEqualTo(expected);
        assertThat(wire.error("UpdateTable", "{'TableName':'T','TableClass':'DOG'}"))
                .startsWith("ValidationException: 1 validation error detected: Value 'T' at 'tableName'");
    }

    private static String request(String table, String changes) {
        return "{'TableName':'" + table + "',"
                + changes.replace("UNVIEWED", "'StreamSpecification':{'StreamEnabled':true}")
                        .replace("VIEWED", "'StreamSpecification':{'StreamEnabled':false,'StreamViewType':'KEYS_ONLY'}")
                        .replace("STREAM", "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}")
                        .replace("SSE", "'SSESpecification':{'Enabled':true}")
                        .replace("CLASS", "'TableClass':'STANDARD'")
                        .replace("PROTECT", "'DeletionProtectionEnabled':true")
                        .replace("WARM", "'WarmThroughput':{'ReadUnitsPerSecond':13000,'WriteUnitsPerSecond':5000}")
                        .replace("LIMIT", "'OnDemandThroughput':{'MaxReadRequestUnits':100}")
                        .replace("BILLING", "'BillingMode':'PAY_PER_REQUEST'")
                        .replace("PROVISION", PROVISION)
                        .replace("MODE", "'BillingMode':'PROVISIONED'")
                        .replace("DROP", "'GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'Index'}}]")
                + "}";
    }
}
