package dev.extenddb.differential.generate;

import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Step;
import java.util.List;
import java.util.stream.Stream;

/** The requests of one seed, in order. Not thread-safe. */
public final class RequestGenerator {

    private final Dice dice;
    private final Writes writes;
    private final Reads reads;
    private final Batches batches;
    private final Transactions transactions;
    private final TableLifecycle lifecycle;
    private final LegacyRequests legacy;
    private final StatementRequests statements;
    private final TimesToLive timesToLive;
    private final StreamedWrites streamed;
    private final Damage damage;

    /** A generator that starts at the seed's first request. */
    public RequestGenerator(long seed) {
        this.dice = new Dice(seed);
        var language = Language.on(dice, World.TABLES);
        this.writes = new Writes(language);
        this.reads = new Reads(language);
        this.batches = new Batches(language);
        this.transactions = new Transactions(dice, writes, reads);
        this.lifecycle = new TableLifecycle(language);
        this.legacy = new LegacyRequests(language);
        this.statements = new StatementRequests(language);
        this.timesToLive = new TimesToLive(dice);
        this.streamed = new StreamedWrites(dice);
        this.damage = new Damage(dice);
    }

    /** Creates the tables that every run starts with. */
    public static List<Call> setUp() {
        return Stream.concat(World.TABLES.stream(), World.STREAMED.stream())
                .map(Table::creation)
                .toList();
    }

    /** The tables that may be deleted between requests. */
    public static List<String> scratchTables() {
        return TableLifecycle.scratchNames();
    }

    /** The next request. */
    public Step next() {
        var step = sound();
        if (dice.percent(5)) {
            return new Step(damage.toExpression(step.call()), step.paging(), step.order());
        }
        return dice.percent(4) ? new Step(damage.toBody(step.call()), step.paging(), step.order(), true) : step;
    }

    /** The tables whose streams can be compared. */
    public static List<String> streamedTables() {
        return World.STREAMED.stream().map(Table::name).toList();
    }

    private Step sound() {
        return dice.percent(70) ? byExpressions() : byOtherMeans();
    }

    private Step byOtherMeans() {
        var draw = dice.below(100);
        if (draw < 35) {
            return legacy.any();
        } else if (draw < 70) {
            return statements.any();
        } else if (draw < 95) {
            return Step.once(streamed.any());
        }
        return Step.once(timesToLive.any());
    }

    private Step byExpressions() {
        var draw = dice.below(100);
        if (draw < 20) {
            return Step.once(writes.put());
        } else if (draw < 42) {
            return Step.once(writes.update());
        } else if (draw < 48) {
            return Step.once(writes.delete());
        } else if (draw < 56) {
            return reads.get();
        } else if (draw < 72) {
            return reads.query();
        } else if (draw < 80) {
            return reads.scan();
        } else if (draw < 84) {
            return Step.once(batches.get());
        } else if (draw < 88) {
            return Step.once(batches.write());
        } else if (draw < 90) {
            return Step.once(transactions.get());
        } else if (draw < 97) {
            return Step.once(transactions.write());
        }
        return Step.once(lifecycle.any());
    }
}
