package dev.extenddb.cli;

import dev.extenddb.control.ControlServer;
import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.Profile;
import dev.extenddb.http.HttpServerConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a server for development until the process is told to stop. */
@Command(
        name = "dev",
        description = "Run a server for development: any credentials, no set-up.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DevCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            defaultValue = "8000",
            description = "The port to listen on, 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--data", paramLabel = "DIR", description = "Keep the data in this directory, not in memory.")
    private Optional<Path> data;

    @Option(
            names = "--throttling",
            description = "Hold requests to the throughput of their tables, indexes and partitions.")
    private boolean throttling;

    @Option(
            names = "--transition-ms",
            paramLabel = "MS",
            defaultValue = "0",
            description = "How long tables are CREATING, UPDATING and DELETING (default: ${DEFAULT-VALUE}).")
    private int transitionMillis;

    @Option(
            names = "--control",
            description =
                    "Serve one account in memory, on 127.0.0.1 only, whose clock, faults, log of requests and snapshots are"
                            + " controlled under /_extenddb/. See docs/reference/control-api.md.")
    private boolean control;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        URI uri = control ? startControlled() : start();
        spec.commandLine().getOut().println(readyLine(uri));
        new CountDownLatch(1).await(); // the shutdown hook ends it all
        return 0;
    }

    private URI start() {
        var config = HttpServerConfig.defaults().withHost(host).withPort(port);
        var engine = new EmbeddedEngine(data, throttling, Duration.ofMillis(transitionMillis));
        var server = DevServer.start(config, engine);
        whenStopped(server::close);
        return server.uri();
    }

    private URI startControlled() {
        if (data.isPresent() || transitionMillis != 0 || !host.equals("127.0.0.1")) {
            throw new CommandException("--control goes with --port and --throttling alone.");
        }
        Emulator emulator = Emulator.inMemory()
                .profile(throttling ? Profile.REALISTIC : Profile.FAST)
                .start();
        try {
            var server = ControlServer.start(emulator, port);
            whenStopped(() -> {
                server.close();
                emulator.close();
            });
            return server.uri();
        } catch (RuntimeException e) {
            emulator.close();
            throw e;
        }
    }

    private static void whenStopped(Runnable end) {
        Runtime.getRuntime().addShutdownHook(new Thread(end, "extenddb-shutdown"));
    }

    private String readyLine(URI uri) {
        String place = data.map(directory -> "in " + directory).orElse("in memory");
        return "ExtendDB is ready on " + uri + " (" + place + (control ? ", controlled under /_extenddb/" : "")
                + "). Try: aws dynamodb list-tables --endpoint-url " + uri;
    }
}
