package dev.extenddb.storage.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A node as a process of its own: reads requests from its input, a line each of number, operation and JSON with tabs between them, and prints
 * their answers, of number, status and body, in the order in which they are ready.
 */
final class NodeMain {

    private NodeMain() {}

    /** Serves the database at the URL that is the first argument, in the schema that is the second, until its input ends. */
    public static void main(String[] arguments) throws IOException {
        var config = PostgresConfig.of(arguments[0], "postgres", "")
                .withSchema(arguments[1])
                .withPoolSize(8);
        var out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (var node = new EngineNode(config);
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split("\t", 3);
                var unused = node.send(parts[1], parts[2]).thenAccept(reply -> {
                    synchronized (out) {
                        out.println(parts[0] + "\t" + reply.status() + "\t" + reply.body());
                    }
                });
            }
        }
    }
}
