package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the provisioned throughput of a table or of a global index changed; see "Service, account, and table quotas" in the Developer Guide.
 *
 * @param increasedAt when it was last increased
 * @param decreasedAt when it was decreased, the latest last
 */
public record ThroughputHistory(Optional<Instant> increasedAt, List<Instant> decreasedAt) {

    /** Nothing has changed yet. */
    public static final ThroughputHistory NONE = new ThroughputHistory(Optional.empty(), List.of());

    private static final int FREE_DECREASES_A_DAY = 4;
    private static final Duration HOUR = Duration.ofHours(1);

    static final Member<Long> INCREASED = Member.optional("IncreasedAt", NumberShape.longInteger(0));
    static final Member<List<Long>> DECREASED =
            Member.required("DecreasedAt", ListShape.of(NumberShape.longInteger(0)));

    static final Structure<ThroughputHistory> SHAPE =
            Structure.of("ThroughputHistory", ThroughputHistory::from, INCREASED, DECREASED);

    /** A history with its own copy of the decreases. */
    public ThroughputHistory {
        decreasedAt = List.copyOf(decreasedAt);
    }

    static ThroughputHistory from(Members in) {
        return new ThroughputHistory(
                in.find(INCREASED).map(Instant::ofEpochMilli),
                in.get(DECREASED).stream().map(Instant::ofEpochMilli).toList());
    }

    /**
     * The history after an update. What begins or ends to be provisioned is neither increased nor decreased.
     *
     * @throws DynamoDbException a {@code LimitExceededException} if there are too many decreases a day
     */
    public ThroughputHistory after(
            Optional<ProvisionedThroughput> before, Optional<ProvisionedThroughput> changed, Instant now) {
        if (before.isEmpty() || changed.isEmpty()) {
            return this;
        }
        long read = changed.get().readCapacityUnits() - before.get().readCapacityUnits();
        long write = changed.get().writeCapacityUnits() - before.get().writeCapacityUnits();
        return new ThroughputHistory(
                read > 0 || write > 0 ? Optional.of(now) : increasedAt,
                read < 0 || write < 0 ? decreased(now) : decreasedAt);
    }

    private List<Instant> decreased(Instant now) {
        List<Instant> today = decreasesToday(now);
        if (today.size() >= FREE_DECREASES_A_DAY && now.isBefore(last(today).plus(HOUR))) {
            throw new DynamoDbException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC day. "
                            + "After the first " + FREE_DECREASES_A_DAY
                            + " decreases, each subsequent decrease in the same UTC day can be performed "
                            + "at most once every " + HOUR.toSeconds() + " seconds. Number of decreases today: "
                            + today.size() + ". Last decrease at " + last(today) + ". Next decrease can be made at "
                            + last(today).plus(HOUR));
        }
        var all = new ArrayList<>(today);
        all.add(now);
        return all;
    }

    /** The decreases of the UTC day that an instant is in. */
    private List<Instant> decreasesToday(Instant now) {
        Instant midnight = now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return decreasedAt.stream()
                .filter(instant -> !instant.isBefore(midnight))
                .toList();
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
    }

    /** Writes the members of a description that tell of past changes. */
    void writeDescription(JsonGenerator json, Instant now) throws IOException {
        if (increasedAt.isPresent()) {
            json.writeFieldName("LastIncreaseDateTime");
            json.writeRawValue(TableDescription.seconds(increasedAt.get()));
        }
        if (!decreasedAt.isEmpty()) {
            json.writeFieldName("LastDecreaseDateTime");
            json.writeRawValue(TableDescription.seconds(last(decreasedAt)));
        }
        json.writeNumberField("NumberOfDecreasesToday", decreasesToday(now).size());
    }
}
