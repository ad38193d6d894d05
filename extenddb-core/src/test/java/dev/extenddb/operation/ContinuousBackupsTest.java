package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Covers({"UpdateContinuousBackups", "DescribeContinuousBackups"})
final class ContinuousBackupsTest {

    private static final String TABLE = "{'TableName':'Things'}";

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void noHistoryIsKeptAtFirst() {
        assertThat(describe().at("ContinuousBackupsDescription").toString())
                .isEqualTo("{ContinuousBackupsStatus=ENABLED, "
                        + "PointInTimeRecoveryDescription={PointInTimeRecoveryStatus=DISABLED}}");
    }

    @Test
    void theWindowBeginsWithTheSwitchAndEndsFiveMinutesAgo() {
        Instant began = now();
        assertThat(wire.ok("UpdateContinuousBackups", setting("true")).body())
                .isEqualTo(describe().body());
        assertThat(recovery("RecoveryPeriodInDays")).isEqualTo(35);
        assertWindow(began, began);

        pass(Duration.ofMinutes(3));
        assertWindow(began, began);
        pass(Duration.ofHours(1));
        assertWindow(began, now().minus(Duration.ofMinutes(5)));
        pass(Duration.ofDays(40));
        assertWindow(now().minus(Duration.ofDays(35)), now().minus(Duration.ofMinutes(5)));
    }

    @Test
    void anotherPeriodMovesTheBeginningButBringsNothingBack() {
        wire.ok("UpdateContinuousBackups", setting("true"));
        pass(Duration.ofDays(20));
        wire.ok("UpdateContinuousBackups", setting("true,'RecoveryPeriodInDays':7"));
        assertThat(recovery("RecoveryPeriodInDays")).isEqualTo(7);
        Instant beginning = now().minus(Duration.ofDays(7));
        assertWindow(beginning, now().minus(Duration.ofMinutes(5)));

        pass(Duration.ofHours(1));
        wire.ok("UpdateContinuousBackups", setting("true,'RecoveryPeriodInDays':35"));
        assertWindow(beginning.plus(Duration.ofHours(1)), now().minus(Duration.ofMinutes(5)));
    }

    @Test
    void whatIsAskedForAgainChangesNothing() {
        Instant began = now();
        wire.ok("UpdateContinuousBackups", setting("true,'RecoveryPeriodInDays':7"));
        pass(Duration.ofHours(1));
        wire.ok("UpdateContinuousBackups", setting("true"));
        assertWindow(began, now().minus(Duration.ofMinutes(5)));
        assertThat(recovery("RecoveryPeriodInDays")).isEqualTo(7);
    }

    @Test
    void switchedOffAndOnItBeginsAnewWithThirtyFiveDays() {
        wire.ok("UpdateContinuousBackups", setting("true,'RecoveryPeriodInDays':7"));
        pass(Duration.ofHours(1));
        wire.ok("UpdateContinuousBackups", setting("false"));
        assertThat(wire.ok("UpdateContinuousBackups", setting("false"))
                        .at("ContinuousBackupsDescription")
                        .toString())
                .isEqualTo("{ContinuousBackupsStatus=ENABLED, "
                        + "PointInTimeRecoveryDescription={PointInTimeRecoveryStatus=DISABLED}}");
        wire.ok("UpdateContinuousBackups", setting("true"));
        assertWindow(now(), now());
        assertThat(recovery("RecoveryPeriodInDays")).isEqualTo(35);
    }

    @Test
    void refusesPeriodsThatCannotBe() {
        String constraint = "ValidationException: 1 validation error detected: Value '%s' at "
                + "'pointInTimeRecoverySpecification.recoveryPeriodInDays' failed to satisfy constraint: "
                + "Member must have value %s";
        assertThat(wire.error("UpdateContinuousBackups", setting("true,'RecoveryPeriodInDays':36")))
                .isEqualTo(constraint.formatted("36", "less than or equal to 35"));
        assertThat(wire.error("UpdateContinuousBackups", setting("false,'RecoveryPeriodInDays':0")))
                .isEqualTo(constraint.formatted("0", "greater than or equal to 1"));
        assertThat(wire.error("UpdateContinuousBackups", setting("false,'RecoveryPeriodInDays':35")))
                .isEqualTo("ValidationException: Invalid Request: Cannot specify RecoveryPeriodInDays when disabling "
                        + "point-in-time recovery.");
        assertThat(wire.error(
                        "UpdateContinuousBackups", "{'TableName':'Things','PointInTimeRecoverySpecification':{}}"))
                .isEqualTo("ValidationException: 1 validation error detected: Value null at "
                        + "'pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled' failed to satisfy "
                        + "constraint: Member must not be null");
    }

    @Test
    void aTableThatIsNotThereHasNoHistory() {
        assertThat(wire.error("DescribeContinuousBackups", "{'TableName':'Missing'}"))
                .isEqualTo("TableNotFoundException: Table not found: Missing");
        assertThat(wire.error("UpdateContinuousBackups", setting("true").replace("Things", "Missing")))
                .isEqualTo("TableNotFoundException: Table not found: Missing");
    }

    @Test
    void aTableThatComesOrGoesIsToldApart() {
        try (Wire slow = new Wire(Duration.ofMinutes(1))) {
            slow.createTable("Things", "id:S");
            assertThat(slow.ok("DescribeContinuousBackups", TABLE)
                            .at("ContinuousBackupsDescription")
                            .toString())
                    .isEqualTo("{ContinuousBackupsStatus=DISABLED, "
                            + "PointInTimeRecoveryDescription={PointInTimeRecoveryStatus=DISABLED}}");
            assertThat(slow.error("UpdateContinuousBackups", setting("true")))
                    .isEqualTo("ContinuousBackupsUnavailableException: Backups are being enabled for the table: "
                            + "Things. Please retry later");

            slow.clock().advance(Duration.ofMinutes(1));
            slow.ok("UpdateContinuousBackups", setting("true"));
            slow.ok("DeleteTable", TABLE);
            assertThat(slow.error("DescribeContinuousBackups", TABLE))
                    .isEqualTo("TableNotFoundException: Table not found: Things");
        }
    }

    private Answer describe() {
        return wire.ok("DescribeContinuousBackups", TABLE);
    }

    private double recovery(String member) {
        return describe().number("ContinuousBackupsDescription.PointInTimeRecoveryDescription." + member);
    }

    private void assertWindow(Instant earliest, Instant latest) {
        assertThat(recovery("EarliestRestorableDateTime")).isEqualTo((double) earliest.getEpochSecond());
        assertThat(recovery("LatestRestorableDateTime")).isEqualTo((double) latest.getEpochSecond());
    }

    private Instant now() {
        return wire.clock().instant();
    }

    private void pass(Duration time) {
        wire.clock().advance(time);
        wire.runBackgroundJobs();
    }

    private static String setting(String enabled) {
        return "{'TableName':'Things','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':" + enabled
                + "}}";
    }
}
