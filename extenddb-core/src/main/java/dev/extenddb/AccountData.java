package dev.extenddb;

import dev.extenddb.operation.OperationCatalog;
import dev.extenddb.storage.TableRef;
import dev.extenddb.stream.ChangeStream;
import dev.extenddb.stream.LogHead;
import dev.extenddb.stream.LogReader;
import dev.extenddb.stream.Shard;
import dev.extenddb.stream.StreamRecord;
import dev.extenddb.stream.Streams;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that an account has in one region, seen from below the API: for harnesses that clear it, keep copies of it, or move its clock.
 * Thread-safe; calls wait for the database, and throw a {@link dev.extenddb.storage.StorageException} if it fails.
 */
public final class AccountData {

    private static final int RECORDS = 1000;

    private final String account;
    private final String region;
    private final TableCatalog tables;
    private final Streams streams;
    private final OperationCatalog operations;

    AccountData(String account, String region, TableCatalog tables, Streams streams, OperationCatalog operations) {
        this.account = account;
        this.region = region;
        this.tables = tables;
        this.streams = streams;
        this.operations = operations;
    }

    /** The names of all tables, in order. */
    public List<String> tableNames() {
        return tables.allStored(account, region).stream()
                .map(table -> table.identity().name())
                .toList();
    }

    /** Where the items of each table lie, with the table's name. */
    public Map<TableRef, String> tableRefs() {
        Map<TableRef, String> names = new HashMap<>();
        for (TableDefinition table : tables.allStored(account, region)) {
            names.put(new TableRef(table.identity().id()), table.identity().name());
        }
        return names;
    }

    /** Where the rows of all tables, indexes and streams lie. */
    public List<TableRef> refs() {
        var refs = new ArrayList<TableRef>();
        tables.allStored(account, region).forEach(table -> refs.addAll(table.refs()));
        streams.catalog().all(account, region).forEach(stream -> refs.add(stream.ref()));
        return refs;
    }

    /** Removes all tables and streams at once: protected tables, too, and without the time that a deletion takes. */
    public void removeAll() {
        operations.abandonRestores(account, region);
        tables.removeAll(account, region);
        streams.catalog().removeEnded(account, region);
    }

    /** Drops what is remembered of the tables, after the catalog was changed behind the engine's back. */
    public void forget() {
        tables.forget(account, region);
    }

    /** The streams of a table, those that have ended among them, the oldest first. */
    public List<ChangeStream> streamsOf(String table) {
        return streams.catalog().all(account, region).stream()
                .filter(stream -> stream.table().name().equals(table))
                .toList();
    }

    /**
     * Whether there is such an operation.
     *
     * @param name such as {@code PutItem}, or {@code GetRecords} of streams
     */
    public boolean hasOperation(String name) {
        return operations.has(name);
    }

    /** The stream that a shard iterator reads, if it is this account's. */
    public Optional<ChangeStream> streamRead(String shardIterator) {
        return streams.iterators()
                .decode(shardIterator)
                .filter(iterator -> iterator.stream().table().account().equals(account))
                .flatMap(iterator -> streams.catalog().find(iterator.stream()));
    }

    /**
     * The records of a stream, of all its shards, in the order of the changes.
     *
     * @param from the position of the first record wanted, from 0; those before it and those that were trimmed are left out
     */
    public List<StreamRecord> records(ChangeStream stream, long from) {
        LogHead head = streams.upToDate(stream);
        var records = new ArrayList<StreamRecord>();
        for (Shard shard : head.shards()) {
            long next = Math.max(from, head.trimHorizon(shard));
            LogReader.Slice slice;
            do {
                slice = streams.reader().read(stream, shard, next, RECORDS);
                records.addAll(slice.records());
                next = slice.next();
            } while (!slice.records().isEmpty());
        }
        records.sort(Comparator.comparingLong(StreamRecord::position));
        return records;
    }

    /** Closes the open shards of a stream; each goes on in a new one. */
    public void splitShards(ChangeStream stream) {
        streams.rollOver(stream);
    }

    /**
     * Does now, on the caller's thread, what is done by and by or when somebody asks: removes tables whose deletion is over; and for tables and
     * streams of all regions, deletes expired items and trims streams.
     */
    public void runBackgroundJobs() {
        tables.removeGone(account, region);
        operations.runBackgroundJobs(account);
    }

    /** When the next item of the account expires, in any region; in the past if it is waiting to be deleted. */
    public Optional<Instant> nextExpiry() {
        return operations.nextExpiry(account);
    }
}
