package dev.extenddb.http;

import dev.extenddb.protocol.WireEndpoint;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/**
 * A {@link WireEndpoint} behind a port: HTTP/1.1, or HTTP/1.1 and HTTP/2 over TLS. It listens from {@link #start} to {@link #close()}. Thread-safe.
 *
 * <p>Its threads are daemons: an application that forgets to close the server can still end.
 */
public final class HttpServer implements AutoCloseable {

    /** What is left of ten seconds, which process managers wait by default, when requests have had their time. */
    private static final long LAST_MILLIS = 1_500;

    private final HttpServerConfig config;
    private final XnioWorker worker;
    private final Listener listener;
    private final Router router;
    private final Drain drain;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpServer(HttpServerConfig config, XnioWorker worker, Listener listener, Router router, Drain drain) {
        this.config = config;
        this.worker = worker;
        this.listener = listener;
        this.router = router;
        this.drain = drain;
    }

    /**
     * Starts to listen, with one endpoint for all paths. Requests are answered when this returns.
     *
     * @throws PortInUseException if another socket has the port
     * @throws ListenException if the host is unknown, or not of this machine, or the port is not allowed
     * @throws TlsException if a certificate or key cannot be used
     */
    public static HttpServer start(WireEndpoint endpoint, HttpServerConfig config) {
        return start(Routes.to(endpoint), config);
    }

    /**
     * Starts to listen. Requests are answered when this returns.
     *
     * @throws PortInUseException if another socket has the port
     * @throws ListenException if the host is unknown, or not of this machine, or the port is not allowed
     * @throws TlsException if a certificate or key cannot be used
     */
    public static HttpServer start(Routes routes, HttpServerConfig config) {
        var draining = new AtomicBoolean();
        var router = new Router(routes, draining::get);
        var drain = new Drain(
                draining,
                new HttpContinueReadHandler(new WireHandler(
                        router,
                        draining::get,
                        config.maxRequestBytes(),
                        config.limits().bodyTimeout())));
        XnioWorker worker = null;
        try {
            InetSocketAddress address = address(config);
            worker = Xnio.getInstance(HttpServer.class.getClassLoader()).createWorker(workerOptions(config));
            return new HttpServer(config, worker, Listener.open(worker, address, config, drain), router, drain);
        } catch (IOException e) {
            shutDown(worker);
            throw explain(e, config);
        } catch (TlsException e) {
            shutDown(worker);
            throw e;
        }
    }

    private static void shutDown(XnioWorker worker) {
        if (worker != null) {
            worker.shutdownNow();
        }
    }

    private static InetSocketAddress address(HttpServerConfig config) throws UnknownHostException {
        var address = new InetSocketAddress(config.host(), config.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException("the host is unknown");
        }
        return address;
    }

    private static OptionMap workerOptions(HttpServerConfig config) {
        return OptionMap.builder()
                .set(Options.WORKER_NAME, "extenddb-http")
                .set(Options.WORKER_IO_THREADS, config.ioThreads())
                // The worker's own pool does the arithmetic of TLS handshakes. Requests run on I/O threads.
                .set(Options.WORKER_TASK_CORE_THREADS, 1)
                .set(Options.WORKER_TASK_MAX_THREADS, config.tls().isPresent() ? config.ioThreads() : 1)
                .set(Options.THREAD_DAEMON, true)
                .getMap();
    }

    private static ListenException explain(IOException e, HttpServerConfig config) {
        if (e instanceof BindException && String.valueOf(e.getMessage()).contains("in use")) {
            return new PortInUseException(config.host(), config.port(), e);
        }
        return new ListenException(
                "Cannot listen on " + config.host() + ":" + config.port() + ": " + e.getMessage() + ".", e);
    }

    /** The port that the server listens on; the chosen one where the configuration said 0. */
    public int port() {
        return listener.port();
    }

    /** Where clients find the server, by the host of the configuration. */
    public URI uri() {
        String scheme = config.tls().isPresent() ? "https" : "http";
        String host = config.host();
        String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return URI.create(scheme + "://" + literal + ":" + port());
    }

    /** How many requests have begun to come in and are not answered completely. */
    public long requestsUnderWay() {
        return drain.underWay();
    }

    /**
     * Tells clients and load balancers to go elsewhere, while all requests are still taken and answered: {@code /health/ready} says 503, and
     * every answer closes its connection. To be followed by {@link #close()} some seconds later.
     */
    public void drain() {
        drain.begin();
    }

    /**
     * Stops to listen, lets requests that have begun come to their end, for as long as the configuration says, and closes all connections.
     * The endpoints are left open: they are the caller's.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        drain.begin();
        listener.close();
        try {
            drain.await(config.drainTimeout());
            worker.shutdown();
            if (!worker.awaitTermination(LAST_MILLIS, TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            router.close();
        }
    }
}
