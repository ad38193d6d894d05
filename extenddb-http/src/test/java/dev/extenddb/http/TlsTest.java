package dev.extenddb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

    private static TestKeys serverKeys;
    private static TestKeys otherKeys;
    private static TestKeys clientKeys;

    @TempDir
    private Path directory;

    private TlsConfig tls;

    @BeforeAll
    static void makeKeys(@TempDir Path stores) throws Exception {
        serverKeys = TestKeys.create(stores, "server");
        otherKeys = TestKeys.create(stores, "other");
        clientKeys = TestKeys.create(stores, "client");
    }

    @BeforeEach
    void writeKeys() throws Exception {
        tls = serverKeys.write(directory);
    }

    private static HttpServer start(TlsConfig tls) {
        return HttpServer.start(new EchoEndpoint(), HttpServerConfig.defaults().withTls(tls));
    }

    private static HttpResponse<byte[]> post(HttpServer server, SSLContext context, Version version, byte[] body)
            throws Exception {
        return client(context, version).send(request(server, body), BodyHandlers.ofByteArray());
    }

    private static HttpClient client(SSLContext context, Version version) {
        return HttpClient.newBuilder().sslContext(context).version(version).build();
    }

    private static HttpRequest request(HttpServer server, byte[] body) {
        return HttpRequest.newBuilder(URI.create(server.uri() + "/a?b"))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void carriesRequestsOverTls(Version version) throws Exception {
        byte[] body = new byte[3_000_000];
        new Random(1).nextBytes(body);
        try (var server = start(tls)) {
            var response = post(server, serverKeys.trusting(), version, body);

            assertThat(server.uri()).hasScheme("https");
            assertThat(response.version()).isEqualTo(version);
            assertThat(response.body()).isEqualTo(body);
            assertThat(response.headers().firstValue("x-path")).hasValue("/a?b");
        }
    }

    @Test
    void answersManyStreamsOfOneConnection() throws Exception {
        try (var server = start(tls)) {
            var client = client(serverKeys.trusting(), Version.HTTP_2);
            client.send(request(server, new byte[1]), BodyHandlers.discarding());
            var answers = IntStream.range(0, 200)
                    .mapToObj(i -> client.sendAsync(
                            request(server, ("n" + i).getBytes(StandardCharsets.UTF_8)), BodyHandlers.ofString()))
                    .toList();

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get().body()).isEqualTo("n" + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksNewVersionsOfTls(String protocol) throws Exception {
        try (var server = start(tls);
                var socket = socket(server, protocol)) {
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        }
    }

    @Test
    void refusesOldVersionsOfTls() throws Exception {
        try (var server = start(tls);
                var socket = socket(server, "TLSv1.1")) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    private static SSLSocket socket(HttpServer server, String protocol) throws Exception {
        var factory = serverKeys.trusting().getSocketFactory();
        var socket = (SSLSocket) factory.createSocket(InetAddress.getLoopbackAddress(), server.port());
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }

    @Test
    void sendsPlainHttpToTheEncryptedAddress() throws Exception {
        try (var server = start(tls);
                var client = new RawClient(server.port())) {
            client.write("GET /a?b=c HTTP/1.1\r\nHost: db.example:" + server.port() + "\r\n\r\n");
            String head = client.readHead();

            assertThat(head).startsWith("HTTP/1.1 301 ").containsIgnoringCase("connection: close\n");
            assertThat(head).contains("https://db.example:" + server.port() + "/a?b=c\n");
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void closesAHandshakeThatTakesTooLong() throws Exception {
        var limits = ConnectionLimits.defaults().withHeadTimeout(Duration.ofMillis(200));
        try (var server = HttpServer.start(
                        new EchoEndpoint(),
                        HttpServerConfig.defaults().withTls(tls).withLimits(limits));
                var silent = new RawClient(server.port());
                var slow = new RawClient(server.port())) {
            slow.write("\u0016\u0003\u0001");

            assertThat(slow.atEnd()).isTrue();
            assertThat(silent.atEnd()).isTrue();
        }
    }

    @Test
    void takesANewCertificateWhileConnectionsGoOn() throws Exception {
        try (var server = start(tls)) {
            var old = client(serverKeys.trusting(), Version.HTTP_1_1);
            assertThat(old.send(request(server, new byte[1]), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);

            otherKeys.writeCertificate(tls.certificate());
            otherKeys.writeKey(tls.key());

            awaitCertificate(server, otherKeys);
            assertThat(old.send(request(server, new byte[1]), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> post(server, serverKeys.trusting(), Version.HTTP_1_1, new byte[1]))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    private static void awaitCertificate(HttpServer server, TestKeys keys) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try {
                post(server, keys.trusting(), Version.HTTP_1_1, new byte[1]);
                return;
            } catch (SSLHandshakeException stillTheOld) {
                assertThat(System.nanoTime()).isLessThan(end);
                CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS))
                        .join();
            }
        }
    }

    @Test
    void keepsTheOldCertificateUntilTheNewOneIsWhole() throws Exception {
        var keys = new TlsKeys(tls);
        var loaded = new ArrayList<SSLContext>();
        try (var reload = new TlsReload(keys, keys.fingerprint(), loaded::add)) {
            reload.check();
            assertThat(loaded).isEmpty();

            otherKeys.writeCertificate(tls.certificate());
            touch(tls.certificate());
            reload.check();
            reload.check();
            assertThat(loaded).isEmpty();

            otherKeys.writeKey(tls.key());
            touch(tls.key());
            reload.check();
            reload.check();
            assertThat(loaded).hasSize(1);
        }
    }

    private static void touch(Path file) throws Exception {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    }

    @Test
    void tellsTheEndpointWhoTheClientIs() throws Exception {
        Path authorities = directory.resolve("clients.pem");
        clientKeys.writeCertificate(authorities);
        var asking = new TlsConfig(tls.certificate(), tls.key(), Optional.of(authorities));
        var endpoint = new HeldEndpoint();
        try (var server = HttpServer.start(endpoint, HttpServerConfig.defaults().withTls(asking))) {
            for (Version version : Version.values()) {
                var proving = client(serverKeys.trustingAs(clientKeys), version)
                        .sendAsync(request(server, new byte[1]), BodyHandlers.discarding());
                var held = endpoint.next();
                held.release();
                assertThat(proving.get().statusCode()).isEqualTo(200);
                assertThat(held.request().peer().certificateSubject()).hasValue("CN=client");
                assertThat(held.request().peer().secure()).isTrue();
                assertThat(held.request().peer().address()).hasValue(InetAddress.getLoopbackAddress());
            }

            var silent = client(serverKeys.trusting(), Version.HTTP_1_1)
                    .sendAsync(request(server, new byte[1]), BodyHandlers.discarding());
            var held = endpoint.next();
            held.release();
            silent.get();
            assertThat(held.request().peer().certificateSubject()).isEmpty();
        }
    }

    @Test
    void turnsClientsAwayThatDoNotProveWhoTheyAre() throws Exception {
        Path authorities = directory.resolve("clients.pem");
        clientKeys.writeCertificate(authorities);
        var demanding =
                new TlsConfig(tls.certificate(), tls.key(), Optional.of(authorities)).requiringClientCertificates();
        try (var server = start(demanding)) {
            assertThat(post(server, serverKeys.trustingAs(clientKeys), Version.HTTP_2, new byte[1])
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> post(server, serverKeys.trusting(), Version.HTTP_1_1, new byte[1]))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> post(server, serverKeys.trustingAs(otherKeys), Version.HTTP_1_1, new byte[1]))
                    .isInstanceOf(IOException.class);
        }
    }
}
