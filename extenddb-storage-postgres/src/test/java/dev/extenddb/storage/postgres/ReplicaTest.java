package dev.extenddb.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Eventually consistent reads go to a streaming standby, while it is there. Its replay is stopped to tell who answers. */
@Timeout(120)
final class ReplicaTest {

    @TempDir
    private Path directory;

    @Test
    void eventuallyConsistentReadsGoToTheReplicaAndFallBackWithoutIt() throws SQLException, IOException {
        try (var primary = PostgresProcess.create(PostgresBinaries.NEWEST, directory.resolve("primary"));
                var standby = Standby.of(primary, directory.resolve("standby"));
                var wire = new Wire(
                        PostgresStorage.connect(primary.config().withReadUrl(standby.url())), settings -> settings)) {
            wire.createTable("Lagging", "id:S", "n:N");
            wire.put("Lagging", item(1));
            Wire.await("the replica", () -> eventuallyFound(wire, 1));

            standby.execute("select pg_wal_replay_pause()");
            wire.put("Lagging", item(2));
            requireFound(wire, 1, 2);
            requireEventuallyFound(wire, 1);
            aNewTableIsReadWhereItIs(wire);

            standby.kill();
            requireEventuallyFound(wire, 1, 2);

            standby.start();
            Wire.await("the replica", () -> {
                wire.put("Lagging", item(3));
                return eventuallyFound(wire, 3);
            });
            standby.execute("select pg_wal_replay_pause()");
            wire.put("Lagging", item(4));
            Wire.await("the replica's use", () -> !eventuallyFound(wire, 4));
            requireFound(wire, 1, 2, 3, 4);
        }
    }

    @Test
    void aReplicaNeedNotBeThereAtTheStart() {
        PostgresConfig config = TestServer.newSchema().withReadUrl("jdbc:postgresql://127.0.0.1:1/none");
        try (var wire = new Wire(PostgresStorage.connect(config), settings -> settings)) {
            wire.createTable("Lagging", "id:S", "n:N");
            wire.put("Lagging", item(1));

            requireEventuallyFound(wire, 1);
        }
    }

    private static String item(int n) {
        return "{'id':{'S':'a'},'n':{'N':'" + n + "'}}";
    }

    private static boolean eventuallyFound(Wire wire, int n) {
        return wire.ok("GetItem", "{'TableName':'Lagging','Key':" + item(n) + "}")
                .has("Item");
    }

    private static void requireFound(Wire wire, int... expected) {
        requireFound(wire, ",'ConsistentRead':true", expected);
    }

    private static void requireEventuallyFound(Wire wire, int... expected) {
        requireFound(wire, "", expected);
    }

    private static void requireFound(Wire wire, String mode, int... expected) {
        String query = "'TableName':'Lagging','KeyConditionExpression':'id = :id',"
                + "'ExpressionAttributeValues':{':id':{'S':'a'}}";
        var keys = "[" + item(1) + "," + item(2) + "," + item(3) + "," + item(4) + "]";
        assertThat(wire.ok("Query", "{" + query + mode + "}").list("Items")).hasSize(expected.length);
        assertThat(wire.ok("Scan", "{'TableName':'Lagging'" + mode + "}").list("Items"))
                .hasSize(expected.length);
        assertThat(wire.ok("BatchGetItem", "{'RequestItems':{'Lagging':{'Keys':" + keys + mode + "}}}")
                        .list("Responses.Lagging"))
                .hasSize(expected.length);
        for (int n : expected) {
            assertThat(wire.ok("GetItem", "{'TableName':'Lagging','Key':" + item(n) + mode + "}")
                            .has("Item"))
                    .isTrue();
        }
    }

    private static void aNewTableIsReadWhereItIs(Wire wire) {
        wire.createTable("Fresh", "id:S");
        wire.put("Fresh", "{'id':{'S':'a'}}");
        assertThat(wire.ok("Scan", "{'TableName':'Fresh'}").list("Items")).hasSize(1);
    }
}
