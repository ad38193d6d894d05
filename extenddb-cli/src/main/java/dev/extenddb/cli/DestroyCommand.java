package dev.extenddb.cli;

import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.config.ConfigKeys;
import dev.extenddb.cli.server.Databases;
import dev.extenddb.cli.setup.PostgresSetup;
import dev.extenddb.cli.setup.Report;
import dev.extenddb.storage.postgres.ConnectionString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drops the databases. Files that init has made stay. */
@Command(
        name = "destroy",
        description = "Drop the databases with all that is in them. Configuration, keys and certificate stay.",
        mixinStandardHelpOptions = true)
final class DestroyCommand implements Runnable {

    @Mixin
    private final ConfigOptions options;

    @Mixin
    private final AdministratorOptions administrator = new AdministratorOptions();

    @Option(names = "--yes", description = "Do it. There is no way back.")
    private boolean confirmed;

    @Spec
    private CommandSpec spec;

    DestroyCommand(Map<String, String> environment) {
        this.options = new ConfigOptions(environment);
    }

    @Override
    public void run() {
        Config config = options.read();
        var report = new Report(spec.commandLine().getOut());
        if (Databases.areEmbedded(config)) {
            destroyFile(config, report);
        } else {
            destroyDatabases(config, report);
        }
    }

    private void destroyFile(Config config, Report report) {
        Path file = Databases.embeddedFile(config);
        requireConfirmation(file.toString());
        if (!Files.exists(file)) {
            report.say("absent   database " + file);
            return;
        }
        Databases.open(config).close(); // fails if a server has it open
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new CommandException("Cannot remove " + file + ": " + e.getMessage() + ".");
        }
        report.say("dropped  database " + file);
    }

    private void destroyDatabases(Config config, Report report) {
        Map<String, ConnectionString> databases = new LinkedHashMap<>();
        for (var database : List.of(Databases.data(config), Databases.catalog(config))) {
            databases.put(database.toString(), database);
        }
        requireConfirmation(String.join(" and ", databases.keySet()));
        String schema = config.get(ConfigKeys.SCHEMA);
        databases
                .values()
                .forEach(database -> new PostgresSetup(administrator.onServerOf(database))
                        .destroy(database.database(), List.of(schema, schema + "_quarantine"), report));
    }

    private void requireConfirmation(String what) {
        if (!confirmed) {
            throw new CommandException("This would drop " + what + " with all data. Add --yes to do it.");
        }
    }
}
