package dev.extenddb.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.extenddb.differential.generate.RequestGenerator;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The mutated requests of one seed, sent to a server in this JVM. Not thread-safe; used once. */
public final class FuzzRun {

    private static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";

    /** After so many requests, all that they left is deleted, so that memory can be compared. */
    private static final int ROUND = 1_000;

    private static final int SERVER_ERROR = 500;
    private static final long MEGABYTE = 1 << 20;

    private final FuzzConnection connection;
    private final long seed;
    private final Random random;
    private final Mutation mutation;
    private final RequestGenerator generator;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Long> usedMegabytes = new ArrayList<>();

    private FuzzRun(FuzzConnection connection, long seed) {
        this.connection = connection;
        this.seed = seed;
        this.random = new Random(seed);
        this.mutation = new Mutation(random);
        this.generator = new RequestGenerator(seed);
    }

    /**
     * What came of a run.
     *
     * @param statuses how many answers had which HTTP status; 0 stands for a closed connection
     * @param failures the requests whose answers may not be, with seed and number
     * @param usedMegabytes the heap in use after each round, all that it left having been deleted, in megabytes
     */
    public record Result(Map<Integer, Integer> statuses, List<String> failures, List<Long> usedMegabytes) {}

    /**
     * Sends so many requests to a server on a port of the loopback address.
     *
     * @throws IOException also if an answer does not come in time
     */
    public static Result run(int port, int requests, long seed) throws IOException {
        try (var connection = new FuzzConnection(port)) {
            return new FuzzRun(connection, seed).run(requests);
        }
    }

    private Result run(int requests) throws IOException {
        for (Call call : Victim.setUp()) {
            requireSuccess(Victim.ACCOUNT, call);
        }
        for (int number = 0; number < requests; number++) {
            if (number % ROUND == 0) {
                startRound();
            }
            send(number);
        }
        startRound();
        return new Result(statuses, failures, usedMegabytes);
    }

    private void startRound() throws IOException {
        deleteTables();
        System.gc();
        usedMegabytes.add(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE);
        for (Call call : RequestGenerator.setUp()) {
            requireSuccess(ACCESS_KEY, call);
        }
    }

    private void deleteTables() throws IOException {
        var listed = connection.exchange(ACCESS_KEY, "ListTables", "{}".getBytes(StandardCharsets.UTF_8));
        String body = listed.text().substring(listed.text().indexOf("\r\n\r\n") + 4);
        for (JsonNode name : Json.parse(body).path("TableNames")) {
            byte[] unprotect = Json.object("TableName", name.asText())
                    .put("DeletionProtectionEnabled", false)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            connection.exchange(ACCESS_KEY, "UpdateTable", unprotect);
            requireSuccess(ACCESS_KEY, new Call("DeleteTable", Json.object("TableName", name.asText())));
        }
    }

    private void requireSuccess(String accessKey, Call call) throws IOException {
        byte[] body = call.body().toString().getBytes(StandardCharsets.UTF_8);
        var answer = connection.exchange(accessKey, call.operation(), body);
        if (answer.status() != 200) {
            throw new IllegalStateException(call + " failed: " + answer.text());
        }
    }

    private void send(int number) throws IOException {
        Call call =
                random.nextInt(4) == 0 ? Seeds.any(random) : generator.next().call();
        byte[] body = call.body().toString().getBytes(StandardCharsets.UTF_8);
        int kind = random.nextInt(20);
        FuzzConnection.Answer answer;
        if (kind == 0) {
            byte[] bytes = mutation.ofBytes(connection.request(ACCESS_KEY, call.operation(), body));
            answer = connection.exchangeBytes(bytes);
        } else {
            byte[] mutated = kind < 8
                    ? mutation.ofBytes(body)
                    : mutation.ofStructure(call.body(), Seeds.any(random).body())
                            .toString()
                            .getBytes(StandardCharsets.UTF_8);
            answer = connection.exchange(ACCESS_KEY, call.operation(), mutated);
            body = mutated;
        }
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() >= SERVER_ERROR || answer.text().contains(Victim.SECRET)) {
            failures.add("seed " + seed + ", request " + number + ": " + call.operation() + " "
                    + new String(body, StandardCharsets.UTF_8) + "\n-> " + answer.text());
        }
    }
}
