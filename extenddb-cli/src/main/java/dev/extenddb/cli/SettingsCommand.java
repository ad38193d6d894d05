package dev.extenddb.cli;

import dev.extenddb.audit.AuditEvent;
import dev.extenddb.audit.AuditTrail;
import dev.extenddb.cli.server.Databases;
import dev.extenddb.settings.EngineSettings;
import dev.extenddb.settings.Setting;
import dev.extenddb.settings.SettingValues;
import dev.extenddb.settings.SettingsStore;
import dev.extenddb.storage.Storage;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads and changes what all servers on a database share. */
@Command(
        name = "settings",
        description = "Read and change what all servers on the database share.",
        mixinStandardHelpOptions = true)
final class SettingsCommand implements Runnable {

    @Mixin
    private final ConfigOptions options;

    @Spec
    private CommandSpec spec;

    SettingsCommand(Map<String, String> environment) {
        this.options = new ConfigOptions(environment);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, get or set?");
    }

    @Command(name = "list", description = "List all settings.")
    void list() {
        SettingValues values = onStore(SettingsStore::read);
        PrintWriter out = spec.commandLine().getOut();
        for (Setting<?> setting : EngineSettings.ALL) {
            String origin = values.isSet(setting) ? "" : " (default)";
            out.println(setting.name() + " = " + values.text(setting) + origin);
        }
    }

    @Command(name = "get", description = "Print a setting's value.")
    void get(@Parameters(paramLabel = "KEY", description = "The setting's name.") String name) {
        Setting<?> setting = EngineSettings.named(name);
        spec.commandLine().getOut().println(onStore(SettingsStore::read).text(setting));
    }

    @Command(name = "set", description = "Change a setting; servers know of it within two seconds.")
    void set(
            @Parameters(paramLabel = "KEY", description = "The setting's name.") String name,
            @Parameters(paramLabel = "VALUE", description = "Its new value.") String value) {
        Setting<?> setting = EngineSettings.named(name);
        SettingValues changed = change(setting, value);
        spec.commandLine().getOut().println(setting.name() + " = " + changed.text(setting));
    }

    private SettingValues change(Setting<?> setting, String value) {
        try (Storage storage = Databases.open(options.read())) {
            var store = new SettingsStore(storage.catalog());
            store.set(setting, value);
            InstantSource clock = InstantSource.system();
            var event = new AuditEvent(
                    clock.instant(),
                    "os/" + System.getProperty("user.name"),
                    "management:SetSetting",
                    "",
                    "/settings/" + setting.name(),
                    "",
                    AuditEvent.SUCCESS,
                    "");
            new AuditTrail(storage.catalog(), clock).record(event);
            return store.read();
        }
    }

    private <T> T onStore(Function<SettingsStore, T> work) {
        try (Storage storage = Databases.open(options.read())) {
            return work.apply(new SettingsStore(storage.catalog()));
        }
    }
}
