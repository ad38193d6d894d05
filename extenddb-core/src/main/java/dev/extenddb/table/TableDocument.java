package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The form of a table's definition in the catalog: a JSON document. Members that are added later must be optional. */
final class TableDocument {

    private static final JsonFactory JSON = new JsonFactory();

    private static final Member<TableStatus> STATUS = Member.required("Status", EnumShape.of(TableStatus.values()));
    private static final Member<Long> UNTIL = Member.required("Until", NumberShape.longInteger(0));
    private static final Member<List<TableWork>> WORK =
            Member.optional("Work", ListShape.of(EnumShape.of(TableWork.values())));

    private static final Member<String> INDEX_NAME = Member.required("Name", TextShape.ANY);
    private static final Member<Long> INDEX_ID = Member.required("Id", NumberShape.longInteger(0));
    private static final Member<Boolean> BACKFILLING = Member.required("Backfilling", FlagShape.FLAG);
    private static final Member<ThroughputHistory> THROUGHPUT = Member.optional("Throughput", ThroughputHistory.SHAPE);
    private static final Structure<IndexState> INDEX = Structure.of(
            "Index",
            in -> new IndexState(
                    in.get(INDEX_NAME),
                    in.get(INDEX_ID),
                    in.get(BACKFILLING),
                    transition(in),
                    in.get(THROUGHPUT, ThroughputHistory.NONE)),
            INDEX_NAME,
            INDEX_ID,
            BACKFILLING,
            STATUS,
            UNTIL,
            WORK,
            THROUGHPUT);

    private static final Member<Long> ID = Member.required("Id", NumberShape.longInteger(0));
    private static final Member<String> TABLE_ID = Member.required("TableId", TextShape.ANY);
    private static final Member<Long> CREATED_AT = Member.required("CreatedAt", NumberShape.longInteger(0));
    private static final Member<TableHistory> HISTORY = Member.required("History", TableHistory.SHAPE);
    private static final Member<List<IndexState>> INDEXES = Member.required("Indexes", ListShape.of(INDEX));
    private static final Member<TableSpecification> SPECIFICATION =
            Member.required("Specification", TableSpecification.SHAPE);

    private static final Member<TimeToLive> TIME_TO_LIVE = Member.optional("TimeToLive", TimeToLive.SHAPE);
    private static final Member<Long> STREAM_CREATED_AT = Member.required("CreatedAt", NumberShape.longInteger(0));
    private static final Member<Long> STREAM_ID = Member.required("Id", NumberShape.longInteger(0));
    private static final Member<Boolean> STREAM_ENABLED = Member.required("Enabled", FlagShape.FLAG);
    private static final Member<TableStream> STREAM = Member.optional(
            "Stream",
            Structure.of(
                    "Stream",
                    in -> new TableStream(
                            Instant.ofEpochMilli(in.get(STREAM_CREATED_AT)), in.get(STREAM_ID), in.get(STREAM_ENABLED)),
                    STREAM_CREATED_AT,
                    STREAM_ID,
                    STREAM_ENABLED));

    private static final Member<PointInTimeRecovery> POINT_IN_TIME_RECOVERY =
            Member.optional("PointInTimeRecovery", PointInTimeRecovery.SHAPE);
    private static final Member<RestoreOrigin> RESTORE = Member.optional("Restore", RestoreOrigin.SHAPE);

    private static final Structure<Members> DOCUMENT = Structure.of(
            "Table",
            in -> in,
            ID,
            TABLE_ID,
            CREATED_AT,
            STATUS,
            UNTIL,
            WORK,
            HISTORY,
            INDEXES,
            TIME_TO_LIVE,
            STREAM,
            TablePolicy.LIST,
            UpcomingChange.LIST,
            POINT_IN_TIME_RECOVERY,
            RESTORE,
            SPECIFICATION);

    private TableDocument() {}

    static byte[] encode(TableDefinition table) {
        try (var out = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField(ID.name(), table.identity().id());
            json.writeStringField(TABLE_ID.name(), table.identity().tableId());
            json.writeNumberField(
                    CREATED_AT.name(), table.identity().createdAt().toEpochMilli());
            write(json, table.transition());
            JsonOutput.writeMember(json, HISTORY.name(), table.history());
            json.writeArrayFieldStart(INDEXES.name());
            for (IndexState index : table.indexes()) {
                json.writeStartObject();
                json.writeStringField(INDEX_NAME.name(), index.name());
                json.writeNumberField(INDEX_ID.name(), index.id());
                json.writeBooleanField(BACKFILLING.name(), index.backfilling());
                write(json, index.transition());
                json.writeObjectFieldStart(THROUGHPUT.name());
                index.throughput().writeMembers(json);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            writeIfPresent(json, TIME_TO_LIVE, table.timeToLive());
            if (table.stream().isPresent()) {
                writeStream(json, table.stream().get());
            }
            if (!table.policies().isEmpty()) {
                JsonOutput.writeList(json, TablePolicy.LIST.name(), table.policies());
            }
            if (!table.upcoming().isEmpty()) {
                JsonOutput.writeList(json, UpcomingChange.LIST.name(), table.upcoming());
            }
            writeIfPresent(json, POINT_IN_TIME_RECOVERY, table.recovery().pointInTime());
            writeIfPresent(json, RESTORE, table.recovery().origin());
            json.writeFieldName(SPECIFICATION.name());
            table.specification().write(json);
            json.writeEndObject();
            json.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends JsonOutput> void writeIfPresent(JsonGenerator json, Member<T> member, Optional<T> value)
            throws IOException {
        if (value.isPresent()) {
            JsonOutput.writeMember(json, member.name(), value.get());
        }
    }

    private static void write(JsonGenerator json, Transition transition) throws IOException {
        json.writeStringField(STATUS.name(), transition.status().name());
        json.writeNumberField(UNTIL.name(), transition.until().toEpochMilli());
        if (!transition.work().isEmpty()) {
            json.writeArrayFieldStart(WORK.name());
            for (TableWork work : transition.work()) {
                json.writeString(work.name());
            }
            json.writeEndArray();
        }
    }

    private static Transition transition(Members in) {
        return new Transition(in.get(STATUS), Instant.ofEpochMilli(in.get(UNTIL)), Set.copyOf(in.get(WORK, List.of())));
    }

    private static void writeStream(JsonGenerator json, TableStream stream) throws IOException {
        json.writeObjectFieldStart(STREAM.name());
        json.writeNumberField(STREAM_CREATED_AT.name(), stream.createdAt().toEpochMilli());
        json.writeNumberField(STREAM_ID.name(), stream.id());
        json.writeBooleanField(STREAM_ENABLED.name(), stream.enabled());
        json.writeEndObject();
    }

    static TableDefinition decode(CatalogKey key, Bytes document) {
        try (JsonParser json = JSON.createParser(document.unsafeArray())) {
            json.nextToken();
            Members in = DOCUMENT.read(json);
            var identity = new TableIdentity(
                    key.account(),
                    key.region(),
                    key.name(),
                    in.get(TABLE_ID),
                    in.get(ID),
                    Instant.ofEpochMilli(in.get(CREATED_AT)));
            return new TableDefinition(
                    identity,
                    in.get(SPECIFICATION),
                    in.get(INDEXES),
                    transition(in),
                    in.get(HISTORY),
                    in.find(TIME_TO_LIVE),
                    in.find(STREAM),
                    in.get(TablePolicy.LIST, List.of()),
                    in.get(UpcomingChange.LIST, List.of()),
                    new TableRecovery(in.find(POINT_IN_TIME_RECOVERY), in.find(RESTORE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
