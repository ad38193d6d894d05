package dev.extenddb.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The built jar as a process of its own. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ExtendDB is ready on (https?://\\S+) ");

    private final Process process;
    private final BufferedReader out;
    private final Path errors;

    private ServerProcess(Process process, Path errors) {
        this.process = process;
        this.out = process.inputReader(UTF_8);
        this.errors = errors;
    }

    static ServerProcess start(String... arguments) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ArrayList<>(List.of(java.toString(), "-jar", System.getProperty("extenddb.jar")));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("extenddb", ".err");
        errors.toFile().deleteOnExit();
        return new ServerProcess(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    /** Waits for the line that says where the server is. */
    URI awaitReady() throws IOException {
        String line = out.readLine();
        Matcher ready = READY.matcher(line == null ? "" : line);
        if (!ready.find()) {
            throw new AssertionError("not ready: " + line + "\n" + errors());
        }
        return URI.create(ready.group(1));
    }

    static DynamoDbClient client(URI endpoint) {
        return client(endpoint, UrlConnectionHttpClient.create());
    }

    /** A client that believes one certificate, and looks whether it is for the endpoint. */
    static DynamoDbClient client(URI endpoint, Path certificate) {
        return client(
                endpoint,
                UrlConnectionHttpClient.builder()
                        .tlsTrustManagersProvider(() -> Trust.in(certificate))
                        .build());
    }

    private static DynamoDbClient client(URI endpoint, SdkHttpClient http) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
                .httpClient(http)
                .build();
    }

    /** Asks the process to end, as Ctrl-C or a service manager does. */
    int terminate() throws InterruptedException {
        process.toHandle().destroy(); // unlike Process.destroy, leaves what was written to be read
        return awaitExit();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    /** What is left of the standard output; ends when the process does. */
    List<String> output() {
        return out.lines().toList();
    }

    String errors() throws IOException {
        return Files.readString(errors, UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
