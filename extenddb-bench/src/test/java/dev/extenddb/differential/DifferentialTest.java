package dev.extenddb.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.bench.boot.EmbeddedExtendDb;
import dev.extenddb.bench.server.ServerCommand;
import dev.extenddb.bench.server.ServerProcess;
import dev.extenddb.differential.wire.Endpoint;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** ExtendDB answers as DynamoDB Local does, but for the known differences. */
class DifferentialTest {

    private static final int REQUESTS = Integer.getInteger("differential.requests", 1_000);
    private static final long SEED = Long.getLong("differential.seed", 20_261_101);

    @Test
    void answersAsDynamoDbLocalDoes() {
        try (var local = ServerProcess.start(ServerCommand.dynamoDbLocal().forAShortRun());
                var ours = new EmbeddedExtendDb()) {
            local.awaitFirstAnswer();
            var candidate = new Endpoint(URI.create("http://127.0.0.1:" + ours.start() + "/"));

            var report = new DifferentialRun(new Endpoint(local.uri()), candidate, SEED).run(REQUESTS);

            assertThat(report.unknown()).as(report.text(3)).isEmpty();
            assertThat(report.succeeded("UpdateItem")).isGreaterThan(REQUESTS / 25);
            assertThat(report.succeeded("Query")).isGreaterThan(REQUESTS / 25);
            assertThat(report.succeeded("TransactWriteItems")).isPositive();
        }
    }
}
