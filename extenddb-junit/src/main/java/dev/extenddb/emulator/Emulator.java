package dev.extenddb.emulator;

import dev.extenddb.AccountData;
import dev.extenddb.ExtendDbClient;
import dev.extenddb.http.HttpServer;
import dev.extenddb.item.Item;
import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.h2.H2Storage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A DynamoDB of one's own in this process: clients that need no socket, a clock to move, faults to inject, a log of requests, snapshots.
 * Works with any test framework, and without one.
 *
 * <p>Clients belong to the emulator: closing one does nothing. Methods that name types of the AWS SDK need it on the class path. Thread-safe, but {@link
 * #restore} and {@link #reset} are to be called when no request is under way.
 */
public final class Emulator implements AutoCloseable {

    private final EmulatorEngine engine;
    private final Scope scope;
    private final boolean ownsEngine;
    private final Lazy<HttpServer> server;

    Emulator(EmulatorEngine engine, Scope scope, boolean ownsEngine) {
        this.engine = engine;
        this.scope = scope;
        this.ownsEngine = ownsEngine;
        this.server = new Lazy<>(() -> LocalServer.start(wire(), 0));
    }

    /** An emulator that keeps its tables in memory. */
    public static Builder inMemory() {
        return new Builder(MemoryStorage::new);
    }

    /**
     * An emulator that keeps its tables in files of a directory, which is created if need be. Its account is the same one each time.
     *
     * @param directory of one emulator at a time; the files are left there
     */
    public static Builder inFiles(Path directory) {
        return new Builder(() -> H2Storage.file(directory));
    }

    /**
     * An emulator over a database of one's own, such as PostgreSQL, which it closes when it is closed itself.
     *
     * @param storage of this emulator alone
     */
    public static Builder on(Storage storage) {
        return new Builder(() -> storage);
    }

    /** The account, 12 digits: the access key id by which requests of any client are this emulator's. */
    public String account() {
        return scope.account();
    }

    /** The region of its clients. */
    public String region() {
        return scope.settings().region();
    }

    /** Its clock, by which tables, streams and expiry go. */
    public EmulatorClock clock() {
        return scope.clock();
    }

    /** What is to go wrong: nothing at first. Who asks for it has the emulator keep older states from now on, for reads that are to be stale. */
    public FaultInjector faults() {
        return scope.faultsInUse();
    }

    /** The faults that have happened since it began or was reset, in order. */
    public List<FiredFault> firedFaults() {
        return scope.faults().fired();
    }

    /** The requests so far, of all clients and all principals. */
    public RequestLog requests() {
        return scope.requests();
    }

    /** Its tables, used directly: no JSON, no SDK. What is done so counts as requests, too. */
    public ExtendDbClient db() {
        return engine.engine().client(account(), region());
    }

    /** A synchronous client. */
    public DynamoDbClient client() {
        return ownClients().client();
    }

    /** An asynchronous client. */
    public DynamoDbAsyncClient asyncClient() {
        return ownClients().asyncClient();
    }

    /** A synchronous client for streams. */
    public DynamoDbStreamsClient streamsClient() {
        return ownClients().streamsClient();
    }

    /** An asynchronous client for streams. */
    public DynamoDbStreamsAsyncClient streamsAsyncClient() {
        return ownClients().streamsAsyncClient();
    }

    /** A synchronous client that maps beans. */
    public DynamoDbEnhancedClient enhancedClient() {
        return ownClients().enhancedClient();
    }

    /** An asynchronous client that maps beans. */
    public DynamoDbEnhancedAsyncClient enhancedAsyncClient() {
        return ownClients().enhancedAsyncClient();
    }

    /** A transport for synchronous clients that the program builds itself, with whatever credentials and endpoint. */
    public SdkHttpClient httpClient() {
        return EmulatorClients.transport(wire());
    }

    /** A transport for asynchronous clients that the program builds itself, with whatever credentials and endpoint. */
    public SdkAsyncHttpClient asyncHttpClient() {
        return EmulatorClients.asyncTransport(wire());
    }

    /**
     * The clients of somebody whose requests are held to policies, as IAM does it. Signatures are not looked at. Policies of tables and streams hold for
     * them, too.
     *
     * @throws IllegalArgumentException if the ARN is not one of a user, a role or its session
     * @throws dev.extenddb.policy.MalformedPolicyException if a policy is none
     */
    public EmulatorClients actingAs(EmulatorPrincipal principal) {
        return clients(scope.identities().keyOf(principal));
    }

    /** The clients of the account itself, which may do everything. */
    public EmulatorClients ownClients() {
        // The engine takes an access key id of 12 digits for the account.
        return clients(account());
    }

    private EmulatorClients clients(String accessKeyId) {
        return new EmulatorClients(accessKeyId, () -> engine.sdkClients(region()), engine.callerLines());
    }

    /**
     * Where requests can be brought as bytes. Every sender is this emulator's account, whatever its credentials, except that those with the access key id of
     * {@link #actingAs} are that principal.
     */
    public WireEndpoint wire() {
        return engine.engine().endpoint(request -> engine.credentials().authenticate(request, scope));
    }

    /**
     * Calls an operation in the JSON of the wire, without the SDK.
     *
     * @param operation such as {@code CreateTable}; those of streams are not among them
     * @return the answer's JSON
     * @throws IllegalStateException if the answer is an error, with its text
     */
    public String call(String operation, String json) {
        return WireCalls.call(wire(), region(), operation, json);
    }

    /**
     * Does some work that is not to be part of a test, on the caller's thread: what it asks for is done at once whatever the profile, no fault happens
     * to it, and the log of requests does not have it.
     */
    public void prepare(Runnable work) {
        scope.prepare(work);
    }

    /**
     * A real endpoint on the loopback interface, for clients of any language with any credentials. Its server is started when it is first asked for, on a port of
     * the operating system's choice, and ends with the emulator.
     */
    public URI endpoint() {
        return server.get().uri();
    }

    /**
     * The stream of a table, to be read from its beginning.
     *
     * @param table the table's name
     */
    public TableStream streams(String table) {
        return new TableStream(
                table, this::data, work -> engine.scopes().within(Call.ofItself(scope), work), scope.restarts()::get);
    }

    /** Returns when all indexes are filled and every read shows every write that has been answered, whatever the profile. */
    public void awaitIndexes() {
        engine.engine().awaitIndexBuilds();
        scope.history().clear();
    }

    /** Takes a snapshot, in no time. What is overwritten from now on is kept, until the snapshot is closed. */
    public Snapshot snapshot() {
        engine.engine().awaitIndexBuilds();
        var journal = new Journal(clock().instant());
        scope.add(journal);
        return new Snapshot(scope, journal);
    }

    /**
     * Undoes all changes since a snapshot, in time proportional to them: tables, items, indexes and streams are as they were, and unless it is the
     * system's the clock shows what it showed. Can be done again and again. Faults and the log of requests stay.
     *
     * @throws IllegalArgumentException if the snapshot is of another emulator, or was closed
     */
    public void restore(Snapshot snapshot) {
        if (snapshot.scope() != scope || !scope.journals().contains(snapshot.journal())) {
            throw new IllegalArgumentException("Not a snapshot of this emulator, or closed");
        }
        awaitIndexes();
        Journal journal = snapshot.journal();
        Journal.Changes changes = journal.drain();
        engine.housekeeping().within(scope, () -> new Restoration(engine.storage()).undo(changes));
        Journal.Changes unused = journal.drain();
        if (clock().mode() != ClockMode.SYSTEM) {
            clock().set(journal.taken());
        }
        settle();
    }

    /**
     * How items differ from what they were when a snapshot was taken; tables that are gone are left out.
     *
     * @param snapshot of this emulator, not closed
     * @param limit the most to tell; not negative
     * @return the changes, by the names of their tables
     */
    public List<ItemChange> changesSince(Snapshot snapshot, int limit) {
        return new Differences(engine.storage().items(), data().tableRefs()).since(snapshot.journal(), limit);
    }

    /** Removes all tables and streams, protected ones too, all faults, and the log of requests; the clock goes on. */
    public void reset() {
        awaitIndexes();
        engine.housekeeping().clear(scope);
        scope.faults().reset();
        scope.partitions().clear();
        scope.requests().clear();
        settle();
    }

    private void settle() {
        scope.regions()
                .forEach(region -> engine.engine().account(account(), region).forget());
        scope.history().clear();
        scope.refill();
        scope.restarts().incrementAndGet();
    }

    /** The names of all tables, in order. */
    public List<String> tableNames() {
        return data().tableNames();
    }

    /**
     * All items of a table, as the last write left each, in no particular order. The log of requests does not have it.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    public List<Item> items(String table) {
        TableRef ref = data().tableRefs().entrySet().stream()
                .filter(entry -> entry.getValue().equals(table))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no table " + table + " among " + tableNames()));
        return AllRows.of(engine.storage().items(), ref);
    }

    private AccountData data() {
        return engine.engine().account(account(), region());
    }

    /** Ends the server, if there is one, and gives all tables up; files stay. Clients must not be used any more. */
    @Override
    public void close() {
        if (server.ifMade().isPresent()) {
            server.get().close();
        }
        if (ownsEngine) {
            engine.close();
        } else {
            engine.housekeeping().clearLater(scope);
        }
    }

    /** Puts an emulator together. Not thread-safe. */
    public static final class Builder {

        private final Supplier<Storage> storage;
        private EmulatorSettings settings = EmulatorSettings.DEFAULTS;

        private Builder(Supplier<Storage> storage) {
            this.storage = storage;
        }

        /** How much of DynamoDB's slowness it has; {@link Profile#FAST} unless it is set. */
        public Builder profile(Profile profile) {
            settings = settings.with(profile);
            return this;
        }

        /** How its clock runs; {@link ClockMode#TICKING} unless it is set. */
        public Builder clock(ClockMode mode) {
            settings = settings.with(mode);
            return this;
        }

        /**
         * What its clock shows at first; the present unless it is set.
         *
         * @throws IllegalArgumentException if the clock is the system's
         */
        public Builder startAt(Instant instant) {
            settings = settings.startingAt(instant);
            return this;
        }

        /** The region of its clients; {@code us-east-1} unless it is set. */
        public Builder region(String region) {
            settings = settings.inRegion(region);
            return this;
        }

        /**
         * The emulator, ready for requests.
         *
         * @throws dev.extenddb.storage.StorageException if the database cannot be opened
         */
        public Emulator start() {
            return EmulatorEngine.opening(storage).newOnlyEmulator(settings);
        }
    }
}
