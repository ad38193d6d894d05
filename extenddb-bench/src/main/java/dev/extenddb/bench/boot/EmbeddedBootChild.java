package dev.extenddb.bench.boot;

import dev.extenddb.bench.server.HttpConnection;
import dev.extenddb.bench.server.RawRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a fresh JVM measures: boots a server again and again, each time to an answered CreateTable, PutItem and GetItem. */
public final class EmbeddedBootChild {

    private static final String CREATE = "{\"TableName\":\"table\",\"BillingMode\":\"PAY_PER_REQUEST\","
            + "\"KeySchema\":[{\"AttributeName\":\"p\",\"KeyType\":\"HASH\"}],"
            + "\"AttributeDefinitions\":[{\"AttributeName\":\"p\",\"AttributeType\":\"S\"}]}";
    private static final String PUT = "{\"TableName\":\"table\",\"Item\":{\"p\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}}";
    private static final String GET = "{\"TableName\":\"table\",\"Key\":{\"p\":{\"S\":\"a\"}}}";

    private EmbeddedBootChild() {}

    /**
     * Prints the milliseconds of each boot on a line.
     *
     * @param arguments {@code local}, {@code extenddb} or {@code scopes}, and how many boots
     */
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var boots = Integer.parseInt(arguments[1]);
        if ("scopes".equals(arguments[0])) {
            print(out, ScopeTimes.measure());
            System.exit(0);
        }
        var server = "local".equals(arguments[0]) ? new EmbeddedDynamoDbLocal() : new EmbeddedExtendDb();
        var millis = new ArrayList<Double>();
        for (var i = 0; i < boots; i++) {
            var startedAt = System.nanoTime();
            use(server.start());
            millis.add((System.nanoTime() - startedAt) / 1e6);
            server.stop();
        }
        print(out, millis);
        System.exit(0);
    }

    private static void print(PrintStream out, List<Double> millis) {
        out.println("boots " + millis.stream().map(Object::toString).collect(Collectors.joining(" ")));
    }

    private static void use(int port) throws IOException {
        try (var connection = new HttpConnection(port)) {
            send(connection, port, "CreateTable", CREATE);
            send(connection, port, "PutItem", PUT);
            send(connection, port, "GetItem", GET);
        }
    }

    private static void send(HttpConnection connection, int port, String operation, String body) throws IOException {
        if (connection.exchange(RawRequest.render(port, operation, body)) != 200) {
            throw new IllegalStateException(operation + " failed: " + connection.lastAnswer());
        }
    }
}
