package dev.extenddb.table;

import dev.extenddb.item.Utf8;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.TableRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A restore that goes on: all that it needs to know, whatever becomes of the table that it reads.
 *
 * @param target the table that is to be
 * @param targetRef where the items of that table lie
 * @param source the table whose past it is to be
 * @param sourceRef where the items of the source lie
 * @param log where the source's changes lie
 * @param since from when on all of those changes are there
 * @param instant as of when it is restored
 * @param startedAt when somebody asked for it
 */
public record RunningRestore(
        TableAddress target,
        TableRef targetRef,
        TableAddress source,
        TableRef sourceRef,
        TableRef log,
        Instant since,
        Instant instant,
        Instant startedAt) {

    /** In no name, account, region or number. */
    private static final String SEPARATOR = "/";

    /** Whether it reads certain rows. */
    public boolean reads(TableRef ref) {
        return ref.equals(sourceRef) || ref.equals(log);
    }

    byte[] encode() {
        return Utf8.bytes(String.join(
                SEPARATOR,
                source.account(),
                source.region(),
                source.name(),
                Long.toString(targetRef.id()),
                Long.toString(sourceRef.id()),
                Long.toString(log.id()),
                Long.toString(since.toEpochMilli()),
                Long.toString(instant.toEpochMilli()),
                Long.toString(startedAt.toEpochMilli())));
    }

    static RunningRestore decode(CatalogEntry entry) {
        String[] parts = new String(entry.document().unsafeArray(), StandardCharsets.UTF_8).split(SEPARATOR, -1);
        return new RunningRestore(
                TableRegistry.addressOf(entry),
                ref(parts[3]),
                new TableAddress(parts[0], parts[1], parts[2]),
                ref(parts[4]),
                ref(parts[5]),
                instant(parts[6]),
                instant(parts[7]),
                instant(parts[8]));
    }

    private static TableRef ref(String id) {
        return new TableRef(Long.parseLong(id));
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
