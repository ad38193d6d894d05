package dev.extenddb.stream;

import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableRef;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds streams. Whether a table feeds a stream is for the table's definition to say; the catalog's document of a stream makes it be
 * listed, and keeps it when the table goes on without it. Thread-safe.
 */
public final class StreamCatalog {

    /** For how long records are kept, and a stream once it ended; see "DynamoDB Streams" in the Developer Guide. */
    public static final Duration RETENTION = Duration.ofHours(24);

    private static final int PAGE = 100;

    /** Under whom the names of all streams are kept, whoever's they are. */
    private static final String NOBODY = "";

    private static final String REGISTRY_KIND = "stream-name";

    private final Storage storage;
    private final TableCatalog tables;

    /** A catalog over a database. */
    public StreamCatalog(Storage storage, TableCatalog tables) {
        this.storage = storage;
        this.tables = tables;
    }

    private CatalogStore documents() {
        return storage.catalog();
    }

    /**
     * Makes room for the records of a stream that a table is about to get.
     *
     * @param id where they will lie
     */
    public TableStream prepare(TableAddress table, long id) {
        Instant createdAt = tables.now().truncatedTo(ChronoUnit.MILLIS);
        var stream = new TableStream(createdAt, id, true);
        while (documents()
                .find(new StreamArn(table, stream.label()).catalogKey())
                .isPresent()) {
            stream = new TableStream(stream.createdAt().plusMillis(1), id, true);
        }
        storage.tableSpaces().create(stream.ref());
        return stream;
    }

    /** Gives up a stream that no table got. */
    public void abandon(TableStream stream) {
        storage.tableSpaces().drop(stream.ref());
    }

    /** Has the stream listed that a table got. */
    public ChangeStream register(TableDefinition table) {
        TableStream current = table.stream().orElseThrow();
        var stream = new ChangeStream(
                table.address(),
                current.label(),
                current.id(),
                table.specification()
                        .streamSpecification()
                        .flatMap(specification -> specification.viewType())
                        .orElseThrow(),
                table.specification().keySchema(),
                current.createdAt(),
                Optional.empty());
        // Either may be there already: others may have found the table before.
        documents().create(stream.catalogKey(), StreamDocument.encode(stream));
        documents().create(registryKey(stream), new byte[0]);
        return stream;
    }

    /** A stream that is, or that ended not long ago. */
    public Optional<ChangeStream> find(StreamArn arn) {
        Optional<CatalogEntry> entry = documents().find(arn.catalogKey());
        if (entry.isEmpty()) {
            return unregistered(arn);
        }
        return entry.map(StreamDocument::decode).filter(this::isKept);
    }

    /** The stream of a table whose creation was interrupted before it was registered. */
    private Optional<ChangeStream> unregistered(StreamArn arn) {
        return tables.stored(arn.table())
                .filter(table -> table.stream()
                        .filter(TableStream::enabled)
                        .filter(stream -> stream.label().equals(arn.label()))
                        .isPresent())
                .filter(table -> table.feeds(table.stream().orElseThrow().ref()))
                .map(this::register);
    }

    /** Whether a stream has not ended, or not long ago; if it has, it is removed. */
    public boolean isKept(ChangeStream stream) {
        boolean expired = stream.disabledAt()
                .filter(end -> !tables.now().isBefore(end.plus(RETENTION)))
                .isPresent();
        if (expired) {
            remove(stream);
        }
        return !expired;
    }

    private void remove(ChangeStream stream) {
        documents()
                .find(stream.catalogKey())
                .filter(entry -> documents().remove(entry.key(), entry.version()))
                .ifPresent(entry -> storage.tableSpaces().drop(stream.ref()));
        documents().find(registryKey(stream)).ifPresent(entry -> documents().remove(entry.key(), entry.version()));
    }

    /** Whether a stream's table goes on without it, but its end was not noted yet. */
    public boolean isForsaken(ChangeStream stream) {
        if (stream.disabledAt().isPresent()) {
            return false;
        }
        boolean fed = tables.find(stream.table())
                .filter(table -> table.definition().feeds(stream.ref()))
                .isPresent();
        // What is cached may be older than the stream.
        return !fed
                && tables.stored(stream.table())
                        .filter(table -> table.feeds(stream.ref()))
                        .isEmpty();
    }

    /** Notes that the stream has ended that a table had. To be called when the last write that may still add to it has. */
    public void endStreamOf(TableDefinition table) {
        table.stream()
                .flatMap(stream -> find(new StreamArn(table.address(), stream.label())))
                .ifPresent(this::end);
    }

    /** Notes that a stream has ended. To be called when the last write that may still add to it has. */
    public ChangeStream end(ChangeStream stream) {
        while (true) {
            Optional<CatalogEntry> entry = documents().find(stream.catalogKey());
            if (entry.isEmpty()) {
                return stream.disabled(tables.now());
            }
            ChangeStream current = StreamDocument.decode(entry.get());
            if (current.disabledAt().isPresent()) {
                return current;
            }
            ChangeStream ended = current.disabled(tables.now());
            if (documents().replace(entry.get().key(), entry.get().version(), StreamDocument.encode(ended))) {
                return ended;
            }
        }
    }

    /**
     * Streams of an account in a region, in the order of their tables' names and of their ages.
     *
     * @param table only streams of tables of this name
     * @param after only streams behind this one, which need not exist
     */
    public List<ChangeStream> list(
            String account, String region, Optional<String> table, Optional<StreamArn> after, int limit) {
        String prefix = table.isPresent() ? StreamArn.catalogPrefix(table.get()) : "";
        String last = after.isPresent() ? after.get().catalogKey().name() : "";
        String start = last.compareTo(prefix) > 0 ? last : prefix;
        var streams = new ArrayList<ChangeStream>();
        for (CatalogEntry entry : documents().list(account, region, ChangeStream.CATALOG_KIND, start, limit)) {
            if (entry.key().name().startsWith(prefix)) {
                streams.add(StreamDocument.decode(entry));
            }
        }
        return streams;
    }

    /** The streams of all accounts; those are removed that ended long enough ago. */
    public List<ChangeStream> allKept() {
        return allKept(stream -> true);
    }

    /** The streams of one account; those are removed that ended long enough ago. */
    public List<ChangeStream> allKept(String account) {
        return allKept(stream -> stream.table().account().equals(account));
    }

    private List<ChangeStream> allKept(Predicate<StreamArn> wanted) {
        var streams = new ArrayList<ChangeStream>();
        List<CatalogEntry> page;
        String last = "";
        do {
            page = documents().list(NOBODY, NOBODY, REGISTRY_KIND, last, PAGE);
            for (CatalogEntry entry : page) {
                last = entry.key().name();
                Optional<StreamArn> arn = StreamArn.parse(last);
                if (arn.filter(wanted).isPresent()) {
                    arn.flatMap(this::find)
                            .ifPresentOrElse(streams::add, () -> documents().remove(entry.key(), entry.version()));
                }
            }
        } while (page.size() == PAGE);
        return streams;
    }

    /** Where the records of all streams lie, of all accounts and regions. */
    public static List<TableRef> allRefs(CatalogStore documents) {
        var refs = new ArrayList<TableRef>();
        List<CatalogEntry> page;
        var last = new CatalogKey(NOBODY, NOBODY, ChangeStream.CATALOG_KIND, "");
        do {
            page = documents.listAll(ChangeStream.CATALOG_KIND, last, PAGE);
            for (CatalogEntry entry : page) {
                refs.add(StreamDocument.decode(entry).ref());
                last = entry.key();
            }
        } while (page.size() == PAGE);
        return refs;
    }

    private static CatalogKey registryKey(ChangeStream stream) {
        return new CatalogKey(NOBODY, NOBODY, REGISTRY_KIND, stream.arn().toString());
    }

    /** Removes all streams of an account in a region that no table feeds, however young. */
    public void removeEnded(String account, String region) {
        for (ChangeStream stream : all(account, region)) {
            if (stream.disabledAt().isPresent() || isForsaken(stream)) {
                remove(stream);
            }
        }
    }

    /** All streams of an account in a region, in the order of their tables' names and of their ages. */
    public List<ChangeStream> all(String account, String region) {
        var streams = new ArrayList<ChangeStream>();
        List<ChangeStream> page;
        Optional<StreamArn> last = Optional.empty();
        do {
            page = list(account, region, Optional.empty(), last, PAGE);
            streams.addAll(page);
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1).arn());
        } while (page.size() == PAGE);
        return streams;
    }
}
