package dev.extenddb.bench.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Many clients on one thread, as pgbench and wrk have them: on the machine that the server is measured on, a thread for each would cost nearly as much as the
 * server.
 *
 * @param clients the clients
 * @param endNanos when no more requests are sent, by the nano clock
 */
record ClientLoop(List<Client> clients, long endNanos) implements Callable<Void> {

    private static final long LONGEST_SILENCE_MILLIS = 60_000;

    /** Sends until the time is up, and returns when all is answered. */
    @Override
    public Void call() throws IOException {
        try (var selector = Selector.open()) {
            for (Client client : clients) {
                client.register(selector);
                client.send();
            }
            int open = clients.size();
            while (open > 0) {
                if (selector.select(LONGEST_SILENCE_MILLIS) == 0) {
                    throw new IllegalStateException("no answer in " + LONGEST_SILENCE_MILLIS + " ms");
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    open -= serve((Client) key.attachment());
                }
                selector.selectedKeys().clear();
            }
        }
        return null;
    }

    /** Returns how many clients are done by that: 1 or 0. */
    private int serve(Client client) throws IOException {
        if (!client.receive()) {
            return 0;
        }
        if (System.nanoTime() >= endNanos) {
            return 1;
        }
        client.send();
        return 0;
    }
}
