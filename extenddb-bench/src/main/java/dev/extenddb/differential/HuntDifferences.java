package dev.extenddb.differential;

import dev.extenddb.bench.Options;
import dev.extenddb.bench.server.ServerCommand;
import dev.extenddb.bench.server.ServerProcess;
import dev.extenddb.differential.wire.Endpoint;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Looks for differences by hand: {@code --candidate URI --requests N --seed S --examples N --failures N}. */
public final class HuntDifferences {

    private HuntDifferences() {}

    /** Runs and prints what was found, grouped by kind. Without a candidate, DynamoDB Local is compared with itself. */
    public static void main(String[] arguments) {
        var options = new Options(arguments);
        var requests = options.number("requests", 2_000);
        var seed = options.number("seed", 1);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var local = ServerProcess.start(ServerCommand.dynamoDbLocal().forAShortRun());
                var second = ServerProcess.start(ServerCommand.dynamoDbLocal().forAShortRun())) {
            local.awaitFirstAnswer();
            second.awaitFirstAnswer();
            var candidate = URI.create(options.text("candidate", second.uri().toString()));
            var startedAt = System.nanoTime();
            var report = new DifferentialRun(new Endpoint(local.uri()), new Endpoint(candidate), seed).run(requests);
            out.print(report.failures(options.number("failures", 0)));
            out.print(report.text(options.number("examples", 2)));
            out.printf("%d requests, seed %d, %d ms%n", requests, seed, (System.nanoTime() - startedAt) / 1_000_000);
        }
    }
}
