package dev.extenddb.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.storage.Storage;
import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients are told while the database fails, and that all is well again when the database is. */
@Timeout(180)
final class FailureTest {

    private static final int CLIENTS = 6;
    private static final String TERMINATE =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'extenddb'";

    @TempDir
    private Path directory;

    private PostgresProcess server;
    private Wire wire;

    @BeforeEach
    void start() {
        server = PostgresProcess.create(PostgresBinaries.NEWEST, directory, "max_connections=20");
        wire = open(8);
        wire.createTable("Counts", "id:S");
        for (int client = 0; client < CLIENTS; client++) {
            wire.put("Counts", "{'id':{'S':'counter" + client + "'},'n':{'N':'0'}}");
        }
    }

    @AfterEach
    void stop() {
        wire.close();
        server.close();
    }

    private Wire open(int connections) {
        Storage storage = PostgresStorage.connect(server.config().withPoolSize(connections));
        return new Wire(storage, settings -> settings);
    }

    @Test
    void connectionsThatAreTerminatedAreReplaced() throws SQLException {
        var load = new Load();
        for (int round = 0; round < 10; round++) {
            load.awaitAnswers(100);
            server.execute(TERMINATE);
        }
        load.end();

        load.requireRightCounts();
    }

    @Test
    void aServerThatIsKilledAndStartedAgainIsUsedAgain() {
        var load = new Load();
        for (int round = 0; round < 2; round++) {
            load.awaitAnswers(200);
            server.kill();
            load.awaitFailures(CLIENTS);
            server.start();
            load.awaitAnswers(200);
        }
        load.end();

        load.requireRightCounts();
    }

    @Test
    void transactionsWithATokenAreDoneOnceHoweverOftenTheyAreTried() throws SQLException {
        var running = new AtomicBoolean(true);
        var killer = CompletableFuture.runAsync(() -> {
            while (running.get()) {
                try {
                    server.execute(TERMINATE);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        int tries = 0;
        for (int token = 0; token < 60; token++) {
            String transaction = "{'ClientRequestToken':'token-" + token + "','TransactItems':["
                    + "{'Update':{'TableName':'Counts','Key':{'id':{'S':'counter0'}},"
                    + "'UpdateExpression':'ADD n :one','ExpressionAttributeValues':{':one':{'N':'1'}}}}]}";
            Answer answer;
            do {
                answer = wire.call("TransactWriteItems", transaction);
                tries++;
                requireWellMeant(answer);
            } while (answer.status() != 200);
        }
        running.set(false);
        killer.join();

        assertThat(wire.get("Counts", "{'id':{'S':'counter0'}}").toString())
                .as("after %d tries", tries)
                .contains("n={N=60}");
    }

    @Test
    void aServerThatTakesNoMoreConnectionsIsAskedAgainLater() throws SQLException {
        List<Connection> hoarded = new ArrayList<>();
        hoard(hoarded);
        Answer refused;
        do {
            terminate(hoarded.get(0));
            hoard(hoarded);
            refused = read();
            requireWellMeant(refused);
        } while (refused.status() == 200);
        assertThat(refused.error()).startsWith("ServiceUnavailable");

        for (Connection connection : hoarded) {
            connection.close();
        }

        Wire.await("connections", () -> read().status() == 200);
    }

    private Answer read() {
        return wire.call("GetItem", "{'TableName':'Counts','Key':{'id':{'S':'counter0'}}}");
    }

    private static void terminate(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TERMINATE);
        }
    }

    /** Takes all connections that are left, those reserved for the superuser too. */
    private void hoard(List<Connection> connections) {
        try {
            while (true) {
                connections.add(server.connect());
            }
        } catch (SQLException full) {
            assertThat(full.getSQLState()).isEqualTo("53300");
        }
    }

    /** An answer that a client tries again upon, and that says nothing of what is behind. */
    private static void requireWellMeant(Answer answer) {
        if (answer.status() != 200) {
            assertThat(answer.status()).as(answer.body()).isIn(500, 503);
            assertThat(answer.error())
                    .isIn(
                            "InternalServerError: Internal server error",
                            "ServiceUnavailableException: Service is unavailable. Please try again.");
        }
    }

    /** Clients that each count up an item of their own, by turns with and without a condition, and read it. */
    private final class Load {

        private final AtomicBoolean running = new AtomicBoolean(true);
        private final AtomicInteger answers = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();
        private final List<CompletableFuture<int[]>> clients = new ArrayList<>();

        Load() {
            for (int i = 0; i < CLIENTS; i++) {
                String key = "{'id':{'S':'counter" + i + "'}}";
                var client = new CompletableFuture<int[]>();
                clients.add(client);
                new Thread(() -> {
                            try {
                                client.complete(count(key));
                            } catch (Throwable e) {
                                client.completeExceptionally(e);
                            }
                        })
                        .start();
            }
        }

        /** Returns how many increments were acknowledged, and how many may have been done. */
        private int[] count(String key) {
            int acknowledged = 0;
            int doubtful = 0;
            while (running.get()) {
                Answer update = wire.call(
                        "UpdateItem",
                        "{'TableName':'Counts','Key':" + key
                                + ",'UpdateExpression':'ADD n :one','ExpressionAttributeValues':{':one':{'N':'1'}}}");
                requireWellMeant(update);
                if (update.status() == 200) {
                    acknowledged++;
                    answers.incrementAndGet();
                } else {
                    doubtful++;
                    failures.incrementAndGet();
                }
                requireWellMeant(wire.call("GetItem", "{'TableName':'Counts','Key':" + key + "}"));
            }
            return new int[] {acknowledged, doubtful};
        }

        void awaitAnswers(int more) {
            int enough = answers.get() + more;
            Wire.await("answers", () -> answers.get() >= enough || anyFailed());
        }

        void awaitFailures(int more) {
            int enough = failures.get() + more;
            Wire.await("failures", () -> failures.get() >= enough || anyFailed());
        }

        private boolean anyFailed() {
            return clients.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
        }

        void end() {
            running.set(false);
            clients.forEach(CompletableFuture::join);
        }

        void requireRightCounts() {
            for (int i = 0; i < CLIENTS; i++) {
                int[] counts = clients.get(i).join();
                String item =
                        wire.get("Counts", "{'id':{'S':'counter" + i + "'}}").toString();
                int n = Integer.parseInt(item.replaceAll(".*n=\\{N=(\\d+)}.*", "$1"));
                assertThat(n).isBetween(counts[0], counts[0] + counts[1]);
            }
        }
    }
}
