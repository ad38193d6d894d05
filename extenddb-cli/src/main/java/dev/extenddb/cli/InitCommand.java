package dev.extenddb.cli;

import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.config.ConfigKeys;
import dev.extenddb.cli.config.ConfigSources;
import dev.extenddb.cli.server.Databases;
import dev.extenddb.cli.setup.ConfigText;
import dev.extenddb.cli.setup.EncryptionKeyFile;
import dev.extenddb.cli.setup.FirstPrincipals;
import dev.extenddb.cli.setup.PostgresSetup;
import dev.extenddb.cli.setup.PrivateFile;
import dev.extenddb.cli.setup.RandomText;
import dev.extenddb.cli.setup.Report;
import dev.extenddb.cli.setup.TlsFiles;
import dev.extenddb.iam.SecretKeyring;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.postgres.ConnectionString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes all that a server needs. What is there already is left alone, so it can be run again at any time. */
@Command(
        name = "init",
        description = {
            "Make all that a server needs: databases, encryption keys, a certificate, an account with a user, an administrator, a configuration file.",
            "What is there already is left alone. EXTENDDB_ADMIN_USER and EXTENDDB_ADMIN_PASSWORD name the administrator,",
            "EXTENDDB_ACCESS_KEY_ID and EXTENDDB_SECRET_ACCESS_KEY the user's key."
        },
        mixinStandardHelpOptions = true)
final class InitCommand implements Runnable {

    private static final int PASSWORD_LENGTH = 24;
    private static final String CATALOG_SUFFIX = "_catalog";

    private final Map<String, String> environment;

    @Option(
            names = "--backend",
            defaultValue = "postgres",
            description = "postgres for a PostgreSQL server, h2 for an embedded database (default: ${DEFAULT-VALUE}).")
    private String backend;

    @Mixin
    private final AdministratorOptions administrator = new AdministratorOptions();

    @Option(
            names = "--catalog-db",
            paramLabel = "NAME",
            defaultValue = "extenddb_catalog",
            description = "The database of tables' descriptions, accounts and settings (default: ${DEFAULT-VALUE}).")
    private String catalogDatabase;

    @Option(
            names = "--data-db",
            paramLabel = "NAME",
            description = "The database of the items; may be the same (default: the catalog's name without _catalog).")
    private Optional<String> dataDatabase;

    @Option(
            names = "--extenddb-user",
            paramLabel = "ROLE",
            defaultValue = "extenddb",
            description = "The role that servers log in as (default: ${DEFAULT-VALUE}).")
    private String role;

    @Option(
            names = "--extenddb-pass",
            paramLabel = "PASSWORD",
            description = "Its password (default: one that is drawn at random).")
    private Optional<String> rolePassword;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "extenddb.toml",
            description = "The configuration file to write (default: ${DEFAULT-VALUE}).")
    private Path configFile;

    @Option(names = "--overwrite", negatable = true, description = "Write the configuration file anew if it is there.")
    private boolean overwrite;

    @Option(
            names = "--bind-addr",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}).")
    private String bindAddress;

    @Option(
            names = {"-p", "--port"},
            description = "The port to listen on (default: 8000).")
    private Optional<Integer> port;

    @Option(
            names = "--tls-san",
            paramLabel = "NAME",
            description = "A further host name or address for the certificate; may be repeated.")
    private List<String> names = List.of();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where keys, certificate and embedded data are put (default: ~/.extenddb).")
    private Optional<Path> home;

    @Option(
            names = "--auth",
            paramLabel = "PROVIDER",
            defaultValue = "builtin",
            description = "Who checks requests: builtin or none (default: ${DEFAULT-VALUE}).")
    private String auth;

    @Spec
    private CommandSpec spec;

    InitCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void run() {
        var report = new Report(spec.commandLine().getOut());
        Config config = writeConfig(report);
        report.tell(
                EncryptionKeyFile.create(config.get(ConfigKeys.ENCRYPTION_KEY_PATH)),
                "encryption keys " + config.get(ConfigKeys.ENCRYPTION_KEY_PATH));
        createCertificate(config, report);
        createDatabases(config, report);
        try (Storage storage = Databases.migrate(config)) {
            SecretKeyring keyring = EncryptionKeyFile.keyring(config.get(ConfigKeys.ENCRYPTION_KEY_PATH));
            new FirstPrincipals(environment).create(storage.catalog(), keyring, report);
        }
        report.say("Start the server with: extenddb serve --config " + configFile);
    }

    private Config writeConfig(Report report) {
        boolean there = Files.exists(configFile);
        if (!there || overwrite) {
            String text = configText();
            PrivateFile.replace(configFile, text);
        } else if (PrivateFile.close(configFile)) {
            report.say("closed   configuration " + configFile + " to everybody else");
        }
        report.tell(!there || overwrite, "configuration " + configFile);
        return new ConfigSources(configFile, environment, Map.of()).read();
    }

    private String configText() {
        Path directory = home.orElseGet(() -> Path.of(System.getProperty("user.home"), ".extenddb"))
                .toAbsolutePath()
                .normalize();
        var text = new ConfigText()
                .with(ConfigKeys.BIND_ADDR, bindAddress)
                .with(ConfigKeys.PORT, port.orElse(Integer.parseInt(ConfigKeys.PORT.defaultText())))
                .with(ConfigKeys.RUN_DIR, directory.resolve("run"))
                .with(ConfigKeys.TLS_ENABLED, true)
                .with(ConfigKeys.TLS_CERT_PATH, directory.resolve("tls").resolve("cert.pem"))
                .with(ConfigKeys.TLS_KEY_PATH, directory.resolve("tls").resolve("key.pem"))
                .with(ConfigKeys.AUTH_PROVIDER, ConfigKeys.AUTH_PROVIDER.type().parse(auth))
                .with(ConfigKeys.ENCRYPTION_KEY_PATH, directory.resolve("encryption.keys"))
                .with(ConfigKeys.BACKEND, ConfigKeys.BACKEND.type().parse(backend));
        if (backend.equals("h2")) {
            return text.with(ConfigKeys.H2_PATH, directory.resolve("data")).text();
        }
        ConnectionString catalog = catalog();
        text.with(ConfigKeys.CATALOG_URL, catalog.text());
        String data = dataDatabase.orElseGet(this::dataDatabaseName);
        if (!data.equals(catalogDatabase)) {
            text.with(ConfigKeys.DATA_URL, catalog.withDatabase(data).text());
        }
        return text.text();
    }

    private String dataDatabaseName() {
        return catalogDatabase.endsWith(CATALOG_SUFFIX)
                ? catalogDatabase.substring(0, catalogDatabase.length() - CATALOG_SUFFIX.length())
                : catalogDatabase;
    }

    /** Before a password is drawn, it is made sure that the role is not there with another one. */
    private ConnectionString catalog() {
        if (rolePassword.isEmpty() && new PostgresSetup(administrator.onServer()).hasRole(role)) {
            throw new CommandException(
                    "The role " + role + " is there already, and its password is not known. Give it with"
                            + " --extenddb-pass, or name another role with --extenddb-user.");
        }
        return new ConnectionString(
                administrator.host(),
                administrator.port(),
                catalogDatabase,
                role,
                rolePassword.orElseGet(() -> RandomText.password(PASSWORD_LENGTH)),
                "");
    }

    private void createCertificate(Config config, Report report) {
        if (!config.get(ConfigKeys.TLS_ENABLED)) {
            return;
        }
        var wanted = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", config.get(ConfigKeys.BIND_ADDR)));
        wanted.remove("0.0.0.0");
        wanted.addAll(names);
        var files = new TlsFiles(config.get(ConfigKeys.TLS_CERT_PATH), config.get(ConfigKeys.TLS_KEY_PATH));
        report.tell(
                files.create(new ArrayList<>(wanted)),
                "certificate " + files.certificate() + " for " + String.join(", ", wanted));
    }

    private void createDatabases(Config config, Report report) {
        if (Databases.areEmbedded(config)) {
            boolean there = Files.exists(Databases.embeddedFile(config));
            report.tell(!there, "database " + Databases.embeddedFile(config));
            return;
        }
        ConnectionString catalog = Databases.catalog(config);
        new PostgresSetup(administrator.onServerOf(catalog)).create(catalog, Databases.data(config), report);
    }
}
