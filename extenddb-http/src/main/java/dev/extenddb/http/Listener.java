package dev.extenddb.http;

import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.AlpnOpenListener;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.server.protocol.http2.Http2OpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/** A port that is listened on, plain or encrypted. Thread-safe. */
final class Listener implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int POOLED_BUFFERS = 1_024;
    private static final int BUFFERS_CACHED_BY_THREAD = 8;
    private static final int BACKLOG = 1_024;
    private static final int STREAMS_OF_A_CONNECTION = 256;
    private static final int HTTP2_PREFERENCE = 10;
    private static final Duration KEYS_ARE_LOOKED_AT_EVERY = Duration.ofSeconds(2);

    /** {@link RequestBody} has the limit; one of Undertow's own would break the connection. */
    private static final long UNLIMITED = -1;

    private final AcceptingChannel<StreamConnection> socket;
    private final AutoCloseable keys;

    private Listener(AcceptingChannel<StreamConnection> socket, AutoCloseable keys) {
        this.socket = socket;
        this.keys = keys;
    }

    /**
     * Starts to listen.
     *
     * @throws TlsException if the configuration names keys that cannot be used
     * @throws IOException if the address cannot be listened on
     */
    static Listener open(XnioWorker worker, InetSocketAddress address, HttpServerConfig config, HttpHandler handler)
            throws IOException {
        var buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, POOLED_BUFFERS, BUFFERS_CACHED_BY_THREAD);
        OptionMap options = options(config.limits());
        HttpOpenListener http = http(buffers, options, handler);
        if (config.tls().isEmpty()) {
            return new Listener(listen(worker, address, config.limits(), http), () -> {});
        }
        TlsConfig tls = config.tls().get();
        var keys = new TlsKeys(tls);
        List<String> fingerprint = keys.fingerprint();
        var acceptor = new TlsAcceptor(
                Xnio.getInstance(),
                keys.load(),
                tls.clientsMustProve(),
                config.limits().headTimeout(),
                alpn(buffers, options, http, handler),
                http(buffers, options, new RedirectToHttps()));
        var socket = listen(worker, address, config.limits(), acceptor);
        var reload = new TlsReload(keys, fingerprint, acceptor::use);
        reload.start(KEYS_ARE_LOOKED_AT_EVERY);
        return new Listener(socket, reload);
    }

    private static OptionMap options(ConnectionLimits limits) {
        return OptionMap.builder()
                .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
                .set(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .set(UndertowOptions.DECODE_URL, false)
                .set(UndertowOptions.MAX_ENTITY_SIZE, UNLIMITED)
                .set(UndertowOptions.MAX_HEADER_SIZE, limits.maxHeaderBytes())
                .set(UndertowOptions.MAX_HEADERS, limits.maxHeaders())
                .set(UndertowOptions.HTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, STREAMS_OF_A_CONNECTION)
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int)
                        limits.headTimeout().toMillis())
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, (int)
                        limits.idleTimeout().toMillis())
                .getMap();
    }

    private static HttpOpenListener http(ByteBufferPool buffers, OptionMap options, HttpHandler handler) {
        var http = new HttpOpenListener(buffers, options);
        http.setRootHandler(handler);
        return http;
    }

    /** Chooses between HTTP/2 and HTTP/1.1 as the client wishes. */
    private static AlpnOpenListener alpn(
            ByteBufferPool buffers, OptionMap options, HttpOpenListener http, HttpHandler handler) {
        var http2 = new Http2OpenListener(buffers, options);
        http2.setRootHandler(handler);
        return new AlpnOpenListener(buffers, options, http)
                .addProtocol(Http2OpenListener.HTTP2, http2, HTTP2_PREFERENCE);
    }

    private static AcceptingChannel<StreamConnection> listen(
            XnioWorker worker,
            InetSocketAddress address,
            ConnectionLimits limits,
            ChannelListener<StreamConnection> connections)
            throws IOException {
        var options = OptionMap.builder()
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, BACKLOG)
                .set(Options.CONNECTION_HIGH_WATER, limits.maxConnections())
                .set(Options.CONNECTION_LOW_WATER, limits.maxConnections())
                .getMap();
        var socket = worker.createStreamConnectionServer(address, ready -> accept(ready, connections), options);
        socket.resumeAccepts();
        return socket;
    }

    private static void accept(
            AcceptingChannel<StreamConnection> ready, ChannelListener<StreamConnection> connections) {
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

    int port() {
        return socket.getLocalAddress(InetSocketAddress.class).getPort();
    }

    /** Accepts no more connections; those there are stay open. */
    @Override
    public void close() {
        IoUtils.safeClose(socket);
        IoUtils.safeClose(keys);
    }
}
