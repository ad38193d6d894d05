package dev.extenddb.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate and its key, made by the JDK's keytool. */
record TestKeys(KeyStore store) {

    private static final char[] PASSWORD = "password".toCharArray();

    static TestKeys create(Path directory, String name) throws Exception {
        Path file = directory.resolve(name + ".p12");
        var arguments = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "10",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString());
        Process keytool =
                new ProcessBuilder(arguments).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new AssertionError("keytool said: " + said);
        }
        return new TestKeys(KeyStore.getInstance(file.toFile(), PASSWORD));
    }

    /** Writes both as PEM files. */
    TlsConfig write(Path directory) throws IOException, GeneralSecurityException {
        Path certificate = directory.resolve("cert.pem");
        Path key = directory.resolve("key.pem");
        writeCertificate(certificate);
        writeKey(key);
        return new TlsConfig(certificate, key, Optional.empty());
    }

    void writeCertificate(Path file) throws IOException, GeneralSecurityException {
        Files.writeString(
                file,
                "A certificate:\n"
                        + pem("CERTIFICATE", store.getCertificate("it").getEncoded()));
    }

    void writeKey(Path file) throws IOException, GeneralSecurityException {
        Files.writeString(file, pem("PRIVATE KEY", store.getKey("it", PASSWORD).getEncoded()));
    }

    static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    /** A client's context that trusts this certificate alone. */
    SSLContext trusting() throws GeneralSecurityException, IOException {
        return context(new KeyManager[0]);
    }

    /** The same of a client that proves who it is. */
    SSLContext trustingAs(TestKeys client) throws GeneralSecurityException, IOException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(client.store, PASSWORD);
        return context(managers.getKeyManagers());
    }

    private SSLContext context(KeyManager[] own) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", store.getCertificate("it"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(own, managers.getTrustManagers(), null);
        return context;
    }
}
