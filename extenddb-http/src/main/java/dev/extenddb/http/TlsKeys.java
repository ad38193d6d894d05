package dev.extenddb.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes TLS contexts from the files of a configuration, and tells when they have changed. Thread-safe. */
final class TlsKeys {

    private static final char[] NO_PASSWORD = {};

    private final TlsConfig config;

    TlsKeys(TlsConfig config) {
        this.config = config;
    }

    /**
     * A context with what the files hold now.
     *
     * @throws TlsException if one of them cannot be used, or the key is not that of the certificate
     */
    SSLContext load() {
        List<X509Certificate> chain = PemFile.read(config.certificate()).certificates();
        PrivateKey key = PemFile.read(config.key()).privateKey();
        requireMatch(chain.get(0), key);
        try {
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore store = emptyStore();
            store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
            managers.init(store, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), clientTrust(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException(config.certificate(), "Java does not take it (" + e.getMessage() + ")", e);
        }
    }

    private TrustManager[] clientTrust() throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        if (config.clientAuthorities().isPresent()) {
            int number = 0;
            for (X509Certificate authority :
                    PemFile.read(config.clientAuthorities().get()).certificates()) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        return managers.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    /** Java would find a wrong key only at the first handshake, and tell the client alone. */
    private void requireMatch(X509Certificate certificate, PrivateKey key) {
        try {
            var signature = Signature.getInstance(signatureAlgorithm(key));
            byte[] sample = {1, 2, 3};
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(sample);
            if (signature.verify(signed)) {
                return;
            }
        } catch (SignatureException | InvalidKeyException doesNotFit) {
            // As below.
        } catch (GeneralSecurityException e) {
            throw new TlsException(config.key(), "its algorithm is not supported", e);
        }
        throw new TlsException(config.key(), "it is not the key of the first certificate in " + config.certificate());
    }

    private static String signatureAlgorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    /** What changes whenever a file does. */
    List<String> fingerprint() {
        var files = new ArrayList<String>();
        Stream.concat(Stream.of(config.certificate(), config.key()), config.clientAuthorities().stream())
                .forEach(file -> files.add(fingerprint(file)));
        return files;
    }

    private static String fingerprint(Path file) {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            return modified + " " + Files.size(file);
        } catch (IOException e) {
            return "absent";
        }
    }
}
