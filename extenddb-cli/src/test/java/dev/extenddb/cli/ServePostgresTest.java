package dev.extenddb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.cli.config.ConfigSources;
import dev.extenddb.cli.logging.Logging;
import dev.extenddb.cli.server.StandaloneServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** A server on PostgreSQL, and what commands do to the databases under it. */
@Timeout(120)
class ServePostgresTest {

    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    private Path directory;

    private final String name = TestPostgres.newName();
    private String config;

    @BeforeEach
    void install() {
        config = directory.resolve("extenddb.toml").toString();
        Cli.ok(
                Map.of("EXTENDDB_ADMIN_PASSWORD", "secret"),
                "init",
                "--pg-host",
                "127.0.0.1",
                "--pg-port",
                "" + TestPostgres.port(),
                "--catalog-db",
                name + "_catalog",
                "--extenddb-user",
                name,
                "--auth",
                "none",
                "--config",
                config,
                "--home",
                directory.resolve("home").toString());
    }

    private StandaloneServer start() {
        var sources = new ConfigSources(Path.of(config), NOTHING, Map.of("server.port", "0"));
        return StandaloneServer.start(sources.read(), "test", Logging.ofProcess());
    }

    private DynamoDbClient client(StandaloneServer server) {
        return ServerProcess.client(server.uri(), directory.resolve("home/tls/cert.pem"));
    }

    @Test
    void settingsReachEveryServerWithinSeconds() {
        try (var one = start();
                var other = start();
                var clientOfOne = client(one);
                var clientOfOther = client(other)) {
            Things.createTable(clientOfOne);
            Cli.ok(NOTHING, "settings", "set", "control_plane_delay_seconds", "300", "-c", config);

            assertThat(createdSlowlySoon(clientOfOne)).isTrue();
            assertThat(createdSlowlySoon(clientOfOther)).isTrue();
        }
    }

    /** Creates tables until one is not there at once. */
    private static boolean createdSlowlySoon(DynamoDbClient client) {
        long end = System.nanoTime() + 20_000_000_000L;
        for (int i = 0; System.nanoTime() < end; i++) {
            String table = "t" + System.nanoTime() + "x" + i;
            Things.createTable(client, table);
            client.listTables();
            if (waitedInVain(client, table)) {
                return true;
            }
        }
        return false;
    }

    private static boolean waitedInVain(DynamoDbClient client, String table) {
        long end = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < end) {
            if (client.describeTable(describe -> describe.tableName(table))
                            .table()
                            .tableStatus()
                    == TableStatus.ACTIVE) {
                return false;
            }
        }
        return true;
    }

    @Test
    void verifyFindsWhatIsWrongAndPutsOrphansOutOfTheWay() throws Exception {
        try (var server = start();
                var client = client(server)) {
            Things.createTable(client);
            for (int id = 0; id < 30; id++) {
                Things.put(client, id);
            }
            assertThat(Cli.ok(NOTHING, "verify", "-c", config))
                    .contains("items     30\n")
                    .endsWith("HEALTHY\n");

            String copy = "create table extenddb.items_4294967299 (key bytea primary key, item bytea not null,"
                    + " size int not null, version bigint not null)";
            TestPostgres.execute(name, copy);
            TestPostgres.execute(name, "alter table extenddb.items_4294967299 owner to " + name);
            TestPostgres.execute(name, "insert into extenddb.items_4294967299 values ('x', 'y', 1, 1)");
            Cli wrong = Cli.run(NOTHING, "verify", "-c", config);
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.out()).contains("wrong     rows of no table: id 4294967299, 1 rows");
            assertThat(wrong.err()).isEqualTo("extenddb: UNHEALTHY: 1 thing is wrong.\n");

            assertThat(Cli.ok(NOTHING, "verify", "--repair", "-c", config))
                    .contains("now in quarantine")
                    .endsWith("HEALTHY\n");
            TestPostgres.execute(name, "insert into extenddb_quarantine.items_4294967299 values ('z', 'y', 1, 1)");
            assertThat(Cli.ok(NOTHING, "verify", "-c", config)).endsWith("HEALTHY\n");
        }
        assertThat(Cli.ok(NOTHING, "destroy", "--yes", "-c", config)).contains("dropped  database " + name + "\n");
    }
}
