package dev.extenddb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemFileTest {

    /** Of no use but to be read; {@code openssl ecparam -name prime256v1 -genkey} made it. */
    private static final String SEC1 = """
            -----BEGIN EC PARAMETERS-----
            BggqhkjOPQMBBw==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIOWYp599WUQMmdCPCVO3sd6oU2UicW1To9ANUMkLyrnsoAoGCCqGSM49
            AwEHoUQDQgAEwxwYFUOyV6TiWdGxBWX9135kkaaiVJJvLwFwuB9jGFtNYd7kDh4Z
            Fx5vCFMlGE3qW2lxlrT/WfGJJ2FLnq4Piw==
            -----END EC PRIVATE KEY-----
            """;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("it.pem");
    }

    private PemFile pem(String text) throws Exception {
        Files.writeString(file, text);
        return PemFile.read(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void readsKeysAsJavaWritesThem(String algorithm) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

        assertThat(pem(TestKeys.pem("PRIVATE KEY", keys.getPrivate().getEncoded()))
                        .privateKey())
                .isEqualTo(keys.getPrivate());
    }

    @Test
    void readsRsaKeysOfTheOldForm() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        byte[] pkcs8 = keys.getPrivate().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

        assertThat(pem(TestKeys.pem("RSA PRIVATE KEY", pkcs1)).privateKey()).isEqualTo(keys.getPrivate());
    }

    @Test
    void readsEllipticCurveKeysOfTheOldForm() throws Exception {
        var key = (ECPrivateKey) pem(SEC1).privateKey();

        assertThat(key.getS().toString(16))
                .isEqualTo("e598a79f7d59440c99d08f0953b7b1dea8536522716d53a3d00d50c90bcab9ec");
        assertThat(key.getParams().toString()).contains("secp256r1");
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, it is not a PEM file",
        "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----, it has no private key",
        "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----, the private key is malformed or of an unknown kind",
        "-----BEGIN RSA PRIVATE KEY-----AAAA-----END RSA PRIVATE KEY-----, the private key is malformed or of an unknown kind",
        "-----BEGIN EC PRIVATE KEY-----AAAA-----END EC PRIVATE KEY-----, the private key is malformed or of an unknown kind",
        "-----BEGIN PRIVATE KEY-----A-----END PRIVATE KEY-----, it is not valid Base64",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----AAAA-----END ENCRYPTED PRIVATE KEY-----, the private key is encrypted; decrypt it with openssl pkcs8"
    })
    void saysWhatIsWrongWithAKey(String text, String problem) {
        assertThatThrownBy(() -> pem(text).privateKey())
                .isInstanceOf(TlsException.class)
                .hasMessage("Cannot use " + file + ": " + problem + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----, it has no certificate",
        "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----, a certificate in it is malformed"
    })
    void saysWhatIsWrongWithACertificate(String text, String problem) {
        assertThatThrownBy(() -> pem(text).certificates())
                .isInstanceOf(TlsException.class)
                .hasMessage("Cannot use " + file + ": " + problem + ".");
    }

    @Test
    void saysWhichFileIsMissing() throws Exception {
        Path absent = directory.resolve("absent.pem");
        var tls = new TlsConfig(absent, absent, Optional.empty());

        assertThatThrownBy(() -> HttpServer.start(
                        new EchoEndpoint(), HttpServerConfig.defaults().withTls(tls)))
                .isInstanceOf(TlsException.class)
                .hasMessage("Cannot use " + absent + ": there is no such file.");
    }

    @Test
    void saysThatTheKeyIsAnothers() throws Exception {
        TlsConfig tls = TestKeys.create(directory, "one").write(directory);
        TestKeys.create(directory, "two").writeKey(tls.key());

        assertThatThrownBy(() -> new TlsKeys(tls).load())
                .isInstanceOf(TlsException.class)
                .hasMessage("Cannot use " + tls.key() + ": it is not the key of the first certificate in "
                        + tls.certificate() + ".");
    }
}
