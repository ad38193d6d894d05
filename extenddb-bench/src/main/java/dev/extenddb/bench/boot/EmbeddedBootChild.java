package dev.extenddb.bench.boot;

import dev.extenddb.bench.server.SdkAlone;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a fresh JVM measures: boots a server again and again, each time up to a goal. */
public final class EmbeddedBootChild {

    private EmbeddedBootChild() {}

    /**
     * Prints the milliseconds of each boot on a line.
     *
     * @param arguments {@code local}, {@code extenddb}, {@code scopes} or {@code sdk}, the goal, and how many boots
     */
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var boots = Integer.parseInt(arguments[2]);
        var goal = BootGoal.valueOf(arguments[1]);
        if ("scopes".equals(arguments[0])) {
            print(out, ScopeTimes.measure(goal));
            System.exit(0);
        }
        if ("sdk".equals(arguments[0])) {
            print(out, sdkAlone(goal, boots));
            System.exit(0);
        }
        var server = "local".equals(arguments[0]) ? new EmbeddedDynamoDbLocal() : new EmbeddedExtendDb();
        var millis = new ArrayList<Double>();
        for (var i = 0; i < boots; i++) {
            var startedAt = System.nanoTime();
            reach(goal, server.start());
            millis.add((System.nanoTime() - startedAt) / 1e6);
            server.stop();
        }
        print(out, millis);
        System.exit(0);
    }

    private static List<Double> sdkAlone(BootGoal goal, int boots) {
        var millis = new ArrayList<Double>();
        var startedAt = System.nanoTime();
        try (var client = SdkAlone.client()) {
            for (var i = 0; i < boots; i++) {
                goal.reach(client);
                millis.add((System.nanoTime() - startedAt) / 1e6);
                startedAt = System.nanoTime();
            }
        }
        return millis;
    }

    private static void print(PrintStream out, List<Double> millis) {
        out.println("boots " + millis.stream().map(Object::toString).collect(Collectors.joining(" ")));
    }

    private static void reach(BootGoal goal, int port) {
        try (var client = client(port)) {
            goal.reach(client);
        }
    }

    /** As an application's test would make it. */
    private static DynamoDbClient client(int port) {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
