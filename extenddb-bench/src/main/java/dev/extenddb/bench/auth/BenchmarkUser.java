package dev.extenddb.bench.auth;

import dev.extenddb.bench.server.RequestForm;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.NewAccessKey;
import dev.extenddb.iam.SecretKeyring;
import dev.extenddb.protocol.Authenticator;
import dev.extenddb.storage.CatalogStore;
import java.time.InstantSource;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A user with a policy of twenty statements, one of which allows everything under a condition, that every request's keys are of a kind. */
public final class BenchmarkUser {

    private static final String ACCOUNT = "123456789012";
    private static final String NAME = "benchmark";
    private static final NewAccessKey KEY =
            new NewAccessKey("AKIAEXTENDDBBENCHM01", "benchmark/benchmark/benchmark/benchmark1");
    private static final int OTHER_STATEMENTS = 19;

    private BenchmarkUser() {}

    /** Requests that the user signs. */
    public static RequestForm requests() {
        return new dev.extenddb.bench.server.SignedRequests(KEY.id(), KEY.secret());
    }

    /** An authenticator that knows the user, whom it adds to the catalog, and nobody else. */
    public static Authenticator authenticator(CatalogStore catalog) {
        InstantSource clock = InstantSource.system();
        var directory = new Directory(catalog, SecretKeyring.ephemeral(), clock, ForkJoinPool.commonPool());
        directory.users().create(ACCOUNT, NAME);
        directory.users().importAccessKey(ACCOUNT, NAME, KEY);
        directory.users().policies().put(ACCOUNT, NAME, "all", policy());
        return new dev.extenddb.protocol.SignedRequests(directory, clock);
    }

    private static String policy() {
        String others = IntStream.range(0, OTHER_STATEMENTS)
                .mapToObj(i -> "{\"Effect\":\"" + (i % 4 == 0 ? "Deny" : "Allow")
                        + "\",\"Action\":[\"dynamodb:GetItem\",\"dynamodb:Put*\"],"
                        + "\"Resource\":\"arn:aws:dynamodb:*:*:table/other-" + i + "*\"},")
                .collect(Collectors.joining());
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + others
                + "{\"Effect\":\"Allow\",\"Action\":\"dynamodb:*\",\"Resource\":\"*\",\"Condition\":"
                + "{\"ForAllValues:StringLike\":{\"dynamodb:LeadingKeys\":[\"item-*\",\"partition-*\"]}}}]}";
    }
}
