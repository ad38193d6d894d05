package dev.extenddb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitPostgresTest {

    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    private Path directory;

    private final String name = TestPostgres.newName();

    @Test
    void makesEverythingOnceAndSaysSo() throws Exception {
        String first = Cli.ok(NOTHING, init());
        assertThat(first)
                .contains("created  configuration ")
                .contains("created  encryption keys ")
                .contains("created  certificate ")
                .contains("created  role " + name)
                .contains("created  database " + name + "_catalog")
                .contains("created  database " + name + "\n")
                .containsPattern("created  account [0-9]{12} \\(default\\)")
                .containsPattern("created  administrator admin\n +password, shown only now: [A-Za-z0-9]{24}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config())))
                .isEqualTo("rw-------");

        String second = Cli.ok(NOTHING, init());
        assertThat(second).doesNotContain("created").doesNotContain("password");
        assertThat(second.lines().filter(line -> line.startsWith("exists   "))).hasSize(9);

        assertThat(Cli.ok(NOTHING, "settings", "get", "log_level", "-c", config().toString()))
                .isEqualTo("info\n");
    }

    @Test
    void oneNameTwiceIsOneDatabase() throws Exception {
        String out = Cli.ok(NOTHING, init("--data-db", name + "_catalog"));

        assertThat(out.lines().filter(line -> line.contains(" database "))).hasSize(1);
        assertThat(Files.readString(config())).doesNotContain("data_connection_string");
    }

    @Test
    void theAdministratorIsTheEnvironments() {
        var environment = Map.of("EXTENDDB_ADMIN_USER", "root-1", "EXTENDDB_ADMIN_PASSWORD", "correct horse");

        assertThat(Cli.ok(environment, init()))
                .contains("created  administrator root-1\n")
                .doesNotContain("correct horse")
                .doesNotContain("password, shown only now");
    }

    @Test
    void aRoleThatIsThereNeedsItsPassword() throws Exception {
        TestPostgres.execute("postgres", "create role " + name + " login password 'right'");

        assertThat(Cli.failure(NOTHING, init()))
                .isEqualTo(
                        "extenddb: The role " + name + " is there already, and its password is not known. Give it with"
                                + " --extenddb-pass, or name another role with --extenddb-user.");
        assertThat(Cli.failure(NOTHING, init("--extenddb-pass", "wrong", "--overwrite")))
                .contains("was there already, with another password");
        assertThat(Cli.ok(NOTHING, init("--extenddb-pass", "right", "--overwrite")))
                .contains("exists   role " + name);
    }

    @Test
    void everythingThatCanBeWrongIsOneLine() throws Exception {
        Cli.ok(NOTHING, init());
        String file = config().toString();

        assertThat(Cli.failure(NOTHING, "settings", "list", "-c", file, "--set", key("127.0.0.1:1", name)))
                .startsWith("extenddb: No PostgreSQL server answers at postgresql://127.0.0.1:1/")
                .contains("Start it, or correct the host and port");
        assertThat(Cli.failure(NOTHING, "settings", "list", "-c", file, "--set", key(server(), "absent")))
                .isEqualTo("extenddb: There is no database postgresql://" + server()
                        + "/absent. Make it with: extenddb init");
        assertThat(Cli.failure(
                        NOTHING,
                        "settings",
                        "list",
                        "-c",
                        file,
                        "--set",
                        "storage.postgres.connection_string=postgresql://" + name + ":wrong@" + server() + "/" + name))
                .contains("refuses the role " + name + " or its password")
                .doesNotContain("wrong");
        assertThat(Cli.failure(NOTHING, "settings", "list", "-c", file, "--set", "storage.postgres.schema=other"))
                .isEqualTo("extenddb: The database has no schema. Make it with: extenddb init");

        TestPostgres.execute(name, "update extenddb.schema_version set version = 0");
        assertThat(Cli.failure(NOTHING, "settings", "list", "-c", file))
                .isEqualTo(
                        "extenddb: The database has schema version 0, but this program needs 1. Make a backup, then run:"
                                + " extenddb migrate --yes");
        TestPostgres.execute(name, "update extenddb.schema_version set version = 1000");
        assertThat(Cli.failure(NOTHING, "settings", "list", "-c", file))
                .contains("Use a newer version of this program.");
        assertThat(Cli.failure(NOTHING, "migrate", "--yes", "-c", file)).contains("version 1000");
    }

    @Test
    void migrateMakesTheSchema() throws Exception {
        Cli.ok(NOTHING, init());
        TestPostgres.execute(name, "drop schema extenddb cascade");
        String file = config().toString();

        assertThat(Cli.ok(NOTHING, "migrate", "-c", file)).contains("would be changed");
        assertThat(Cli.ok(NOTHING, "migrate", "--yes", "-c", file)).contains("have the schema");
        assertThat(Cli.ok(NOTHING, "migrate", "-c", file)).contains("nothing to do");
    }

    @Test
    void destroyDropsWhatIsItsOwnOnly() throws Exception {
        Cli.ok(NOTHING, init());
        String[] destroy = {"destroy", "-c", config().toString(), "--yes"};
        assertThat(Cli.failure(NOTHING, "destroy", "-c", config().toString())).contains("Add --yes to do it.");

        TestPostgres.execute(name, "create table precious (id int)");
        assertThat(Cli.failure(NOTHING, destroy)).contains("such as public.precious. Nothing was dropped");
        TestPostgres.execute(name, "drop table precious");

        assertThat(Cli.ok(NOTHING, destroy))
                .isEqualTo("dropped  database " + name + "\ndropped  database " + name + "_catalog\n");
        assertThat(Cli.ok(NOTHING, destroy)).startsWith("absent   database " + name);
    }

    private String[] init(String... more) {
        var arguments = List.of(
                "init",
                "--pg-host",
                "127.0.0.1",
                "--pg-port",
                "" + TestPostgres.port(),
                "--catalog-db",
                name + "_catalog",
                "--extenddb-user",
                name,
                "--config",
                config().toString(),
                "--home",
                directory.resolve("home").toString());
        return Cli.join(arguments, more);
    }

    private Path config() {
        return directory.resolve("extenddb.toml");
    }

    private static String server() {
        return "127.0.0.1:" + TestPostgres.port();
    }

    private String key(String server, String database) throws Exception {
        String text = Files.readString(config());
        String password = text.substring(text.indexOf(name + ":") + name.length() + 1, text.indexOf('@'));
        return "storage.postgres.connection_string=postgresql://" + name + ":" + password + "@" + server + "/"
                + database;
    }
}
