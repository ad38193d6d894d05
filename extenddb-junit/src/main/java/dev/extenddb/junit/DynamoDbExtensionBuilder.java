package dev.extenddb.junit;

import dev.extenddb.emulator.ClockMode;
import dev.extenddb.emulator.EmulatorPrincipal;
import dev.extenddb.emulator.EmulatorSettings;
import dev.extenddb.emulator.FaultRule;
import dev.extenddb.emulator.Profile;
import dev.extenddb.fixture.SeedFixture;
import dev.extenddb.fixture.TableFixture;
import dev.extenddb.storage.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes an extension for {@code @RegisterExtension}; see {@link DynamoDbTest} for what each setting means. Not thread-safe. */
public final class DynamoDbExtensionBuilder {

    private final List<TableFixture> tables = new ArrayList<>();
    private final List<Given.SeedOf> seeds = new ArrayList<>();
    private final List<FaultRule> faults = new ArrayList<>();
    private Isolation isolation = Isolation.PER_METHOD;
    private Transport transport = Transport.IN_PROCESS;
    private EmulatorSettings settings = EmulatorSettings.DEFAULTS;
    private Optional<EmulatorPrincipal> principal = Optional.empty();
    private Budgets budgets = Budgets.NONE;
    private Setup.Kept storage = Setup.Kept.in(StorageKind.MEMORY);

    DynamoDbExtensionBuilder() {}

    /** Who shares an account; {@link Isolation#PER_METHOD} unless it is set. */
    public DynamoDbExtensionBuilder isolation(Isolation value) {
        isolation = value;
        return this;
    }

    /** How injected clients reach the emulator; {@link Transport#IN_PROCESS} unless it is set. */
    public DynamoDbExtensionBuilder transport(Transport value) {
        transport = value;
        return this;
    }

    /** How much of DynamoDB's slowness there is; {@link Profile#FAST} unless it is set. */
    public DynamoDbExtensionBuilder profile(Profile value) {
        settings = settings.with(value);
        return this;
    }

    /** How the clock runs; {@link ClockMode#TICKING} unless it is set. */
    public DynamoDbExtensionBuilder clock(ClockMode value) {
        settings = settings.with(value);
        return this;
    }

    /**
     * What the clock shows at first; the present unless it is set.
     *
     * @throws IllegalArgumentException if the clock is the system's
     */
    public DynamoDbExtensionBuilder startAt(Instant value) {
        settings = settings.startingAt(value);
        return this;
    }

    /** The region of injected clients; {@code us-east-1} unless it is set. */
    public DynamoDbExtensionBuilder region(String value) {
        settings = settings.inRegion(value);
        return this;
    }

    /** Where tables are kept; in memory unless it is set. */
    public DynamoDbExtensionBuilder storage(StorageKind value) {
        storage = Setup.Kept.in(value);
        return this;
    }

    /**
     * Where tables are kept, such as in PostgreSQL.
     *
     * @param value asked once in a run; the storage is closed at the end of it
     */
    public DynamoDbExtensionBuilder storage(Supplier<? extends Storage> value) {
        storage = new Setup.Kept(value, value);
        return this;
    }

    /** Adds a table that is there when tests begin, before {@code @BeforeEach}. */
    public DynamoDbExtensionBuilder table(TableFixture table) {
        tables.add(table);
        return this;
    }

    /**
     * Adds items that are in a table when tests begin.
     *
     * @param table the name of a table that was added
     */
    public DynamoDbExtensionBuilder seed(String table, SeedFixture items) {
        seeds.add(new Given.SeedOf(table, items));
        return this;
    }

    /** Has requests fail during each test; what {@code @BeforeEach} sends is spared. The rule counts from the beginning in each. */
    public DynamoDbExtensionBuilder fault(FaultRule rule) {
        faults.add(rule);
        return this;
    }

    /** Whose requests injected clients send, held to that principal's policies; see {@link RunAs}. */
    public DynamoDbExtensionBuilder runAs(EmulatorPrincipal value) {
        principal = Optional.of(value);
        return this;
    }

    /** Fails tests that scan; see {@link ForbidScan}. */
    public DynamoDbExtensionBuilder forbidScan() {
        budgets = budgets.withoutScans();
        return this;
    }

    /**
     * Fails tests that consume more capacity, unless they have a {@link CapacityBudget} of their own.
     *
     * @param read the most read capacity units
     * @param write the most write capacity units
     */
    public DynamoDbExtensionBuilder capacityBudget(double read, double write) {
        budgets = budgets.withCapacity(read, write);
        return this;
    }

    /**
     * Fails tests that send more requests, unless they have a {@link RequestBudget} of their own.
     *
     * @param max the most requests, from 0
     */
    public DynamoDbExtensionBuilder requestBudget(int max) {
        budgets = budgets.withRequests(max);
        return this;
    }

    /** The extension. What is set afterwards does not reach it. */
    public DynamoDbExtension build() {
        return new DynamoDbExtension(new Programmed(
                new Setup(isolation, transport, settings, storage),
                new Given(tables, seeds),
                faults,
                principal,
                budgets));
    }
}
