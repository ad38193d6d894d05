package dev.extenddb.http;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.DelegateOpenListener;
import io.undertow.util.PooledAdaptor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.SslClientAuthMode;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioExecutor;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.PushBackStreamSourceConduit;
import org.xnio.ssl.SslConnection;

/**
 * Takes new connections of an encrypted port. By the first byte it sees who speaks TLS and who speaks plain HTTP by mistake; the latter are
 * given to a listener that tells them so. Thread-safe; each connection stays on its I/O thread.
 */
final class TlsAcceptor implements ChannelListener<StreamConnection> {

    /** The first byte of a TLS record that begins a handshake. */
    private static final byte HANDSHAKE = 0x16;

    /** A TLS record at its longest, which an SSL engine wants to have room for. */
    private static final int RECORD_BYTES = 17 * 1024;

    private static final int BUFFERS_CACHED_BY_THREAD = 12;

    private final ByteBufferPool buffers;
    private final UndertowXnioSsl ssl;
    private final OptionMap options;
    private final ChannelListener<? super SslConnection> encrypted;
    private final DelegateOpenListener plain;
    private final Duration handshakeTimeout;

    /**
     * An acceptor.
     *
     * @param encrypted takes connections that speak TLS
     * @param plain takes those that do not
     */
    TlsAcceptor(
            Xnio xnio,
            SSLContext context,
            boolean clientsMustProve,
            Duration handshakeTimeout,
            ChannelListener<? super SslConnection> encrypted,
            DelegateOpenListener plain) {
        this.buffers = new DefaultByteBufferPool(true, RECORD_BYTES, -1, BUFFERS_CACHED_BY_THREAD);
        this.options = OptionMap.builder()
                .set(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.3", "TLSv1.2"))
                .set(
                        Options.SSL_CLIENT_AUTH_MODE,
                        clientsMustProve ? SslClientAuthMode.REQUIRED : SslClientAuthMode.REQUESTED)
                .getMap();
        this.ssl = new UndertowXnioSsl(xnio, options, buffers, context);
        this.encrypted = encrypted;
        this.plain = plain;
        this.handshakeTimeout = handshakeTimeout;
    }

    /** Connections accepted from now on use another context; those there are go on. */
    void use(SSLContext context) {
        ssl.updateSSLContext(context);
    }

    @Override
    public void handleEvent(StreamConnection connection) {
        XnioExecutor.Key timeout = connection
                .getIoThread()
                .executeAfter(() -> IoUtils.safeClose(connection), handshakeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        connection.setCloseListener(closed -> timeout.remove());
        ConduitStreamSourceChannel source = connection.getSourceChannel();
        source.setReadListener(readable -> sniff(connection, timeout));
        source.resumeReads();
    }

    private void sniff(StreamConnection connection, XnioExecutor.Key timeout) {
        ConduitStreamSourceChannel source = connection.getSourceChannel();
        PooledByteBuffer first = buffers.allocate();
        boolean kept = false;
        try {
            int count = source.read(first.getBuffer());
            if (count < 0) {
                IoUtils.safeClose(connection);
            } else if (count > 0) {
                kept = true;
                source.suspendReads();
                source.setReadListener(null);
                first.getBuffer().flip();
                open(connection, first, timeout);
            }
        } catch (IOException goneAway) {
            IoUtils.safeClose(connection);
        } finally {
            if (!kept) {
                first.close();
            }
        }
    }

    private void open(StreamConnection connection, PooledByteBuffer first, XnioExecutor.Key timeout) {
        if (first.getBuffer().get(0) == HANDSHAKE) {
            var source = new PushBackStreamSourceConduit(
                    connection.getSourceChannel().getConduit());
            source.pushBack(new PooledAdaptor(first));
            connection.getSourceChannel().setConduit(source);
            SslConnection secured = ssl.wrapExistingConnection(connection, options, false);
            secured.getHandshakeSetter().set(done -> timeout.remove());
            encrypted.handleEvent(secured);
        } else {
            timeout.remove();
            plain.handleEvent(connection, first);
        }
    }
}
