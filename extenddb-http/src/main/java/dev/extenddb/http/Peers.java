package dev.extenddb.http;

import dev.extenddb.protocol.Peer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Finds out who is at the other end of a connection, once for each. */
final class Peers {

    private static final AttachmentKey<Peer> PEER = AttachmentKey.create(Peer.class);

    private Peers() {}

    static Peer of(HttpServerExchange exchange) {
        ServerConnection connection = exchange.getConnection();
        Peer known = connection.getAttachment(PEER);
        if (known != null) {
            return known;
        }
        Peer peer = describe(connection);
        connection.putAttachment(PEER, peer);
        return peer;
    }

    private static Peer describe(ServerConnection connection) {
        Optional<InetAddress> address = Optional.ofNullable(connection.getPeerAddress(InetSocketAddress.class))
                .map(InetSocketAddress::getAddress);
        SSLSession session = connection.getSslSession();
        return session == null
                ? new Peer(address, false, Optional.empty())
                : new Peer(address, true, certificateSubject(session));
    }

    private static Optional<String> certificateSubject(SSLSession session) {
        try {
            var certificate = (X509Certificate) session.getPeerCertificates()[0];
            return Optional.of(certificate.getSubjectX500Principal().getName());
        } catch (SSLPeerUnverifiedException hasNone) {
            return Optional.empty();
        }
    }
}
