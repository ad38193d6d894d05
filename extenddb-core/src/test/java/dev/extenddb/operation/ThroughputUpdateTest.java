package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an update of throughput may ask for, and what is described of it meanwhile and afterwards. */
@Covers("UpdateTable")
final class ThroughputUpdateTest {

    private static final String INDEX_UPDATE = "'GlobalSecondaryIndexUpdates':[{'Update':{'IndexName':'ByKind',";

    private final Wire wire = new Wire();

    private void create(String throughput, String ofIndex) {
        wire.ok(
                "CreateTable",
                "{'TableName':'Things'," + throughput + "," + Wire.definitions("id:S", "kind:S") + ","
                        + Wire.schema("id") + ",'GlobalSecondaryIndexes':[{'IndexName':'ByKind'," + Wire.schema("kind")
                        + ofIndex + ",'Projection':{'ProjectionType':'ALL'}}]}");
    }

    private void createOnDemand() {
        create("'BillingMode':'PAY_PER_REQUEST'", "");
    }

    private void createProvisioned() {
        create(units(5), "," + units(5));
    }

    @Test
    void theAnswerTellsWhatWasBefore() {
        createProvisioned();

        Answer answer = update(units(7));
        assertThat(answer.text("TableDescription.TableStatus")).isEqualTo("UPDATING");
        assertThat(answer.number("TableDescription.ProvisionedThroughput.ReadCapacityUnits"))
                .isEqualTo(5);
        assertThat(answer.has("TableDescription.ProvisionedThroughput.LastIncreaseDateTime"))
                .isTrue();
        Answer decrease = update(units(6));
        assertThat(decrease.number("TableDescription.ProvisionedThroughput.NumberOfDecreasesToday"))
                .isZero();
        assertThat(describe().number("Table.ProvisionedThroughput.NumberOfDecreasesToday"))
                .isEqualTo(1);
        assertThat(describe().number("Table.ProvisionedThroughput.ReadCapacityUnits"))
                .isEqualTo(6);
    }

    @Test
    void anIndexIsUpdatedWithoutItsTable() {
        createProvisioned();

        Answer answer = update(INDEX_UPDATE + units(7) + "}}]");
        assertThat(answer.text("TableDescription.TableStatus")).isEqualTo("ACTIVE");
        assertThat(answer.text("TableDescription.GlobalSecondaryIndexes.0.IndexStatus"))
                .isEqualTo("UPDATING");
        assertThat(answer.number("TableDescription.GlobalSecondaryIndexes.0.ProvisionedThroughput.ReadCapacityUnits"))
                .isEqualTo(5);
        assertThat(describe().number("Table.GlobalSecondaryIndexes.0.ProvisionedThroughput.ReadCapacityUnits"))
                .isEqualTo(7);
    }

    @Test
    void whatIsWarmFollowsTheMostThatWasProvisioned() {
        createProvisioned();
        assertThat(describe().at("Table.WarmThroughput")).isEqualTo(warm(5, 5, "ACTIVE"));

        update(units(9));
        update(units(2));
        assertThat(describe().at("Table.WarmThroughput")).isEqualTo(warm(9, 9, "ACTIVE"));
        update("'BillingMode':'PAY_PER_REQUEST'");
        assertThat(describe().at("Table.WarmThroughput")).isEqualTo(warm(12000, 4000, "ACTIVE"));
        assertThat(describe().at("Table.GlobalSecondaryIndexes.0.WarmThroughput"))
                .isEqualTo(warm(12000, 4000, "ACTIVE"));
        update("'BillingMode':'PROVISIONED'," + units(1) + "," + INDEX_UPDATE + units(1) + "}}]");
        assertThat(describe().at("Table.WarmThroughput")).isEqualTo(warm(12000, 4000, "ACTIVE"));
    }

    @Test
    void warmingUpTakesTimeAndLeavesTheTableActive() {
        try (Wire slow = new Wire(Duration.ofSeconds(5))) {
            slow.createTable("Things", "id:S");
            slow.clock().advance(Duration.ofSeconds(5));
            Answer answer =
                    slow.ok("UpdateTable", "{'TableName':'Things','WarmThroughput':{'ReadUnitsPerSecond':13000}}");

            assertThat(answer.text("TableDescription.TableStatus")).isEqualTo("ACTIVE");
            assertThat(answer.at("TableDescription.WarmThroughput")).isEqualTo(warm(12000, 4000, "UPDATING"));
            slow.clock().advance(Duration.ofSeconds(1));
            slow.ok("UpdateTable", "{'TableName':'Things','WarmThroughput':{'ReadUnitsPerSecond':14000}}");
            assertThat(slow.ok("DescribeTable", "{'TableName':'Things'}").at("Table.WarmThroughput"))
                    .isEqualTo(warm(12000, 4000, "UPDATING"));
            slow.clock().advance(Duration.ofSeconds(5));
            assertThat(slow.ok("DescribeTable", "{'TableName':'Things'}").at("Table.WarmThroughput"))
                    .isEqualTo(warm(14000, 4000, "ACTIVE"));
        }
    }

    @Test
    void limitsAreMergedAndTakenAway() {
        createOnDemand();
        update(limits("'MaxReadRequestUnits':1000,'MaxWriteRequestUnits':500"));

        Answer answer = update(limits("'MaxReadRequestUnits':-1"));
        assertThat(answer.text("TableDescription.TableStatus")).isEqualTo("ACTIVE");
        assertThat(answer.at("TableDescription.OnDemandThroughput"))
                .isEqualTo(json("{'MaxReadRequestUnits':-1,'MaxWriteRequestUnits':500}"));
        assertThat(describe().at("Table.OnDemandThroughput")).isEqualTo(json("{'MaxWriteRequestUnits':500}"));
        assertThat(update(limits("'MaxWriteRequestUnits':-1")).at("TableDescription.OnDemandThroughput"))
                .isEqualTo(json("{'MaxWriteRequestUnits':-1}"));
        assertThat(describe().has("Table.OnDemandThroughput")).isFalse();
    }

    @Test
    void switchingTheBillingModeForgetsLimits() {
        create(
                "'BillingMode':'PAY_PER_REQUEST'," + limits("'MaxReadRequestUnits':5"),
                "," + limits("'MaxReadRequestUnits':5"));

        Answer answer = update("'BillingMode':'PROVISIONED'," + units(3) + "," + INDEX_UPDATE + units(3) + "}}]");
        assertThat(answer.number("TableDescription.ProvisionedThroughput.ReadCapacityUnits"))
                .isEqualTo(3);
        assertThat(describe().has("Table.OnDemandThroughput")).isFalse();
        assertThat(describe().has("Table.GlobalSecondaryIndexes.0.OnDemandThroughput"))
                .isFalse();
    }

    @Test
    void theSameBillingModeUpdatesNothing() {
        createOnDemand();

        assertThat(update("'BillingMode':'PAY_PER_REQUEST'").text("TableDescription.TableStatus"))
                .isEqualTo("UPDATING");
        assertThat(describe().text("Table.TableStatus")).isEqualTo("ACTIVE");
    }

    @Test
    void theInstantOfASwitchIsToldOnceItIsDone() {
        createProvisioned();

        Answer answer = update("'BillingMode':'PAY_PER_REQUEST'");
        assertThat(answer.at("TableDescription.BillingModeSummary"))
                .isEqualTo(json("{'BillingMode':'PAY_PER_REQUEST'}"));
        assertThat(describe().has("Table.BillingModeSummary.LastUpdateToPayPerRequestDateTime"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "UNITS(1) | Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST",
                "'BillingMode':'PROVISIONED',UNITS(1) | ProvisionedThroughput must be specified for index: ByKind",
                "INDEX UNITS(1)}}] | The only Updates for index: ByKind when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput",
                "INDEX 'OnDemandThroughput':{}}}] | The only Updates for index: ByKind when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput",
                "INDEX 'WarmThroughput':{}}}] | WarmThroughput must have at least one of ReadUnitsPerSecond or WriteUnitsPerSecond specified for index: ByKind",
                "INDEX 'WarmThroughput':{'WriteUnitsPerSecond':100}}}] | Requested WriteUnitsPerSecond for WarmThroughput for index ByKind is lower than current WarmThroughput, decreasing WarmThroughput is not supported",
                "'WarmThroughput':{'ReadUnitsPerSecond':100} | Requested ReadUnitsPerSecond for WarmThroughput for table is lower than current WarmThroughput, decreasing WarmThroughput is not supported",
                "'OnDemandThroughput':{'MaxWriteRequestUnits':0} | Requested MaxWriteRequestUnits for OnDemandThroughput for table is outside of valid range",
                "INDEX 'OnDemandThroughput':{'MaxReadRequestUnits':-2}}}] | Requested MaxReadRequestUnits for OnDemandThroughput for index : ByKind is outside of valid range",
                "NEW,UNITS(1)}}] | Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: ByMore when BillingMode is PAY_PER_REQUEST",
            })
    void refusesOfAnOnDemandTable(String members, String reason) {
        createOnDemand();

        assertThat(error(members))
                .isEqualTo("ValidationException: One or more parameter values were invalid: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'OnDemandThroughput':{'MaxReadRequestUnits':5} | MaxReadRequestUnits for OnDemandThroughput cannot be specified when the table BillingMode is PROVISIONED",
                "INDEX 'OnDemandThroughput':{'MaxReadRequestUnits':5}}}] | MaxReadRequestUnits for OnDemandThroughput for index : ByKind cannot be specified when the table BillingMode is PROVISIONED",
                "NEW}}] | Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: ByMore",
            })
    void refusesOfAProvisionedTable(String members, String reason) {
        createProvisioned();

        assertThat(error(members))
                .isEqualTo("ValidationException: One or more parameter values were invalid: " + reason);
    }

    @Test
    void refusesWhatIsAlready() {
        createProvisioned();

        assertThat(error("INDEX UNITS(5)}}]"))
                .isEqualTo("ValidationException: The provisioned throughput for the index ByKind will not change. The "
                        + "requested value equals the current value. Current ReadCapacityUnits provisioned for index "
                        + "ByKind: 5. Requested ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for index "
                        + "ByKind: 5. Requested WriteCapacityUnits: 5. Refer to the Amazon DynamoDB Developer Guide for "
                        + "current limits and how to request higher limits.");
        assertThat(error("'BillingMode':'PROVISIONED',UNITS(5)"))
                .startsWith("ValidationException: The provisioned throughput for the table will not change. ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'OnDemandThroughput':{'MaxReadRequestUnits':40001} | Requested MaxReadRequestUnits for OnDemandThroughput for table exceeds TableMaxReadCapacityUnits",
                "INDEX 'OnDemandThroughput':{'MaxWriteRequestUnits':40001}}}] | Requested MaxWriteRequestUnits for OnDemandThroughput for index : ByKind exceeds TableMaxWriteCapacityUnits",
                "INDEX 'WarmThroughput':{'ReadUnitsPerSecond':40001}}}] | Requested ReadUnitsPerSecond for WarmThroughput for index ByKind exceeds TableMaxReadCapacityUnits",
            })
    void isHeldToTheAccountsQuotas(String members, String reason) {
        createOnDemand();

        assertThat(error(members))
                .isEqualTo("LimitExceededException: Subscriber limit exceeded: " + reason
                        + " of the account in region eu-central-1");
    }

    private Answer update(String members) {
        return wire.ok("UpdateTable", "{'TableName':'Things'," + members + "}");
    }

    private String error(String members) {
        String request = members.replace("INDEX ", INDEX_UPDATE)
                .replace(
                        "NEW",
                        Wire.definitions("more:S") + ",'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'ByMore',"
                                + Wire.schema("more") + ",'Projection':{'ProjectionType':'ALL'}")
                .replace("UNITS(1)", units(1))
                .replace("UNITS(5)", units(5));
        return wire.error("UpdateTable", "{'TableName':'Things'," + request + "}");
    }

    private Answer describe() {
        return wire.ok("DescribeTable", "{'TableName':'Things'}");
    }

    private static String units(int units) {
        return "'ProvisionedThroughput':{'ReadCapacityUnits':" + units + ",'WriteCapacityUnits':" + units + "}";
    }

    private static String limits(String members) {
        return "'OnDemandThroughput':{" + members + "}";
    }

    private static Object warm(int read, int write, String status) {
        return json(
                "{'ReadUnitsPerSecond':" + read + ",'WriteUnitsPerSecond':" + write + ",'Status':'" + status + "'}");
    }
}
