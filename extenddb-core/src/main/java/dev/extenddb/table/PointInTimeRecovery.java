package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.storage.TableRef;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The history of a table, from which it can be restored as it was; see "Point-in-time backups for DynamoDB" in the Developer Guide.
 *
 * @param logId where the changes lie
 * @param since from when on all changes are there
 * @param recoveryPeriodInDays for how long they are kept
 * @param disabledAt when the history was given up, or was no longer added to after that; empty while clients have it
 * @param recording whether changes are recorded: after it was given up as well, while a restore goes on that began before
 */
public record PointInTimeRecovery(
        long logId, Instant since, int recoveryPeriodInDays, Optional<Instant> disabledAt, boolean recording)
        implements JsonOutput {

    /** For how many days changes are kept unless somebody says so, and at most. */
    public static final int MOST_DAYS = 35;

    /** How far the latest instant that a table can be restored to lies back. */
    private static final Duration LAG = Duration.ofMinutes(5);

    private static final Member<Long> LOG_ID = Member.required("LogId", NumberShape.longInteger(0));
    private static final Member<Long> SINCE = Member.required("Since", NumberShape.longInteger(0));
    private static final Member<Long> DAYS = Member.required("RecoveryPeriodInDays", NumberShape.integer(1));
    private static final Member<Long> DISABLED_AT = Member.optional("DisabledAt", NumberShape.longInteger(0));
    private static final Member<Boolean> RECORDING = Member.required("Recording", FlagShape.FLAG);

    static final Structure<PointInTimeRecovery> SHAPE = Structure.of(
            "PointInTimeRecovery",
            in -> new PointInTimeRecovery(
                    in.get(LOG_ID),
                    Instant.ofEpochMilli(in.get(SINCE)),
                    in.get(DAYS).intValue(),
                    StoredInstants.find(in, DISABLED_AT),
                    in.get(RECORDING)),
            LOG_ID,
            SINCE,
            DAYS,
            DISABLED_AT,
            RECORDING);

    /** A history that begins. */
    public static PointInTimeRecovery begin(long logId, Instant since, int days) {
        return new PointInTimeRecovery(logId, since, days, Optional.empty(), true);
    }

    /** Where the changes lie. */
    public TableRef ref() {
        return new TableRef(logId);
    }

    /** Whether clients have it. */
    public boolean enabled() {
        return disabledAt.isEmpty();
    }

    /** The first instant that the table can be restored to. */
    public Instant earliest(Instant now) {
        return later(since, keptFrom(now));
    }

    /** The last instant that the table can be restored to. */
    public Instant latest(Instant now) {
        return later(since, now.minus(LAG));
    }

    /** Changes that were made at this instant or before are no longer needed. */
    public Instant keptFrom(Instant now) {
        return now.minus(Duration.ofDays(recoveryPeriodInDays));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The same history, all of whose changes are there from an instant on. */
    public PointInTimeRecovery beginning(Instant instant) {
        return new PointInTimeRecovery(logId, instant, recoveryPeriodInDays, disabledAt, recording);
    }

    /** The same history, kept for another time from now on. What was trimmed does not come back when it is a longer one. */
    public PointInTimeRecovery keptFor(int days, Instant now) {
        return new PointInTimeRecovery(logId, earliest(now), days, disabledAt, recording);
    }

    /** The same history, given up. */
    public PointInTimeRecovery disabled(Instant now) {
        return new PointInTimeRecovery(logId, since, recoveryPeriodInDays, Optional.of(now), recording);
    }

    /** A history that was given up, no longer added to. */
    public PointInTimeRecovery stopped(Instant now) {
        return new PointInTimeRecovery(logId, since, recoveryPeriodInDays, Optional.of(now), false);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField(LOG_ID.name(), logId);
        json.writeNumberField(SINCE.name(), since.toEpochMilli());
        json.writeNumberField(DAYS.name(), recoveryPeriodInDays);
        if (disabledAt.isPresent()) {
            json.writeNumberField(DISABLED_AT.name(), disabledAt.get().toEpochMilli());
        }
        json.writeBooleanField(RECORDING.name(), recording);
        json.writeEndObject();
    }
}
