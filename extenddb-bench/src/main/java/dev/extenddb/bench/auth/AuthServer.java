package dev.extenddb.bench.auth;

import dev.extenddb.ExtendDb;
import dev.extenddb.bench.Options;
import dev.extenddb.bench.server.RawRequest;
import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.NewAccessKey;
import dev.extenddb.iam.SecretKeyring;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.Authenticator;
import dev.extenddb.protocol.SignedRequests;
import dev.extenddb.storage.h2.H2Storage;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The server that is measured, as a program of its own: {@code --listen PORT}. Requests of the form that all benchmarks have are believed as
 * with {@code auth.provider = "none"}; all others are checked.
 */
final class AuthServer {

    static final String REGION = "us-east-1";
    static final String ACCESS_KEY = "AKIABENCHMARKBENCHMA";
    static final String SECRET_KEY = "benchmarkbenchmarkbenchmarkbenchmarkbenc";

    private static final String USER = "bench";
    private static final int OTHER_STATEMENTS = 19;

    private AuthServer() {}

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        var options = new Options(arguments);
        var storage = H2Storage.inMemory();
        var directory = new Directory(
                storage.catalog(), SecretKeyring.ephemeral(), InstantSource.system(), ForkJoinPool.commonPool());
        directory.users().create(AnyCredentials.DEFAULT_ACCOUNT, USER);
        directory
                .users()
                .importAccessKey(AnyCredentials.DEFAULT_ACCOUNT, USER, new NewAccessKey(ACCESS_KEY, SECRET_KEY));
        directory.users().policies().put(AnyCredentials.DEFAULT_ACCOUNT, USER, "bench", policy());
        try (var engine = ExtendDb.builder(storage).build();
                var server = HttpServer.start(
                        engine.endpoint(authenticator(directory)),
                        HttpServerConfig.defaults().withPort(options.number("listen", 0)))) {
            System.out.println("listening at " + server.uri());
            new CountDownLatch(1).await();
        }
    }

    private static Authenticator authenticator(Directory directory) {
        var everybody = new AnyCredentials();
        var signed = new SignedRequests(directory, InstantSource.system());
        return request -> request.headers()
                        .first("Authorization")
                        .filter(RawRequest.AUTHORIZATION::equals)
                        .isPresent()
                ? everybody.authenticate(request)
                : signed.authenticate(request);
    }

    /** Twenty statements; the one that allows what is asked is the last, and has a condition. */
    private static String policy() {
        String others = IntStream.range(0, OTHER_STATEMENTS)
                .mapToObj(i -> "{\"Effect\":\"" + (i % 4 == 0 ? "Deny" : "Allow")
                        + "\",\"Action\":[\"dynamodb:GetItem\",\"dynamodb:Query\"],\"Resource\":"
                        + "\"arn:aws:dynamodb:*:*:table/other-" + i + "*\"}")
                .collect(Collectors.joining(","));
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + others
                + ",{\"Effect\":\"Allow\",\"Action\":\"dynamodb:*Item\",\"Resource\":\"arn:aws:dynamodb:" + REGION
                + ":*:table/*\",\"Condition\":{\"ForAllValues:StringLike\":{\"dynamodb:LeadingKeys\":\"item-*\"}}}]}";
    }
}
