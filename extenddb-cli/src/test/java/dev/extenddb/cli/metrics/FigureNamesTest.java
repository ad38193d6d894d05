package dev.extenddb.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.ExtendDb;
import dev.extenddb.dataplane.CancellationReason;
import dev.extenddb.dataplane.TransactionCanceledException;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.Bytes;
import dev.extenddb.operation.Caller;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.Headers;
import dev.extenddb.protocol.Peer;
import dev.extenddb.protocol.RequestReport;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.storage.h2.H2Storage;
import dev.extenddb.storage.sql.PoolFigures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every figure that the dashboard or the documentation names exists, and every figure is documented. */
class FigureNamesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
    private static final Pattern NAME = Pattern.compile("\\b(?:extenddb|jvm|process)_[a-z_]+\\b");

    /** The figures of a server to which everything has happened that is counted, with their kinds. */
    private static Map<String, String> figures() {
        var metrics = new Metrics().withJvm().withVersion("1").withRequestsUnderWay(() -> 0);
        metrics.pools().opened("main", () -> new PoolFigures(0, 0, 0, 0));
        metrics.pools().acquired("main", 1);
        metrics.jobs().done("task", 1, Optional.of(new IllegalStateException()));
        metrics.jobs().done("task", 1, Optional.empty());
        metrics.requests().answered(report(Optional.empty()));
        for (ErrorCode code : Set.of(ErrorCode.THROTTLING, ErrorCode.CONDITIONAL_CHECK_FAILED)) {
            metrics.requests().answered(report(Optional.of(new DynamoDbException(code, "no"))));
        }
        metrics.requests()
                .answered(report(Optional.of(new TransactionCanceledException(
                        List.of(CancellationReason.of("TransactionConflict", "later"))))));
        useATable(metrics);
        var page = metrics.page(Optional.empty())
                .apply(new WireRequest("GET", "/metrics", Headers.of(Map.of()), Bytes.EMPTY));
        return TYPE.matcher(new String(page.body().toArray(), StandardCharsets.UTF_8))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    private static RequestReport report(Optional<DynamoDbException> error) {
        return new RequestReport(
                "ID",
                Peer.IN_PROCESS,
                Optional.of(new Caller("111122223333", "eu-west-1", "localhost")),
                Optional.of("GetItem"),
                Optional.of("tab"),
                200,
                error,
                1,
                1,
                1);
    }

    /** A table that lets one request run, and no second one. */
    private static void useATable(Metrics metrics) {
        try (var engine = ExtendDb.builder(H2Storage.inMemory())
                .throttling(true)
                .consumption(metrics.consumption())
                .build()) {
            var endpoint = engine.endpoint(new AnyCredentials());
            for (String call : List.of(
                    "CreateTable {'TableName':'tab','ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':1},"
                            + "'AttributeDefinitions':[{'AttributeName':'p','AttributeType':'S'}],"
                            + "'KeySchema':[{'AttributeName':'p','KeyType':'HASH'}]}",
                    "PutItem {'TableName':'tab','Item':{'p':{'S':'a'},'q':{'S':'" + "x".repeat(300_000) + "'}}}",
                    "PutItem {'TableName':'tab','Item':{'p':{'S':'a'}}}",
                    "GetItem {'TableName':'tab','Key':{'p':{'S':'a'}},'ConsistentRead':true}",
                    "GetItem {'TableName':'tab','Key':{'p':{'S':'a'}}}")) {
                String[] parts = call.split(" ", 2);
                var headers = Headers.of(Map.of(
                        "X-Amz-Target", List.of("DynamoDB_20120810." + parts[0]),
                        "Content-Type", List.of("application/x-amz-json-1.0"),
                        "Authorization",
                                List.of("AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/dynamodb/aws4_request")));
                var body = Bytes.wrap(parts[1].replace('\'', '"').getBytes(StandardCharsets.UTF_8));
                endpoint.handle(new WireRequest("POST", "/", headers, body))
                        .toCompletableFuture()
                        .join();
            }
        }
    }

    @Test
    void theDashboardShowsWhatExists() throws IOException {
        Map<String, String> figures = figures();
        Set<String> shown = names(ROOT.resolve("packaging/grafana-dashboard.json"));

        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(shown).allSatisfy(name -> assertThat(figures).containsKey(figure(name, figures)));
    }

    /** The figure that a time series belongs to. */
    private static String figure(String series, Map<String, String> figures) {
        return series.replaceAll("_(bucket|count|sum)$", "").equals(series) || figures.containsKey(series)
                ? series
                : series.replaceAll("_(bucket|count|sum)$", "");
    }

    @Test
    void theDocumentationNamesAllThereIs() throws IOException {
        Set<String> own = figures().keySet().stream()
                .filter(name -> name.startsWith("extenddb_"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = names(ROOT.resolve("docs/reference/observability.md")).stream()
                .filter(name -> name.startsWith("extenddb_"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(own);
    }

    private static Set<String> names(Path file) throws IOException {
        Matcher matcher = NAME.matcher(Files.readString(file));
        return matcher.results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }
}
