package dev.extenddb.cli;

import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.server.Databases;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableRef;
import dev.extenddb.verify.ConsistencyCheck;
import dev.extenddb.verify.ConsistencyCheck.Summary;
import dev.extenddb.verify.Finding;
import dev.extenddb.verify.Orphans;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether the databases are as they should be. */
@Command(
        name = "verify",
        description = {
            "Look whether the databases can be reached, have the right schema, and agree with themselves: indexes, expiry and streams with their"
                    + " tables, rows with the catalog. Servers may run meanwhile; an embedded database is looked at while none does.",
            "Exit code 1 if something is wrong."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Runnable {

    /** Longer than a table takes from its first row to its name in the catalog. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private static final int MOST_TOLD = 100;

    @Mixin
    private final ConfigOptions options;

    @Option(
            names = "--repair",
            description =
                    "Put rows out of the way that belong to no table. They are kept: on PostgreSQL in a schema of their own, whose name"
                            + " ends in _quarantine, on H2 in the SQL table quarantine.")
    private boolean repairs;

    @Spec
    private CommandSpec spec;

    VerifyCommand(Map<String, String> environment) {
        this.options = new ConfigOptions(environment);
    }

    @Override
    public void run() {
        Config config = options.read();
        try (Storage storage = Databases.open(config)) {
            out().println("database  can be reached, and has the schema of this version");
            long wrong = checkTables(storage) + checkOrphans(storage);
            if (wrong > 0) {
                throw new CommandException(
                        "UNHEALTHY: " + wrong + (wrong == 1 ? " thing is" : " things are") + " wrong.");
            }
            out().println("HEALTHY");
        }
    }

    private long checkTables(Storage storage) {
        var told = new int[1];
        Summary summary = new ConsistencyCheck(storage, InstantSource.system()).run(finding -> {
            if (told[0]++ < MOST_TOLD) {
                tell(finding);
            }
        });
        if (summary.findings() > MOST_TOLD) {
            out().println("wrong     and " + (summary.findings() - MOST_TOLD) + " more");
        }
        out().println("tables    " + summary.tables());
        out().println("items     " + summary.items());
        out().println("rows      " + summary.rows() + " of indexes and expiry");
        out().println("changes   " + summary.changes() + " in streams");
        return summary.findings();
    }

    private void tell(Finding finding) {
        out().println("wrong     " + finding);
    }

    private long checkOrphans(Storage storage) {
        var orphans = new Orphans(storage, InstantSource.system());
        List<TableRef> found = orphans.find();
        if (!found.isEmpty()) {
            pause();
            found.retainAll(orphans.find());
        }
        for (TableRef orphan : found) {
            long rows = storage.tableSpaces().statistics(orphan).itemCount();
            if (repairs) {
                orphans.quarantine(orphan);
            }
            out().println((repairs ? "moved     " : "wrong     ") + "rows of no table: id " + orphan.id() + ", " + rows
                    + " rows" + (repairs ? ", now in quarantine" : ". Put them out of the way with --repair"));
        }
        return repairs ? 0 : found.size();
    }

    private static void pause() {
        try {
            boolean unused = new CountDownLatch(1).await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted while the database was looked at.");
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
