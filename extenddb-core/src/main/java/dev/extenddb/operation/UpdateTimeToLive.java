package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.storage.TableRef;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.TimeToLive;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** UpdateTimeToLive: switches the expiry of a table's items on or off. */
public final class UpdateTimeToLive implements Operation<UpdateTimeToLive.Request, UpdateTimeToLive.Response> {

    private static final Member<String> ATTRIBUTE = Member.required("AttributeName", TextShape.ofLength(1, 255));
    private static final Member<Boolean> ENABLED = Member.required("Enabled", FlagShape.FLAG);
    private static final Member<Specification> SPECIFICATION = Member.required(
            "TimeToLiveSpecification",
            Structure.of(
                    "TimeToLiveSpecification",
                    in -> new Specification(in.get(ATTRIBUTE), in.get(ENABLED)),
                    ATTRIBUTE,
                    ENABLED));

    private static final Structure<Request> INPUT = Structure.of(
            "UpdateTimeToLiveInput",
            in -> new Request(in.get(CommonMembers.TABLE_NAME), in.get(SPECIFICATION)),
            CommonMembers.TABLE_NAME,
            SPECIFICATION);

    private final TableCatalog tables;
    private final DataPlane items;
    private final ExpiringTables expiring;
    private final Supplier<Duration> delay;

    /**
     * The operation.
     *
     * @param delay how long the switch takes
     */
    UpdateTimeToLive(TableCatalog tables, DataPlane items, ExpiringTables expiring, Supplier<Duration> delay) {
        this.tables = tables;
        this.items = items;
        this.expiring = expiring;
        this.delay = delay;
    }

    /** The request's members; see UpdateTimeToLive in the API reference. */
    public record Request(String tableName, Specification specification) {}

    /** What is asked for, and what the answer repeats. */
    public record Specification(String attributeName, boolean enabled) {}

    /** What was asked for. */
    public record Response(Specification specification) implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeObjectFieldStart(SPECIFICATION.name());
            json.writeStringField(ATTRIBUTE.name(), specification.attributeName());
            json.writeBooleanField(ENABLED.name(), specification.enabled());
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "UpdateTimeToLive";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(TableAccess.to(tables, caller, request.tableName()).request(name()));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        TableAddress address = caller.table(request.tableName());
        return items.run(() -> {
            expiring.add(address);
            change(address, request.specification());
            return new Response(request.specification());
        });
    }

    private void change(TableAddress address, Specification specification) {
        Instant now = tables.now();
        var table = tables.update(address, current -> {
            requireCreated(current, now);
            requireChange(current.timeToLive(), specification, now);
            return current.status(now) == TableStatus.DELETING
                    ? current
                    : current.with(changed(current.timeToLive(), specification, now));
        });
        if (!specification.enabled()) {
            table.definition().timeToLive().ifPresent(setting -> tables.dropRows(new TableRef(setting.indexId())));
        }
    }

    private TimeToLive changed(Optional<TimeToLive> setting, Specification specification, Instant now) {
        Instant done = now.plus(delay.get());
        return setting.filter(current -> !specification.enabled())
                .map(current -> current.disabled(now, done))
                .orElseGet(() ->
                        new TimeToLive(specification.attributeName(), true, now, done, StorageIds.nextIndex(), true));
    }

    /** A table that is being deleted may be told all the same, which has no effect any more. */
    private static void requireCreated(TableDefinition table, Instant now) {
        if (table.status(now) == TableStatus.CREATING) {
            throw DynamoDbException.inUse("Table " + table.identity().name() + " is being created");
        }
    }

    private static void requireChange(Optional<TimeToLive> setting, Specification specification, Instant now) {
        boolean enabled = setting.filter(TimeToLive::enabled).isPresent();
        if (!enabled && !specification.enabled()) {
            throw DynamoDbException.validation("TimeToLive is already disabled");
        }
        if (enabled && !setting.get().attributeName().equals(specification.attributeName())) {
            throw DynamoDbException.validation("TimeToLive is active on a different AttributeName: current "
                    + "AttributeName is " + setting.get().attributeName());
        }
        if (enabled && specification.enabled()) {
            throw DynamoDbException.validation("TimeToLive is already enabled");
        }
        if (setting.filter(current -> now.isBefore(current.changedAt().plus(TimeToLive.COOL_DOWN)))
                .isPresent()) {
            throw DynamoDbException.validation("Time to live has been modified multiple times within a fixed interval");
        }
    }
}
