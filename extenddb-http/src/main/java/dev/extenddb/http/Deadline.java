package dev.extenddb.http;

import io.undertow.server.HttpServerExchange;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/** Closes the connection of a client that does not send or take bytes in time. Those who do it on purpose want to tie up the server. */
final class Deadline {

    private Deadline() {}

    /**
     * Gives the client of an exchange some time. The deadline ends with the exchange.
     *
     * @return what lifts the deadline earlier
     */
    static Runnable of(HttpServerExchange exchange, long millis) {
        XnioExecutor.Key key =
                exchange.getIoThread().executeAfter(() -> close(exchange), millis, TimeUnit.MILLISECONDS);
        exchange.addExchangeCompleteListener((done, next) -> {
            key.remove();
            next.proceed();
        });
        return key::remove;
    }

    private static void close(HttpServerExchange exchange) {
        if (!exchange.isComplete()) {
            IoUtils.safeClose(exchange.getConnection());
            exchange.endExchange();
        }
    }
}
