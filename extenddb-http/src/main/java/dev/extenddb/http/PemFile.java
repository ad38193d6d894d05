package dev.extenddb.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM file, as in RFC 7468. Text between the blocks is allowed. */
final class PemFile {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);

    private final Path path;
    private final List<Block> blocks;

    private PemFile(Path path, List<Block> blocks) {
        this.path = path;
        this.blocks = blocks;
    }

    private record Block(String label, String content) {}

    /**
     * Reads a file.
     *
     * @throws TlsException if it cannot be read or has no block
     */
    static PemFile read(Path path) {
        var blocks = new ArrayList<Block>();
        Matcher matcher = BLOCK.matcher(text(path));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        if (blocks.isEmpty()) {
            throw new TlsException(path, "it is not a PEM file");
        }
        return new PemFile(path, blocks);
    }

    private static String text(Path path) {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new TlsException(path, "there is no such file", e);
        } catch (IOException e) {
            throw new TlsException(path, "it cannot be read (" + e + ")", e);
        }
    }

    /**
     * All certificates, in their order.
     *
     * @throws TlsException if there is none, or one is malformed
     */
    List<X509Certificate> certificates() {
        var certificates = new ArrayList<X509Certificate>();
        for (Block block : blocks) {
            if (block.label().equals("CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw new TlsException(path, "it has no certificate");
        }
        return certificates;
    }

    private X509Certificate certificate(Block block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(decode(block)));
        } catch (CertificateException e) {
            throw new TlsException(path, "a certificate in it is malformed", e);
        }
    }

    /**
     * The private key.
     *
     * @throws TlsException if there is none, or it is encrypted, malformed or of an unknown kind
     */
    PrivateKey privateKey() {
        for (Block block : blocks) {
            if (block.label().equals("ENCRYPTED PRIVATE KEY") || block.content().contains("Proc-Type: 4,ENCRYPTED")) {
                throw new TlsException(path, "the private key is encrypted; decrypt it with openssl pkcs8");
            }
            if (block.label().endsWith("PRIVATE KEY")) {
                return PrivateKeys.decode(block.label(), decode(block))
                        .orElseThrow(
                                () -> new TlsException(path, "the private key is malformed or of an unknown kind"));
            }
        }
        throw new TlsException(path, "it has no private key");
    }

    private byte[] decode(Block block) {
        try {
            return Base64.getMimeDecoder().decode(block.content());
        } catch (IllegalArgumentException e) {
            throw new TlsException(path, "it is not valid Base64", e);
        }
    }
}
