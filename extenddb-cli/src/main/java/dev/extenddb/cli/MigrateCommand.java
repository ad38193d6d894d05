package dev.extenddb.cli;

import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.server.Databases;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the databases' schemas to this program's version. */
@Command(
        name = "migrate",
        description =
                "Bring the databases to the schema that this version works with. Servers of older versions refuse it then.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Runnable {

    @Mixin
    private final ConfigOptions options;

    @Option(names = "--yes", description = "Do it; without this it is only said what would be done.")
    private boolean confirmed;

    @Spec
    private CommandSpec spec;

    MigrateCommand(Map<String, String> environment) {
        this.options = new ConfigOptions(environment);
    }

    @Override
    public void run() {
        Config config = options.read();
        if (confirmed) {
            Databases.migrate(config).close();
            spec.commandLine().getOut().println("The databases have the schema of this version.");
        } else {
            spec.commandLine()
                    .getOut()
                    .println(
                            SchemaState.of(config).needsMigration()
                                    ? "The schema would be changed. Make a backup, then run: extenddb migrate --yes"
                                    : "The databases have the schema of this version: there is nothing to do.");
        }
    }
}
