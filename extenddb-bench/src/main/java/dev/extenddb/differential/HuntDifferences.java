package dev.extenddb.differential;

import dev.extenddb.bench.Options;
import dev.extenddb.bench.boot.EmbeddedExtendDb;
import dev.extenddb.bench.server.ServerCommand;
import dev.extenddb.bench.server.ServerProcess;
import dev.extenddb.differential.wire.Endpoint;
import java.io.PrintStream;
import java.net.URI;

/** Looks for differences by hand: {@code --requests N --seed S --examples N --failures N --candidate URI}. */
public final class HuntDifferences {

    private HuntDifferences() {}

    /** Runs and prints what was found, grouped by kind. Without a candidate's URI, ExtendDB in this JVM is the candidate. */
    public static void run(Options options, PrintStream out) throws Exception {
        var requests = options.number("requests", 2_000);
        var seed = options.number("seed", 1);
        try (var local = ServerProcess.start(ServerCommand.dynamoDbLocal().forAShortRun());
                var ours = new EmbeddedExtendDb()) {
            local.awaitFirstAnswer();
            var candidate = options.text("candidate", "");
            var uri = URI.create(candidate.isEmpty() ? "http://127.0.0.1:" + ours.start() + "/" : candidate);
            var startedAt = System.nanoTime();
            var report = new DifferentialRun(new Endpoint(local.uri()), new Endpoint(uri), seed).run(requests);
            out.print(report.failures(options.number("failures", 0)));
            out.print(report.text(options.number("examples", 2)));
            out.printf("%d requests, seed %d, %d ms%n", requests, seed, (System.nanoTime() - startedAt) / 1_000_000);
        }
    }
}
