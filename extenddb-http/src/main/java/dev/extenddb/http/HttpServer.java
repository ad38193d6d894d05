package dev.extenddb.http;

import dev.extenddb.protocol.WireEndpoint;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * A {@link WireEndpoint} behind an HTTP/1.1 port. It listens from {@link #start} to {@link #close()}. Thread-safe.
 *
 * <p>Its threads are daemons: an application that forgets to close the server can still end.
 */
public final class HttpServer implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int POOLED_BUFFERS = 1_024;
    private static final int BUFFERS_CACHED_BY_THREAD = 8;
    private static final int BACKLOG = 1_024;
    private static final long DRAIN_MILLIS = 5_000;

    /** {@link RequestBody} has the limit; one of Undertow's own would break the connection. */
    private static final long UNLIMITED = -1;

    /** The request line and all headers together, as for DynamoDB. */
    private static final int HEADER_BYTES = 16 * 1024;

    private static final OptionMap HTTP_OPTIONS = OptionMap.builder()
            .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
            .set(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
            .set(UndertowOptions.DECODE_URL, false)
            .set(UndertowOptions.MAX_ENTITY_SIZE, UNLIMITED)
            .set(UndertowOptions.MAX_HEADER_SIZE, HEADER_BYTES)
            .getMap();

    private final String host;
    private final XnioWorker worker;
    private final AcceptingChannel<StreamConnection> listener;
    private final GracefulShutdownHandler requests;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpServer(
            String host,
            XnioWorker worker,
            AcceptingChannel<StreamConnection> listener,
            GracefulShutdownHandler requests) {
        this.host = host;
        this.worker = worker;
        this.listener = listener;
        this.requests = requests;
    }

    /**
     * Starts to listen. Requests are answered when this returns.
     *
     * @throws PortInUseException if another socket has the port
     * @throws ListenException if the host is unknown, or not of this machine, or the port is not allowed
     */
    public static HttpServer start(WireEndpoint endpoint, HttpServerConfig config) {
        var requests = new GracefulShutdownHandler(
                new HttpContinueReadHandler(new WireHandler(endpoint, config.maxRequestBytes())));
        XnioWorker worker = null;
        try {
            InetSocketAddress address = address(config);
            worker = Xnio.getInstance(HttpServer.class.getClassLoader()).createWorker(workerOptions(config));
            var listener = listen(worker, address, requests);
            return new HttpServer(config.host(), worker, listener, requests);
        } catch (IOException e) {
            if (worker != null) {
                worker.shutdownNow();
            }
            throw explain(e, config);
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
                // Nothing is ever handed to the worker's own pool: requests run on I/O threads.
                .set(Options.WORKER_TASK_CORE_THREADS, 1)
                .set(Options.WORKER_TASK_MAX_THREADS, 1)
                .set(Options.THREAD_DAEMON, true)
                .getMap();
    }

    private static AcceptingChannel<StreamConnection> listen(
            XnioWorker worker, InetSocketAddress address, GracefulShutdownHandler requests) throws IOException {
        var buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, POOLED_BUFFERS, BUFFERS_CACHED_BY_THREAD);
        var connections = new HttpOpenListener(buffers, HTTP_OPTIONS);
        connections.setRootHandler(requests);
        var socketOptions = OptionMap.builder()
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, BACKLOG)
                .getMap();
        var listener = worker.createStreamConnectionServer(address, ready -> accept(ready, connections), socketOptions);
        listener.resumeAccepts();
        return listener;
    }

    private static void accept(AcceptingChannel<StreamConnection> ready, HttpOpenListener connections) {
        try {
            StreamConnection connection = ready.accept();
            if (connection != null) {
                connections.handleEvent(connection);
            }
        } catch (IOException closing) {
            // Only a listener that is being closed has no connection to give. Closing it here as well would block this
            // thread for ever.
        }
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
        return listener.getLocalAddress(InetSocketAddress.class).getPort();
    }

    /** Where clients find the server, by the host of the configuration. */
    public URI uri() {
        String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return URI.create("http://" + literal + ":" + port());
    }

    /**
     * Stops to listen, lets requests that have begun come to their end within a few seconds, and closes all connections. The endpoint is
     * left open: it is the caller's.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        IoUtils.safeClose(listener);
        requests.shutdown();
        try {
            requests.awaitShutdown(DRAIN_MILLIS);
            worker.shutdown();
            worker.awaitTermination(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
