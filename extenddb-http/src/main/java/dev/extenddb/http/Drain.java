package dev.extenddb.http;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Protocols;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the requests under way, and lets them come to an end when the server is to stop. Thread-safe.
 *
 * <p>While it drains, every answer asks the client to close its connection. HTTP/2 has no such answer, so that requests that begin then are
 * refused on it; any client may send those again.
 */
final class Drain implements HttpHandler, ExchangeCompletionListener {

    private final HttpHandler next;
    private final AtomicLong underWay = new AtomicLong();
    private final AtomicBoolean begun;

    /**
     * A drain.
     *
     * @param begun becomes true when the server is about to stop
     */
    Drain(AtomicBoolean begun, HttpHandler next) {
        this.begun = begun;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        underWay.incrementAndGet();
        exchange.addExchangeCompleteListener(this);
        if (begun.get() && exchange.getProtocol().equals(Protocols.HTTP_2_0)) {
            exchange.setStatusCode(503);
            exchange.endExchange();
            return;
        }
        next.handleRequest(exchange);
    }

    @Override
    public void exchangeEvent(HttpServerExchange exchange, NextListener nextListener) {
        try {
            if (underWay.decrementAndGet() == 0 && begun.get()) {
                synchronized (this) {
                    notifyAll();
                }
            }
        } finally {
            nextListener.proceed();
        }
    }

    /** How many requests are under way. */
    long underWay() {
        return underWay.get();
    }

    /** From now on clients are told to go elsewhere. */
    void begin() {
        begun.set(true);
    }

    /** Waits until no request is under way, but not for long. */
    synchronized void await(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); underWay.get() > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
