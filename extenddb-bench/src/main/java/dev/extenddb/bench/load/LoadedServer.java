package dev.extenddb.bench.load;

import dev.extenddb.bench.server.RawRequest;
import dev.extenddb.bench.server.RequestForm;
import dev.extenddb.bench.server.Sender;
import dev.extenddb.bench.server.ServerCommand;
import dev.extenddb.bench.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A server with the data set in it, and clients to run against it. */
public final class LoadedServer implements AutoCloseable {

    /** As many as pgbench is given. */
    private static final int THREADS = 2;

    private final ServerProcess server;
    private final int connections;
    private final int items;
    private final RequestForm form;
    private final ExecutorService threads;

    /**
     * Starts a server and loads it.
     *
     * @param items how many items workloads choose from
     */
    public LoadedServer(ServerCommand command, int connections, int items, Loading loading) throws IOException {
        this(command, connections, items, RawRequest::render, loading);
    }

    /**
     * The same, for a server that asks who sends requests.
     *
     * @param items how many items workloads choose from
     */
    public LoadedServer(ServerCommand command, int connections, int items, RequestForm form, Loading loading)
            throws IOException {
        this.form = form;
        this.server = ServerProcess.start(command);
        this.connections = connections;
        this.items = items;
        this.threads = Executors.newFixedThreadPool(THREADS);
        server.awaitFirstAnswer(form);
        try (var sender = new Sender(server.port(), form)) {
            loading.load(sender);
        }
    }

    /** Runs the workload for so long on all connections. */
    public Round run(Workload workload, Duration duration)
            throws IOException, InterruptedException, ExecutionException {
        var clients = new ArrayList<Client>();
        try {
            for (var i = 0; i < connections; i++) {
                clients.add(new Client(server.port(), workload, new Keys(i, connections, items, 0), form));
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
        var work = new ArrayList<ClientLoop>();
        for (var i = 0; i < THREADS; i++) {
            work.add(new ClientLoop(share(clients, i), end));
        }
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var cpu = server.cpuTime().minus(cpuBefore);
        var answered = clients.stream().mapToLong(Client::answered).sum();
        var bytes = clients.stream().mapToLong(Client::bytes).sum();
        return new Round(answered / seconds, cpu.toNanos() / 1e3 / answered, (double) bytes / answered);
    }

    private static List<Client> share(List<Client> clients, int number) {
        return IntStream.range(0, clients.size())
                .filter(i -> i % THREADS == number)
                .mapToObj(clients::get)
                .toList();
    }

    /** Makes the tables and fills them. */
    @FunctionalInterface
    public interface Loading {

        /** Does so by requests to the server. */
        void load(Sender server) throws IOException;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.close();
    }
}
