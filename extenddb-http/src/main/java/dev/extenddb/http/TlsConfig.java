package dev.extenddb.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the keys of an encrypted port are: PEM files, read again whenever they change. Immutable.
 *
 * @param certificate the server's certificate, followed by those of the authorities in between
 * @param key its private key, not encrypted: PKCS #8, PKCS #1 (RSA) or SEC 1 (elliptic curve)
 * @param clientAuthorities the authorities whose certificates clients may prove themselves with; empty if clients are not asked
 * @param clientsMustProve whether clients without such a certificate are turned away
 */
public record TlsConfig(Path certificate, Path key, Optional<Path> clientAuthorities, boolean clientsMustProve) {

    public TlsConfig {
        if (clientsMustProve && clientAuthorities.isEmpty()) {
            throw new IllegalArgumentException("Clients can only be made to prove who they are by known authorities.");
        }
    }

    /** Keys of a port that clients may show a certificate to, if there are authorities, but need not. */
    public TlsConfig(Path certificate, Path key, Optional<Path> clientAuthorities) {
        this(certificate, key, clientAuthorities, false);
    }

    /** The same for a port that turns clients without certificate away. */
    public TlsConfig requiringClientCertificates() {
        return new TlsConfig(certificate, key, clientAuthorities, true);
    }
}
