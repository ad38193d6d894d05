package dev.extenddb.protocol;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The other end of the connection that a request came by. Immutable.
 *
 * @param address its network address; empty for a caller in this process
 * @param secure whether nobody in between can read the request: the connection is encrypted, or there is none
 * @param certificateSubject the distinguished name, as in RFC 2253, of the certificate by which it proved who it is; empty if it showed none
 */
public record Peer(Optional<InetAddress> address, boolean secure, Optional<String> certificateSubject) {

    /** A caller in this process. */
    public static final Peer IN_PROCESS = new Peer(Optional.empty(), true, Optional.empty());
}
