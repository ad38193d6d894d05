package dev.extenddb.cli.setup;

import dev.extenddb.cli.CommandException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * A certificate that signs itself, and its private key, as PEM files.
 *
 * @param certificate the certificate's file
 * @param key the private key's
 */
public record TlsFiles(Path certificate, Path key) {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /**
     * Makes both, unless they are there; returns whether they were not.
     *
     * @param names the host names and addresses that the certificate is for
     * @throws CommandException if only one is there, or the certificate there is not for all the names
     */
    public boolean create(List<String> names) {
        boolean hasCertificate = Files.exists(certificate);
        if (hasCertificate != Files.exists(key)) {
            throw new CommandException("Of " + certificate + " and " + key
                    + " one is missing. Remove the other one to have both made anew.");
        }
        if (hasCertificate) {
            requireNames(names);
            return false;
        }
        make(names);
        return true;
    }

    private void requireNames(List<String> names) {
        List<String> present = namesOf(read());
        names.stream().filter(name -> !present.contains(name)).findFirst().ifPresent(missing -> {
            throw new CommandException("The certificate " + certificate + " is not for " + missing + ", only for "
                    + String.join(", ", present) + ". Remove it and its key to have both made anew.");
        });
    }

    private X509Certificate read() {
        try (InputStream in = Files.newInputStream(certificate)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandException("Cannot read the certificate " + certificate + ": " + e.getMessage() + ".");
        }
    }

    private static List<String> namesOf(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream().map(name -> name.get(1).toString()).toList();
        } catch (GeneralSecurityException e) {
            throw new CommandException("Cannot read the names of a certificate: " + e.getMessage() + ".");
        }
    }

    private void make(List<String> names) {
        try {
            Path directory = Files.createTempDirectory("extenddb-tls");
            Path store = directory.resolve("keys.p12");
            try {
                new Keytool(store, PASSWORD).generate(names);
                write(Files.readAllBytes(store));
            } finally {
                Files.deleteIfExists(store);
                Files.deleteIfExists(directory);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandException("Cannot make a certificate: " + e.getMessage() + ".");
        }
    }

    private void write(byte[] store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(store), PASSWORD);
        String alias = keys.aliases().nextElement();
        Certificate made = keys.getCertificate(alias);
        PrivateFile.create(key, pem("PRIVATE KEY", keys.getKey(alias, PASSWORD).getEncoded()));
        PrivateFile.create(certificate, pem("CERTIFICATE", made.getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
