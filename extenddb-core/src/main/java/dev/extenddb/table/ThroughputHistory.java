package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When the provisioned throughput of a table or of a global index changed; see "Service, account, and table quotas" in the Developer Guide.
 *
 * @param increasedAt when it was last increased
 * @param decreasedAt when it was decreased, the latest last
 * @param pending the latest change, for as long as it is under way
 */
public record ThroughputHistory(
        Optional<Instant> increasedAt, List<Instant> decreasedAt, Optional<PendingThroughput> pending) {

    /** Nothing has changed yet. */
    public static final ThroughputHistory NONE = new ThroughputHistory(Optional.empty(), List.of(), Optional.empty());

    private static final int FREE_DECREASES_A_DAY = 4;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "EEEE, MMMM d, yyyy 'at' h:mm:ss a 'Coordinated Universal Time'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static final Member<Long> INCREASED = Member.optional("IncreasedAt", NumberShape.longInteger(0));
    static final Member<List<Long>> DECREASED =
            Member.required("DecreasedAt", ListShape.of(NumberShape.longInteger(0)));

    static final Member<PendingThroughput> PENDING = Member.optional("Pending", PendingThroughput.SHAPE);

    static final Structure<ThroughputHistory> SHAPE =
            Structure.of("ThroughputHistory", ThroughputHistory::from, INCREASED, DECREASED, PENDING);

    /** A history with its own copy of the decreases. */
    public ThroughputHistory {
        decreasedAt = List.copyOf(decreasedAt);
    }

    static ThroughputHistory from(Members in) {
        return new ThroughputHistory(
                StoredInstants.find(in, INCREASED), StoredInstants.all(in, DECREASED), in.find(PENDING));
    }

    /** The history of what is created with a certain warm throughput, or with none that was asked for. */
    public static ThroughputHistory begin(
            ThroughputSettings settings, Optional<WarmThroughput> asked, Period creation) {
        Optional<PendingThroughput> warming = asked.isPresent()
                ? Optional.of(new PendingThroughput(creation, settings.units(), settings.warm(), true))
                : Optional.empty();
        return new ThroughputHistory(Optional.empty(), List.of(), warming);
    }

    /**
     * The history after an update. What begins or ends to be provisioned is neither increased nor decreased.
     *
     * @param warming whether what is warm was asked to change, even to what it is
     * @throws DynamoDbException a {@code LimitExceededException} if there are too many decreases a day
     */
    public ThroughputHistory after(
            ThroughputSettings before, ThroughputSettings changed, boolean warming, Period update) {
        if (before.equals(changed) && !warming) {
            return this;
        }
        Instant now = update.from();
        boolean provisioned =
                before.provisioned().isPresent() && changed.provisioned().isPresent();
        ProvisionedThroughput described = provisioned ? before.units() : changed.units();
        WarmThroughput warm = underWay(now).map(PendingThroughput::warm).orElse(before.warm());
        var change = new PendingThroughput(update, described, warm, warming);
        if (!provisioned) {
            return new ThroughputHistory(increasedAt, decreasedAt, Optional.of(change));
        }
        long read = changed.units().readCapacityUnits() - before.units().readCapacityUnits();
        long write = changed.units().writeCapacityUnits() - before.units().writeCapacityUnits();
        return new ThroughputHistory(
                read > 0 || write > 0 ? Optional.of(now) : increasedAt,
                read < 0 || write < 0 ? decreased(now) : decreasedAt,
                Optional.of(change));
    }

    /** The same history without a change that is over. */
    ThroughputHistory at(Instant now) {
        return new ThroughputHistory(increasedAt, decreasedAt, underWay(now));
    }

    /** The latest change, unless it is over. */
    private Optional<PendingThroughput> underWay(Instant now) {
        return pending.isPresent() && pending.get().isOver(now) ? Optional.empty() : pending;
    }

    /** The same history while what has begun by an instant goes on. */
    ThroughputHistory during(Instant began) {
        return pending.isPresent()
                ? new ThroughputHistory(
                        increasedAt, decreasedAt, Optional.of(pending.get().during(began)))
                : this;
    }

    private List<Instant> decreased(Instant now) {
        List<Instant> today = decreasesToday(now);
        if (today.size() >= FREE_DECREASES_A_DAY && now.isBefore(last(today).plus(HOUR))) {
            throw DynamoDbException.limitExceeded(
                    "Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC day. "
                            + "After the first " + FREE_DECREASES_A_DAY
                            + " decreases, each subsequent decrease in the same UTC day can be performed "
                            + "at most once every " + HOUR.toSeconds() + " seconds. Number of decreases today: "
                            + today.size() + ". Last decrease at " + MOMENT.format(last(today))
                            + ". Next decrease can be made at " + MOMENT.format(nextDecrease(today)));
        }
        var all = new ArrayList<>(today);
        all.add(now);
        return all;
    }

    /** An hour after the last one, unless the next day begins before. */
    private static Instant nextDecrease(List<Instant> today) {
        Instant inAnHour = last(today).plus(HOUR);
        Instant tomorrow = midnight(last(today)).plus(Duration.ofDays(1));
        return inAnHour.isBefore(tomorrow) ? inAnHour : tomorrow;
    }

    /** The decreases of the UTC day that an instant is in. */
    private List<Instant> decreasesToday(Instant now) {
        Instant midnight = midnight(now);
        var today = new ArrayList<Instant>();
        for (Instant instant : decreasedAt) {
            if (!instant.isBefore(midnight)) {
                today.add(instant);
            }
        }
        return today;
    }

    private static Instant midnight(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS);
    }

    private static Instant last(List<Instant> instants) {
        return instants.get(instants.size() - 1);
    }

    /** Writes the members of the catalog's form into the object that has been started. */
    void writeMembers(JsonGenerator json) throws IOException {
        if (increasedAt.isPresent()) {
            json.writeNumberField(INCREASED.name(), increasedAt.get().toEpochMilli());
        }
        json.writeArrayFieldStart(DECREASED.name());
        for (Instant instant : decreasedAt) {
            json.writeNumber(instant.toEpochMilli());
        }
        json.writeEndArray();
        if (pending.isPresent()) {
            JsonOutput.writeMember(json, PENDING.name(), pending.get());
        }
    }

    /** Writes what is described of the provisioned throughput at an instant. */
    void writeProvisioned(JsonGenerator json, ThroughputSettings settings, Instant now) throws IOException {
        json.writeObjectFieldStart("ProvisionedThroughput");
        if (increasedAt.isPresent()) {
            json.writeFieldName("LastIncreaseDateTime");
            json.writeRawValue(TableDescription.seconds(increasedAt.get()));
        }
        if (!decreasedAt.isEmpty()) {
            json.writeFieldName("LastDecreaseDateTime");
            json.writeRawValue(TableDescription.seconds(last(decreasedAt)));
        }
        Optional<PendingThroughput> change = underWay(now);
        Instant counted = change.isPresent() ? change.get().period().from() : Instant.MAX;
        json.writeNumberField("NumberOfDecreasesToday", countBefore(counted, decreasesToday(now)));
        ProvisionedThroughput units = change.isPresent() ? change.get().units() : settings.units();
        units.writeUnits(json);
        json.writeEndObject();
    }

    private static int countBefore(Instant end, List<Instant> instants) {
        int count = 0;
        for (Instant instant : instants) {
            count += instant.isBefore(end) ? 1 : 0;
        }
        return count;
    }

    /** Writes what is described of the warm throughput at an instant. */
    void writeWarm(JsonGenerator json, ThroughputSettings settings, Instant now) throws IOException {
        Optional<PendingThroughput> change = underWay(now);
        json.writeObjectFieldStart("WarmThroughput");
        WarmThroughput warm = change.isPresent() ? change.get().warm() : settings.warm();
        warm.writeUnits(json);
        boolean warming = change.isPresent() && change.get().warming();
        json.writeStringField("Status", (warming ? TableStatus.UPDATING : TableStatus.ACTIVE).name());
        json.writeEndObject();
    }
}
