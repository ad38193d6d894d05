package dev.extenddb.cli.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.extenddb.cli.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * Asks a server's management API.
 *
 * @param endpoint where the server is
 * @param certificate the only certificates that are believed, as PEM
 * @param user an administrator's name, or account id, slash and user name
 * @param password the password
 */
public record ManagementClient(URI endpoint, Path certificate, String user, String password) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Does what a subcommand asks for; of a list without a limit all pages are fetched.
     *
     * @throws CommandException if it could not be done
     */
    JsonNode send(VerbRequest request, boolean allPages) {
        HttpClient client = client();
        HttpResponse<String> response = exchange(client, request, request.path());
        JsonNode answer = read(response);
        Optional<String> next = response.headers().firstValue("Next-After");
        while (allPages && next.isPresent() && answer instanceof ArrayNode list) {
            String separator = request.path().indexOf('?') < 0 ? "?" : "&";
            String path = request.path() + separator + "after=" + URLEncoder.encode(next.get(), StandardCharsets.UTF_8);
            response = exchange(client, request, path);
            read(response).forEach(list::add);
            next = response.headers().firstValue("Next-After");
        }
        return answer;
    }

    private HttpResponse<String> exchange(HttpClient client, VerbRequest request, String path) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        HttpRequest sent = HttpRequest.newBuilder(endpoint.resolve("/management" + path))
                .method(
                        request.method(),
                        request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .timeout(PATIENCE)
                .build();
        try {
            return client.send(sent, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new CommandException("Nothing listens at " + endpoint + " . Start the server with: extenddb serve");
        } catch (SSLException e) {
            throw new CommandException("The certificate of " + endpoint + " is not believed: " + e.getMessage()
                    + ". It must be, or be" + " signed by, one in " + certificate + ".");
        } catch (IOException e) {
            throw new CommandException(endpoint + " does not answer: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted while " + endpoint + " was asked.");
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        JsonNode answer = parse(response.body());
        if (response.statusCode() >= 300) {
            String message = answer.at("/error/message").asText(response.body().strip());
            String code = answer.at("/error/code").asText("");
            throw new CommandException(
                    "HTTP " + response.statusCode() + ": " + (code.isEmpty() ? "" : code + ": ") + message);
        }
        return answer;
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private HttpClient client() {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
        return endpoint.getScheme().equals("https") ? client.sslContext(trust()).build() : client.build();
    }

    private SSLContext trust() {
        try (InputStream in = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("certificate" + number++, one);
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandException("Cannot use the certificate " + certificate + ": " + e.getMessage() + ".");
        }
    }
}
