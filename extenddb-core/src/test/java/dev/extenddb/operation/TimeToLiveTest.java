package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Covers({"UpdateTimeToLive", "DescribeTimeToLive"})
final class TimeToLiveTest {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
    }

    @Test
    void isOffAtFirst() {
        assertThat(describe(wire)).isEqualTo("{TimeToLiveStatus=DISABLED}");
    }

    @Test
    void takesItsTimeAndIsLeftAloneForHalfAnHour() {
        try (Wire slow = new Wire(Duration.ofMinutes(5))) {
            slow.createTable("Things", "id:S");
            slow.clock().advance(Duration.ofMinutes(5));
            assertThat(slow.ok("UpdateTimeToLive", setting(true))
                            .at("TimeToLiveSpecification")
                            .toString())
                    .isEqualTo("{AttributeName=expires, Enabled=true}");
            assertThat(describe(slow)).isEqualTo("{TimeToLiveStatus=ENABLING, AttributeName=expires}");
            slow.clock().advance(Duration.ofMinutes(5));
            assertThat(describe(slow)).isEqualTo("{TimeToLiveStatus=ENABLED, AttributeName=expires}");
            assertThat(slow.error("UpdateTimeToLive", setting(false)))
                    .isEqualTo("ValidationException: "
                            + "Time to live has been modified multiple times within a fixed interval");

            slow.clock().advance(Duration.ofMinutes(26));
            slow.ok("UpdateTimeToLive", setting(false));
            assertThat(describe(slow)).isEqualTo("{TimeToLiveStatus=DISABLING, AttributeName=expires}");
            slow.clock().advance(Duration.ofMinutes(5));
            assertThat(describe(slow)).isEqualTo("{TimeToLiveStatus=DISABLED}");
        }
    }

    @Test
    void isNotToldOfATableThatComesOrGoes() {
        try (Wire slow = new Wire(Duration.ofMinutes(5))) {
            slow.createTable("Things", "id:S");
            String table = "{'TableName':'Things'}";
            assertThat(slow.error("DescribeTimeToLive", table))
                    .isEqualTo("ValidationException: Cannot describe time to live while table is in CREATING state: "
                            + "Current table state is CREATING");
            assertThat(slow.error("UpdateTimeToLive", setting(true)))
                    .isEqualTo("ResourceInUseException: Attempt to change a resource which is still in use: "
                            + "Table Things is being created");

            slow.clock().advance(Duration.ofMinutes(5));
            slow.ok("DeleteTable", table);
            slow.ok("UpdateTimeToLive", setting(true));
            assertThat(slow.error("DescribeTimeToLive", table))
                    .isEqualTo("ValidationException: Cannot describe time to live while table is in DELETING state: "
                            + "Current table state is DELETING");
            slow.clock().advance(Duration.ofMinutes(6));
            slow.runBackgroundJobs();
            assertThat(slow.error("DescribeTimeToLive", table))
                    .isEqualTo("ResourceNotFoundException: Requested resource not found: Table: Things not found");
        }
    }

    @Test
    void isOfOneAttributeWhichMayBeTheKey() {
        String absent = "failed to satisfy constraint: Member must not be null";
        assertThat(wire.error("UpdateTimeToLive", "{'TableName':'Things','TimeToLiveSpecification':{}}"))
                .isEqualTo("ValidationException: 2 validation errors detected: Value null at "
                        + "'timeToLiveSpecification.attributeName' " + absent + "; Value null at "
                        + "'timeToLiveSpecification.enabled' " + absent);
        assertThat(wire.error("UpdateTimeToLive", setting(true).replace("expires", "x".repeat(256))))
                .endsWith("Member must have length less than or equal to 255");
        wire.ok("UpdateTimeToLive", setting(true).replace("expires", "id"));
    }

    @Test
    void refusesWhatChangesNothing() {
        assertThat(wire.error("UpdateTimeToLive", setting(false)))
                .isEqualTo("ValidationException: TimeToLive is already disabled");
        wire.ok("UpdateTimeToLive", setting(true));
        assertThat(wire.error("UpdateTimeToLive", setting(true)))
                .isEqualTo("ValidationException: TimeToLive is already enabled");
        assertThat(wire.error("UpdateTimeToLive", setting(true).replace("expires", "dog")))
                .isEqualTo("ValidationException: TimeToLive is active on a different AttributeName: current "
                        + "AttributeName is expires");
    }

    @Test
    void deletesWhatIsDueWhateverTheOrderOfSettingAndWriting() {
        put("before", now().plusSeconds(10).getEpochSecond());
        wire.ok("UpdateTimeToLive", setting(true));
        put("after", now().plusSeconds(10).getEpochSecond());
        put("later", now().plusSeconds(100).getEpochSecond());
        put("prolonged", now().plusSeconds(10).getEpochSecond());
        put("prolonged", now().plusSeconds(100).getEpochSecond());

        wire.runBackgroundJobs();
        assertThat(count()).isEqualTo(4);
        wire.clock().advance(Duration.ofSeconds(10));
        assertThat(count()).isEqualTo(4);
        Wire.await("the sweep of two items", () -> {
            wire.runBackgroundJobs();
            return count() == 2;
        });
        wire.clock().advance(Duration.ofSeconds(100));
        wire.runBackgroundJobs();
        assertThat(count()).isZero();
    }

    @Test
    void leavesWhatSaysNoTime() {
        wire.ok("UpdateTimeToLive", setting(true));
        wire.put(
                "Things",
                "{'id':{'S':'none'}}",
                "{'id':{'S':'text'},'expires':{'S':'1'}}",
                "{'id':{'S':'negative'},'expires':{'N':'-5'}}",
                "{'id':{'S':'large'},'expires':{'N':'1e100'}}",
                "{'id':{'S':'old'},'expires':{'N':'"
                        + now().minus(YEAR.multipliedBy(6)).getEpochSecond() + "'}}");
        put("recent", now().minus(YEAR).getEpochSecond());

        wire.runBackgroundJobs();
        assertThat(count()).isEqualTo(5);
    }

    @Test
    void deletesMoreThanOneStep() {
        wire.ok("UpdateTimeToLive", setting(true));
        for (int i = 0; i < 300; i++) {
            put("i" + i, now().getEpochSecond());
        }
        wire.runBackgroundJobs();
        assertThat(count()).isZero();
    }

    @Test
    void stopsWhenItIsSwitchedOff() {
        wire.ok("UpdateTimeToLive", setting(true));
        put("kept", now().getEpochSecond());
        wire.clock().advance(Duration.ofHours(2));
        wire.ok("UpdateTimeToLive", setting(false));

        wire.runBackgroundJobs();
        assertThat(count()).isEqualTo(1);
    }

    private static String describe(Wire wire) {
        return wire.ok("DescribeTimeToLive", "{'TableName':'Things'}")
                .at("TimeToLiveDescription")
                .toString();
    }

    private static String setting(boolean enabled) {
        return "{'TableName':'Things','TimeToLiveSpecification':{'AttributeName':'expires','Enabled':" + enabled + "}}";
    }

    private Instant now() {
        return wire.clock().instant();
    }

    private void put(String id, long expires) {
        wire.put("Things", "{'id':{'S':'" + id + "'},'expires':{'N':'" + expires + "'}}");
    }

    private double count() {
        return wire.ok("Scan", "{'TableName':'Things','Select':'COUNT'}").number("Count");
    }
}
