package dev.extenddb.bench.load;

import dev.extenddb.bench.server.RawRequest;
import dev.extenddb.bench.server.ServerCommand;
import dev.extenddb.bench.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server with the data set in it, and clients to run against it. */
public final class LoadedServer implements AutoCloseable {

    private final ServerProcess server;
    private final int connections;
    private final int items;
    private final ExecutorService threads;

    /**
     * Starts a server and loads it.
     *
     * @param items how many items workloads choose from
     */
    public LoadedServer(ServerCommand command, int connections, int items, Loading loading) throws IOException {
        this.server = ServerProcess.start(command);
        this.connections = connections;
        this.items = items;
        this.threads = Executors.newFixedThreadPool(connections);
        server.awaitFirstAnswer();
        loading.load(server.port());
    }

    /** Runs the workload for so long on all connections, with signatures that nobody checks. */
    public Round run(Workload workload, Duration duration)
            throws IOException, InterruptedException, ExecutionException {
        return run(workload, duration, RawRequest::render);
    }

    /** The same, with requests of another form. They are rendered before the time begins. */
    public Round run(Workload workload, Duration duration, RequestForm form)
            throws IOException, InterruptedException, ExecutionException {
        var clients = new ArrayList<Client>();
        try {
            for (var i = 0; i < connections; i++) {
                clients.add(new Client(server.port(), workload, new Keys(i, connections, items), form));
            }
            return measured(clients, duration);
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    private Round measured(List<Client> clients, Duration duration) throws InterruptedException, ExecutionException {
        var cpuBefore = server.cpuTime();
        var start = System.nanoTime();
        var end = start + duration.toNanos();
        var work = clients.stream()
                .map(client -> (Callable<Long>) () -> client.runUntil(end))
                .toList();
        var answered = 0L;
        for (var share : threads.invokeAll(work)) {
            answered += share.get();
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var cpu = server.cpuTime().minus(cpuBefore);
        var bytes = clients.stream().mapToLong(Client::bytes).sum();
        return new Round(answered / seconds, cpu.toNanos() / 1e3 / answered, (double) bytes / answered);
    }

    /** Makes the tables and fills them. */
    @FunctionalInterface
    public interface Loading {

        /** Does so through the server at a port. */
        void load(int port) throws IOException;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.close();
    }
}
