package dev.extenddb.cli;

import dev.extenddb.item.Bytes;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.Headers;
import dev.extenddb.protocol.WireRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads, in the background, the classes that a server is going to need, while the main thread still parses arguments and opens the port.
 * Loading the database's classes is most of the time that a start takes.
 */
final class HeadStart {

    private static final WireRequest LIST_TABLES = new WireRequest(
            "POST",
            "/",
            Headers.of(Map.of(
                    "X-Amz-Target",
                    List.of("DynamoDB_20120810.ListTables"),
                    "Authorization",
                    List.of("AWS4-HMAC-SHA256 Credential=x/20000101/us-east-1/dynamodb/aws4_request"))),
            Bytes.of((byte) '{', (byte) '}'));

    private HeadStart() {}

    /** Begins, if the arguments look as if a server was wanted. */
    static void begin(String... arguments) {
        if (List.of(arguments).contains("dev")) {
            var thread = new Thread(HeadStart::rehearse, "extenddb-head-start");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Answers a request with an engine that is thrown away. Should that fail, so does the start, which knows how to say it. */
    private static void rehearse() {
        try (var engine = EmbeddedEngine.open(Optional.empty())) {
            engine.endpoint(new AnyCredentials())
                    .handle(LIST_TABLES)
                    .toCompletableFuture()
                    .join();
        } catch (RuntimeException ignored) {
            // Nothing depends on the rehearsal.
        }
    }
}
