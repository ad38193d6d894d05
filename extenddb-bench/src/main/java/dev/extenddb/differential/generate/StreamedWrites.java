package dev.extenddb.differential.generate;

import dev.extenddb.differential.wire.Call;

/** Writes of every kind to the tables that have streams. */
final class StreamedWrites {

    private final Dice dice;
    private final Writes writes;
    private final Batches batches;
    private final Transactions transactions;
    private final LegacyRequests legacy;
    private final StatementRequests statements;

    StreamedWrites(Dice dice) {
        this.dice = dice;
        var language = Language.on(dice, World.STREAMED);
        this.writes = new Writes(language);
        this.batches = new Batches(language);
        this.transactions = new Transactions(dice, writes, new Reads(language));
        this.legacy = new LegacyRequests(language);
        this.statements = new StatementRequests(language);
    }

    Call any() {
        return switch (dice.below(10)) {
            case 0, 1 -> writes.put();
            case 2, 3, 4 -> writes.update();
            case 5 -> writes.delete();
            case 6 -> batches.write();
            case 7 -> transactions.write();
            case 8 -> legacy.write();
            default -> statements.write();
        };
    }
}
