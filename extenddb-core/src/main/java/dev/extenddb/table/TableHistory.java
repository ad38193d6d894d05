package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When settings of a table changed that may change only so often; see "Service, account, and table quotas" in the Developer Guide.
 *
 * @param onDemandAt when the table last became an on-demand table, or was created as one; ahead while it is not done
 * @param switchedAt when the table was switched to on-demand, the latest last
 * @param classChangedAt when its class changed, the latest last
 * @param encryptedAt when it was encrypted with another key, or anew, within the window that counts, the latest last
 * @param protectedAt when its protection against deletion was switched last
 * @param throughput when its provisioned throughput changed
 */
public record TableHistory(
        Optional<Instant> onDemandAt,
        List<Instant> switchedAt,
        List<Instant> classChangedAt,
        List<Instant> encryptedAt,
        Optional<Instant> protectedAt,
        ThroughputHistory throughput)
        implements JsonOutput {

    /** Nothing has changed yet. */
    public static final TableHistory NONE = new TableHistory(
            Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), ThroughputHistory.NONE);

    private static final int ON_DEMAND_SWITCHES_A_DAY = 4;
    private static final int CLASS_CHANGES_A_MONTH = 2;
    private static final int ENCRYPTIONS_A_DAY = 4;
    private static final Duration BETWEEN_MORE_ENCRYPTIONS = Duration.ofHours(6);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private static final ListShape<Long> INSTANTS = ListShape.of(NumberShape.longInteger(0));
    private static final Member<Long> ON_DEMAND = Member.optional("OnDemandAt", NumberShape.longInteger(0));
    private static final Member<List<Long>> SWITCHED = Member.required("SwitchedAt", INSTANTS);
    private static final Member<List<Long>> CLASS_CHANGED = Member.required("ClassChangedAt", INSTANTS);
    private static final Member<List<Long>> ENCRYPTED = Member.optional("EncryptedAt", INSTANTS);
    private static final Member<Long> PROTECTED = Member.optional("ProtectedAt", NumberShape.longInteger(0));

    static final Structure<TableHistory> SHAPE = Structure.of(
            "History",
            in -> new TableHistory(
                    StoredInstants.find(in, ON_DEMAND),
                    StoredInstants.all(in, SWITCHED),
                    StoredInstants.all(in, CLASS_CHANGED),
                    StoredInstants.all(in, ENCRYPTED),
                    StoredInstants.find(in, PROTECTED),
                    ThroughputHistory.from(in)),
            ON_DEMAND,
            SWITCHED,
            CLASS_CHANGED,
            ENCRYPTED,
            PROTECTED,
            ThroughputHistory.INCREASED,
            ThroughputHistory.DECREASED,
            ThroughputHistory.PENDING);

    public TableHistory {
        switchedAt = List.copyOf(switchedAt);
        classChangedAt = List.copyOf(classChangedAt);
        encryptedAt = List.copyOf(encryptedAt);
    }

    /** The history of a table that is being created. */
    public static TableHistory begin(TableSpecification specification, Period creation) {
        return new TableHistory(
                specification.onDemand() ? Optional.of(creation.until()) : Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                ThroughputHistory.begin(specification.throughput(), specification.warmThroughput(), creation));
    }

    /**
     * The history after an update of the throughput or of how it is paid.
     *
     * @param warming whether the table's warm throughput was asked to change
     * @throws DynamoDbException a {@code LimitExceededException} if a setting changes too often
     */
    public TableHistory after(TableSpecification before, TableSpecification changed, boolean warming, Period update) {
        Instant now = update.from();
        boolean switched = changed.onDemand() && !before.onDemand();
        return new TableHistory(
                switched ? Optional.of(update.until()) : onDemandAt,
                switched ? switchedToOnDemand(now) : switchedAt,
                classChangedAt,
                encryptedAt,
                protectedAt,
                throughput.after(before.throughput(), changed.throughput(), warming, update));
    }

    /** The same history with another one of the throughput. */
    TableHistory with(ThroughputHistory changed) {
        return new TableHistory(onDemandAt, switchedAt, classChangedAt, encryptedAt, protectedAt, changed);
    }

    private List<Instant> switchedToOnDemand(Instant now) {
        List<Instant> recent = since(switchedAt, now.minus(DAY));
        if (recent.size() >= ON_DEMAND_SWITCHES_A_DAY) {
            throw exceeded("Update to PayPerRequest mode are limited to " + ON_DEMAND_SWITCHES_A_DAY
                    + " times in 1 day(s). Last update at " + InstantText.of(last(recent))
                    + ". Next update can be made at "
                    + InstantText.of(recent.get(0).plus(DAY)));
        }
        return and(recent, now);
    }

    /**
     * Refuses another class, and even the present one, for a table that has got another one as often as it may.
     *
     * @throws DynamoDbException a {@code LimitExceededException}
     */
    public void requireClassMayChange(Instant now) {
        if (since(classChangedAt, now.minus(MONTH)).size() >= CLASS_CHANGES_A_MONTH) {
            throw exceeded("Updates to TableClass are limited to " + CLASS_CHANGES_A_MONTH + " times in 30 day(s).");
        }
    }

    /** The history of a table that gets another class at an instant. */
    public TableHistory withClassChanged(Instant at) {
        return new TableHistory(
                onDemandAt,
                switchedAt,
                and(since(classChangedAt, at.minus(MONTH)), at),
                encryptedAt,
                protectedAt,
                throughput);
    }

    /**
     * The history of a table that is encrypted anew.
     *
     * @throws DynamoDbException a {@code LimitExceededException} if that happens too often: what counts is a day from the first time on
     */
    public TableHistory withEncryption(Instant now) {
        boolean over = encryptedAt.isEmpty() || !now.isBefore(encryptedAt.get(0).plus(DAY));
        List<Instant> recent = over ? List.of() : encryptedAt;
        if (recent.size() >= ENCRYPTIONS_A_DAY && now.isBefore(last(recent).plus(BETWEEN_MORE_ENCRYPTIONS))) {
            throw exceeded("Encryption mode changes are limited in the 24h window ending at "
                    + InstantText.of(recent.get(0).plus(DAY)) + ". After the first " + ENCRYPTIONS_A_DAY
                    + " change, each subsequent change in the same window can be performed at most once every "
                    + BETWEEN_MORE_ENCRYPTIONS.toSeconds() + " seconds. Number of updates today: " + recent.size()
                    + ". Last change at " + InstantText.of(last(recent)) + ". Next changes can be made at "
                    + InstantText.of(last(recent).plus(BETWEEN_MORE_ENCRYPTIONS)) + ".");
        }
        return new TableHistory(onDemandAt, switchedAt, classChangedAt, and(recent, now), protectedAt, throughput);
    }

    /** The history of a table whose protection against deletion is switched. */
    public TableHistory withProtectionSwitched(Instant now) {
        return new TableHistory(onDemandAt, switchedAt, classChangedAt, encryptedAt, Optional.of(now), throughput);
    }

    private static DynamoDbException exceeded(String what) {
        return DynamoDbException.limitExceeded("Subscriber limit exceeded: " + what);
    }

    private static List<Instant> since(List<Instant> instants, Instant start) {
        return instants.stream().filter(instant -> !instant.isBefore(start)).toList();
    }

    private static List<Instant> and(List<Instant> instants, Instant another) {
        var all = new ArrayList<>(instants);
        all.add(another);
        return all;
    }

    private static Instant last(List<Instant> instants) {
        return instants.get(instants.size() - 1);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (onDemandAt.isPresent()) {
            json.writeNumberField(ON_DEMAND.name(), onDemandAt.get().toEpochMilli());
        }
        write(json, SWITCHED, switchedAt);
        write(json, CLASS_CHANGED, classChangedAt);
        write(json, ENCRYPTED, encryptedAt);
        if (protectedAt.isPresent()) {
            json.writeNumberField(PROTECTED.name(), protectedAt.get().toEpochMilli());
        }
        throughput.writeMembers(json);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Member<List<Long>> member, List<Instant> instants)
            throws IOException {
        json.writeArrayFieldStart(member.name());
        for (Instant instant : instants) {
            json.writeNumber(instant.toEpochMilli());
        }
        json.writeEndArray();
    }
}
