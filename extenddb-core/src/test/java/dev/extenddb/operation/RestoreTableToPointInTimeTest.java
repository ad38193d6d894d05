package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Covers("RestoreTableToPointInTime")
final class RestoreTableToPointInTimeTest {

    private static final String ARN = "arn:aws:dynamodb:eu-central-1:123456789012:table/Things";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        create(wire, "Things", "'BillingMode':'PAY_PER_REQUEST','OnDemandThroughput':{'MaxReadRequestUnits':100}", "");
        keepHistory(wire, "Things");
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void bringsBackWhatWasOverwrittenDeletedAndInserted() {
        wire.put("Things", item("a", "1"), item("b", "1"), item("same", "1"));
        wire.clock().advance(HOUR);
        Instant before = wire.clock().instant();
        wire.clock().advance(HOUR);
        wire.put("Things", item("a", "2"), item("new", "2"));
        wire.ok("DeleteItem", "{'TableName':'Things','Key':{'id':{'S':'b'},'at':{'N':'1'}}}");
        wire.ok("DeleteItem", "{'TableName':'Things','Key':{'id':{'S':'a'},'at':{'N':'1'}}}");
        wire.put("Things", item("a", "3"));
        wire.clock().advance(HOUR);

        restore(wire, "Then", "'RestoreDateTime':" + before.getEpochSecond());
        assertThat(wire.ok("Scan", "{'TableName':'Then'}").texts("Items", "g.S"))
                .containsOnly("1");
        assertThat(wire.ok("Scan", "{'TableName':'Then','IndexName':'ByG'}").texts("Items", "id.S"))
                .containsExactlyInAnyOrder("a", "b", "same");
        assertThat(wire.ok("Scan", "{'TableName':'Then','IndexName':'ByH'}").number("Count"))
                .isEqualTo(3);
        assertThat(wire.ok("DescribeTable", "{'TableName':'Then'}").number("Table.ItemCount"))
                .isEqualTo(3);

        restore(wire, "Now", "'UseLatestRestorableTime':true");
        assertThat(wire.ok("Scan", "{'TableName':'Now','IndexName':'ByG'}").texts("Items", "g.S"))
                .containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void restoresSettingsExceptThoseThatHangOnTheTable() {
        wire.ok(
                "UpdateTable",
                "{'TableName':'Things','StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}}");
        wire.ok("UpdateTable", "{'TableName':'Things','DeletionProtectionEnabled':true}");
        wire.ok("UpdateTable", "{'TableName':'Things','SSESpecification':{'Enabled':true}}");
        wire.ok("TagResource", "{'ResourceArn':'" + ARN + "','Tags':[{'Key':'a','Value':'b'}]}");
        wire.ok(
                "UpdateTimeToLive",
                "{'TableName':'Things','TimeToLiveSpecification':{'AttributeName':'x','Enabled':true}}");
        restore(wire, "Other", "'UseLatestRestorableTime':true");

        var described = wire.ok("DescribeTable", "{'TableName':'Other'}");
        assertThat(described.text("Table.TableStatus")).isEqualTo("ACTIVE");
        assertThat(described.text("Table.BillingModeSummary.BillingMode")).isEqualTo("PAY_PER_REQUEST");
        assertThat(described.number("Table.OnDemandThroughput.MaxReadRequestUnits"))
                .isEqualTo(100);
        assertThat(described.text("Table.SSEDescription.Status")).isEqualTo("ENABLED");
        assertThat(described.body())
                .contains("ByG", "ByH", "\"DeletionProtectionEnabled\":false")
                .doesNotContain("StreamArn", "StreamSpecification", "RestoreSummary", "TableClassSummary");
        assertThat(wire.ok("ListTagsOfResource", "{'ResourceArn':'" + ARN.replace("Things", "Other") + "'}")
                        .list("Tags"))
                .isEmpty();
        assertThat(wire.ok("DescribeTimeToLive", "{'TableName':'Other'}").body())
                .contains("DISABLED");
        assertThat(wire.ok("DescribeContinuousBackups", "{'TableName':'Other'}").body())
                .contains("\"PointInTimeRecoveryStatus\":\"DISABLED\"");
    }

    @Test
    void aTableIsNotThereForOthersWhileItIsRestored() {
        try (Wire slow = new Wire(Duration.ofMinutes(1))) {
            create(slow, "Things", "'BillingMode':'PAY_PER_REQUEST'", "");
            slow.clock().advance(Duration.ofMinutes(1));
            keepHistory(slow, "Things");
            slow.put("Things", item("a", "1"));
            slow.clock().advance(HOUR);
            var answer = slow.ok("RestoreTableToPointInTime", request("Copy", "'UseLatestRestorableTime':true"));

            assertThat(answer.text("TableDescription.TableStatus")).isEqualTo("CREATING");
            assertThat(answer.at("TableDescription.RestoreSummary").toString())
                    .isEqualTo("{SourceTableArn=" + ARN + ", RestoreDateTime="
                            + (double) slow.clock().instant().minusSeconds(300).getEpochSecond()
                            + ", RestoreInProgress=true}");
            var described = slow.ok("DescribeTable", "{'TableName':'Copy'}");
            assertThat(described.has("Table.RestoreSummary")).isTrue();
            assertThat(described.has("Table.GlobalSecondaryIndexes.0.IndexStatus"))
                    .isFalse();
            String missing = "ResourceNotFoundException: Requested resource not found: Table: Copy not found";
            assertThat(slow.error("DescribeTimeToLive", "{'TableName':'Copy'}")).isEqualTo(missing);
            assertThat(slow.error("UpdateTable", "{'TableName':'Copy','DeletionProtectionEnabled':true}"))
                    .isEqualTo(missing);
            assertThat(slow.error("DescribeContinuousBackups", "{'TableName':'Copy'}"))
                    .isEqualTo("TableNotFoundException: Table not found: Copy");
            assertThat(slow.error("Scan", "{'TableName':'Copy'}"))
                    .isEqualTo("ResourceNotFoundException: Requested resource not found");
            assertThat(slow.error("DeleteTable", "{'TableName':'Copy'}")).startsWith("ResourceInUseException");
            assertThat(slow.error(
                            "CreateTable",
                            "{'TableName':'Copy','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                                    + Wire.schema("id:S") + "}"))
                    .isEqualTo("ResourceInUseException: Table is being used: Copy");
            assertThat(slow.error("RestoreTableToPointInTime", request("Copy", "'UseLatestRestorableTime':true")))
                    .startsWith("TableInUseException");

            slow.clock().advance(Duration.ofMinutes(1));
            assertThat(slow.ok("Scan", "{'TableName':'Copy'}").number("Count")).isEqualTo(1);
            assertThat(slow.ok("DescribeTable", "{'TableName':'Copy'}").has("Table.RestoreSummary"))
                    .isFalse();
            slow.ok("DeleteTable", "{'TableName':'Copy'}");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'UseLatestRestorableTime':true | The parameter 'TableName' is required but was not present in the request",
                "'SourceTableName':'Things','SourceTableArn':'ARN','UseLatestRestorableTime':true | Invalid Request: Must "
                        + "provide exactly one of: sourceTableArn, sourceTableName",
                "'SourceTableName':'Things' | Invalid Request: Either one of RestoreDateTime or UseLatestRestorableTime must "
                        + "be specified, but not both",
                "'SourceTableName':'Things','UseLatestRestorableTime':false | Invalid Request: Either one of RestoreDateTime "
                        + "or UseLatestRestorableTime must be specified, but not both",
                "'SourceTableName':'Missing','UseLatestRestorableTime':true,'RestoreDateTime':1 | Invalid Request: Both "
                        + "RestoreDateTime and UseLatestRestorableTime cannot be set for point-in-time restore request. Please "
                        + "specify either RestoreDateTime time or UseLatestRestorableTime",
                "'SourceTableArn':'Things','UseLatestRestorableTime':true | One or more parameter values were invalid: ARNs must "
                        + "start with 'arn:': Things",
                "'SourceTableArn':'ARN/index/x','UseLatestRestorableTime':true | sourceTableArn is not a valid ARN",
                "'SourceTableArn':'arn:aws:dynamodb:eu-central-1:210987654321:table/Things','UseLatestRestorableTime':true | This"
                        + " action is only supported by accounts that match the resource owner\u2019s account.",
                "'SourceTableArn':'arn:aws:dynamodb:us-west-2:123456789012:table/Things','UseLatestRestorableTime':true | Invalid"
                        + " Request: sseSpecificationOverride must be provided for cross-region restores"
            })
    void refusesRequestsThatSayTooLittleOrTooMuch(String members, String message) {
        assertThat(wire.error(
                        "RestoreTableToPointInTime",
                        "{'TargetTableName':'Copy',"
                                + members.replace("ARN'", ARN + "'").replace("ARN/", ARN + "/") + "}"))
                .isEqualTo("ValidationException: " + message);
        wire.refused("DescribeTable", "{'TableName':'Copy'}");
    }

    @Test
    void asksForTheHistoryThenTheTimeThenTheName() {
        wire.createTable("Plain", "id:S");
        String past = "'RestoreDateTime':1";
        assertThat(wire.error("RestoreTableToPointInTime", request("Plain", past)))
                .isEqualTo("InvalidRestoreTimeException: RestoreDateTime '1970-01-01T00:00:01Z' must be within "
                        + "EarliestRestorableDateTime '2030-01-01T00:00:00Z' and LatestRestorableDateTime "
                        + "'2030-01-01T00:00:00Z'");
        assertThat(wire.error(
                        "RestoreTableToPointInTime",
                        "{'TargetTableName':'Things','SourceTableName':'Plain'," + past + "}"))
                .isEqualTo("PointInTimeRecoveryUnavailableException: Point in time recovery is not enabled for table "
                        + "'Plain'");
        assertThat(wire.error(
                        "RestoreTableToPointInTime",
                        "{'TargetTableName':'Things','SourceTableName':'Missing'," + past + "}"))
                .isEqualTo("TableNotFoundException: Table not found: Missing");
        assertThat(wire.error("RestoreTableToPointInTime", request("Things", "'UseLatestRestorableTime':true")))
                .isEqualTo("TableAlreadyExistsException: Table already exists: Things");
        wire.clock().advance(HOUR);
        assertThat(wire.error(
                        "RestoreTableToPointInTime",
                        request(
                                "Copy",
                                "'RestoreDateTime':" + wire.clock().instant().getEpochSecond())))
                .startsWith("InvalidRestoreTimeException");
        assertThat(wire.error("RestoreTableToPointInTime", request("a b", past)))
                .isEqualTo("ValidationException: 1 validation error detected: Value 'a b' at 'targetTableName' failed "
                        + "to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        assertThat(wire.error("RestoreTableToPointInTime", request("Copy", "'RestoreDateTime':'now'")))
                .startsWith("SerializationException");
        assertThat(wire.error("RestoreTableToPointInTime", request("Copy", "'RestoreDateTime':1e999")))
                .startsWith("InvalidRestoreTimeException");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'ProvisionedThroughputOverride':PT | Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED",
                "'BillingModeOverride':'PROVISIONED' | Must override ProvisionedThroughput if BillingMode is overridden to "
                        + "PROVISIONED",
                "'BillingModeOverride':'PAY_PER_REQUEST','ProvisionedThroughputOverride':PT | Cannot override "
                        + "ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST",
                "'BillingModeOverride':'PROVISIONED','ProvisionedThroughputOverride':PT | Must specify provisioned throughput for"
                        + " index ByG",
                "'BillingModeOverride':'PROVISIONED','ProvisionedThroughputOverride':PT,'OnDemandThroughputOverride':"
                        + "{'MaxReadRequestUnits':1} | Cannot override MaxReadRequestUnits for OnDemandThroughput unless "
                        + "BillingModeOverride is PAY_PER_REQUEST",
                "'OnDemandThroughputOverride':{'MaxReadRequestUnits':0} | Requested MaxReadRequestUnits for OnDemandThroughput is"
                        + " outside of valid range",
                "'GlobalSecondaryIndexOverride':[{'IndexName':'New','KeySchema':[{'AttributeName':'at','KeyType':'HASH'}],"
                        + "'Projection':{'ProjectionType':'ALL'}}] | Index New does not match a secondary index that existed in"
                        + " the source table and cannot be created during the restore operation",
                "'GlobalSecondaryIndexOverride':[{'IndexName':'ByG','KeySchema':[{'AttributeName':'g','KeyType':'HASH'}],"
                        + "'Projection':{'ProjectionType':'ALL'},'ProvisionedThroughput':PT}] | Cannot override"
                        + " ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST for index ByG",
                "'LocalSecondaryIndexOverride':[{'IndexName':'ByH','KeySchema':[{'AttributeName':'id','KeyType':'HASH'},"
                        + "{'AttributeName':'h','KeyType':'RANGE'}],'Projection':{'ProjectionType':'ALL'}}] | Index ByH does"
                        + " not match a secondary index that existed in the source table and cannot be created during the"
                        + " restore operation"
            })
    void refusesOverridesThatCannotBe(String overrides, String message) {
        assertThat(wire.error(
                        "RestoreTableToPointInTime",
                        request("Copy", "'UseLatestRestorableTime':true," + overrides)
                                .replace("PT", "{'ReadCapacityUnits':5,'WriteCapacityUnits':5}")))
                .isEqualTo("ValidationException: Invalid Request: " + message);
    }

    @Test
    void indexesMayBeLeftOutOrGetOtherNames() {
        wire.put("Things", item("a", "1"));
        restore(
                wire,
                "Plain",
                "'UseLatestRestorableTime':true,'GlobalSecondaryIndexOverride':[],'LocalSecondaryIndexOverride':[]");
        assertThat(wire.ok("DescribeTable", "{'TableName':'Plain'}").body())
                .doesNotContain("SecondaryIndexes", "\"AttributeName\":\"g\"");
        restore(
                wire,
                "Renamed",
                "'UseLatestRestorableTime':true,'GlobalSecondaryIndexOverride':[{'IndexName':'Other',"
                        + Wire.schema("g") + ",'Projection':{'ProjectionType':'ALL'}}]");
        assertThat(wire.ok("Scan", "{'TableName':'Renamed','IndexName':'Other'}")
                        .number("Count"))
                .isEqualTo(1);
        restore(
                wire,
                "Paid",
                "'UseLatestRestorableTime':true,'BillingModeOverride':'PROVISIONED','ProvisionedThroughputOverride':"
                        + "{'ReadCapacityUnits':7,'WriteCapacityUnits':7},'GlobalSecondaryIndexOverride':[]");
        assertThat(wire.ok("DescribeTable", "{'TableName':'Paid'}")
                        .number("Table.ProvisionedThroughput.ReadCapacityUnits"))
                .isEqualTo(7);
    }

    @Test
    void restoresFromAnotherRegionByTheArn() {
        wire.put("Things", item("a", "1"));
        String json = "{'TargetTableName':'Copy','SourceTableArn':'" + ARN
                + "','UseLatestRestorableTime':true,'SSESpecificationOverride':{'Enabled':true}}";
        var headers = new HashMap<>(Wire.headers("RestoreTableToPointInTime"));
        headers.put("authorization", Wire.credentials("123456789012", "us-west-2"));
        assertThat(wire.post(headers, Wire.body(json)).text("TableDescription.TableArn"))
                .isEqualTo("arn:aws:dynamodb:us-west-2:123456789012:table/Copy");
        wire.refused("DescribeTable", "{'TableName':'Copy'}");
    }

    @Test
    void whatWasTrimmedIsGone() {
        wire.ok(
                "UpdateContinuousBackups",
                "{'TableName':'Things','PointInTimeRecoverySpecification':"
                        + "{'PointInTimeRecoveryEnabled':true,'RecoveryPeriodInDays':1}}");
        wire.put("Things", item("a", "1"));
        Instant first = wire.clock().instant();
        wire.clock().advance(HOUR);
        wire.put("Things", item("a", "1"));
        wire.clock().advance(Duration.ofDays(1));
        wire.runBackgroundJobs();

        assertThat(wire.error(
                        "RestoreTableToPointInTime", request("Copy", "'RestoreDateTime':" + first.getEpochSecond())))
                .startsWith("InvalidRestoreTimeException: RestoreDateTime '2030-01-01T00:00:00Z' must be within "
                        + "EarliestRestorableDateTime '2030-01-01T01:00:00Z'");
    }

    private static void create(Wire wire, String table, String settings, String more) {
        wire.ok(
                "CreateTable",
                "{'TableName':'" + table + "'," + settings + "," + Wire.definitions("id:S", "at:N", "g:S", "h:S") + ","
                        + Wire.schema("id", "at") + ",'GlobalSecondaryIndexes':[{'IndexName':'ByG'," + Wire.schema("g")
                        + ",'Projection':{'ProjectionType':'ALL'}" + more + "}],'LocalSecondaryIndexes':[{'IndexName':"
                        + "'ByH'," + Wire.schema("id", "h") + ",'Projection':{'ProjectionType':'KEYS_ONLY'}}]}");
    }

    private static void keepHistory(Wire wire, String table) {
        wire.ok(
                "UpdateContinuousBackups",
                "{'TableName':'" + table + "','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}}");
    }

    private static String item(String id, String g) {
        return "{'id':{'S':'" + id + "'},'at':{'N':'1'},'g':{'S':'" + g + "'},'h':{'S':'" + g + "'}}";
    }

    private static String request(String target, String members) {
        return "{'TargetTableName':'" + target + "','SourceTableName':'Things'," + members + "}";
    }

    private static void restore(Wire wire, String target, String members) {
        wire.ok("RestoreTableToPointInTime", request(target, members));
    }
}
