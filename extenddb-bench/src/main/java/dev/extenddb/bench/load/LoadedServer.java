package dev.extenddb.bench.load;

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
final class LoadedServer implements AutoCloseable {

    private final ServerProcess server;
    private final int connections;
    private final ExecutorService threads;

    LoadedServer(ServerCommand command, int connections) throws IOException {
        this.server = ServerProcess.start(command);
        this.connections = connections;
        this.threads = Executors.newFixedThreadPool(connections);
        server.awaitFirstAnswer();
        DataSet.load(server.port());
    }

    /** Runs the workload for so long on all connections. */
    Round run(Workload workload, Duration duration) throws IOException, InterruptedException, ExecutionException {
        var clients = new ArrayList<Client>();
        try {
            for (var i = 0; i < connections; i++) {
                clients.add(new Client(server.port(), workload, new Keys(i, connections)));
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

    @Override
    public void close() {
        threads.shutdownNow();
        server.close();
    }
}
