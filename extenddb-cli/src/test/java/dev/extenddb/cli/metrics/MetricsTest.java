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
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.storage.h2.H2Storage;
import dev.extenddb.storage.sql.PoolFigures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final String ACCOUNT = "111122223333";

    private final Metrics metrics = new Metrics();

    private String text() {
        return text(metrics.page(Optional.empty()).apply(get(Map.of())));
    }

    private static String text(WireResponse response) {
        return new String(response.body().toArray(), StandardCharsets.UTF_8);
    }

    private static WireRequest get(Map<String, List<String>> headers) {
        return new WireRequest("GET", "/metrics", Headers.of(headers), Bytes.EMPTY);
    }

    private static RequestReport report(String operation, String table, Optional<DynamoDbException> error) {
        return new RequestReport(
                "ID",
                Peer.IN_PROCESS,
                Optional.of(new Caller(ACCOUNT, "eu-west-1", "localhost")),
                Optional.of(operation),
                table.isEmpty() ? Optional.empty() : Optional.of(table),
                error.map(e -> e.code().httpStatus()).orElse(200),
                error,
                3_000_000,
                10,
                20);
    }

    private void failed(String operation, String table, DynamoDbException error) {
        metrics.requests().answered(report(operation, table, Optional.of(error)));
    }

    private void succeeded(String operation, String table) {
        metrics.requests().answered(report(operation, table, Optional.empty()));
    }

    @Test
    void countsWhatAnEngineDoes() {
        try (var engine = ExtendDb.builder(H2Storage.inMemory())
                .backgroundPause(Duration.ofDays(1))
                .consumption(metrics.consumption())
                .jobObserver(metrics.jobs())
                .build()) {
            WireEndpoint endpoint = engine.endpoint(new AnyCredentials(), metrics.requests());
            call(
                    endpoint,
                    "CreateTable",
                    "{'TableName':'tab','BillingMode':'PAY_PER_REQUEST',"
                            + "'AttributeDefinitions':[{'AttributeName':'p','AttributeType':'S'},"
                            + "{'AttributeName':'q','AttributeType':'S'}],"
                            + "'KeySchema':[{'AttributeName':'p','KeyType':'HASH'}],"
                            + "'GlobalSecondaryIndexes':[{'IndexName':'byQ','Projection':{'ProjectionType':'ALL'},"
                            + "'KeySchema':[{'AttributeName':'q','KeyType':'HASH'}]}]}");
            call(endpoint, "PutItem", "{'TableName':'tab','Item':{'p':{'S':'a'},'q':{'S':'b'}}}");
            call(endpoint, "GetItem", "{'TableName':'tab','Key':{'p':{'S':'a'}}}");
            call(endpoint, "GetItem", "{'TableName':'tab','Key':{'p':{'S':'a'}}}");
            call(endpoint, "GetItem", "{'TableName':'none','Key':{'p':{'S':'a'}}}");
            call(endpoint, "NoSuchOperation", "{}");
            engine.runBackgroundJobs();
        }

        String table = "account=\"" + ACCOUNT + "\",";
        assertThat(text())
                .contains("extenddb_requests_total{error=\"\",operation=\"GetItem\",status=\"200\"} 2.0\n")
                .contains("extenddb_requests_total{error=\"ResourceNotFoundException\",operation=\"GetItem\","
                        + "status=\"400\"} 1.0\n")
                .contains("extenddb_requests_total{error=\"UnknownOperationException\",operation=\"Unknown\","
                        + "status=\"400\"} 1.0\n")
                .contains("extenddb_successful_request_latency_seconds_count{" + table
                        + "operation=\"GetItem\",table=\"tab\"} 2\n")
                .contains("extenddb_consumed_read_capacity_units_total{" + table + "index=\"\",table=\"tab\"} 1.0\n")
                .contains("extenddb_consumed_write_capacity_units_total{" + table + "index=\"\",table=\"tab\"} 1.0\n")
                .contains(
                        "extenddb_consumed_write_capacity_units_total{" + table + "index=\"byQ\",table=\"tab\"} 1.0\n")
                .contains("extenddb_job_last_success_timestamp_seconds{task=\"time-to-live\"} 1.")
                .contains("extenddb_job_failures_total{task=\"streams\"} 0.0\n")
                .doesNotContain("table=\"none\"");
    }

    private static void call(WireEndpoint endpoint, String operation, String body) {
        var headers = Headers.of(Map.of(
                "X-Amz-Target", List.of("DynamoDB_20120810." + operation),
                "Content-Type", List.of("application/x-amz-json-1.0"),
                "Authorization",
                        List.of("AWS4-HMAC-SHA256 Credential=" + ACCOUNT
                                + "/20260101/eu-west-1/dynamodb/aws4_request")));
        var bytes = Bytes.wrap(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        endpoint.handle(new WireRequest("POST", "/", headers, bytes))
                .toCompletableFuture()
                .join();
    }

    @Test
    void countsWhyRequestsFail() {
        succeeded("PutItem", "tab");
        failed("PutItem", "tab", new DynamoDbException(ErrorCode.CONDITIONAL_CHECK_FAILED, "no"));
        failed("PutItem", "tab", new DynamoDbException(ErrorCode.THROTTLING, "later"));
        failed("PutItem", "tab", new DynamoDbException(ErrorCode.TRANSACTION_CONFLICT, "later"));
        failed(
                "TransactWriteItems",
                "",
                new TransactionCanceledException(List.of(
                        CancellationReason.of("ConditionalCheckFailed", "no"),
                        CancellationReason.of("ConditionalCheckFailed", "no"),
                        CancellationReason.of("TransactionConflict", "later"))));

        String put = "{account=\"" + ACCOUNT + "\",operation=\"PutItem\",table=\"tab\"} 1.0\n";
        String transact = "{account=\"\",operation=\"TransactWriteItems\",table=\"\"} 1.0\n";
        assertThat(text())
                .contains("extenddb_conditional_check_failed_requests_total" + put)
                .contains("extenddb_throttled_requests_total" + put)
                .contains("extenddb_transaction_conflicts_total" + put)
                .contains("extenddb_conditional_check_failed_requests_total" + transact)
                .contains("extenddb_transaction_conflicts_total" + transact);
    }

    @Test
    void countsATableLessOnceThereAreTooMany() {
        for (int i = 0; i < TableLabels.ROOM + 50; i++) {
            succeeded("GetItem", "table-" + i);
        }
        String other = "{account=\"other\",operation=\"GetItem\",table=\"other\"} ";
        assertThat(text()).contains("extenddb_successful_request_latency_seconds_count" + other + "50\n");
        assertThat(text().lines().filter(line -> line.startsWith("extenddb_returned_bytes_total")))
                .hasSize(TableLabels.ROOM + 1);

        succeeded("DeleteTable", "table-7");
        succeeded("GetItem", "a-new-one");
        assertThat(text()).doesNotContain("table=\"table-7\"").contains("table=\"a-new-one\"");
    }

    @Test
    void inventedTablesHaveNoSeries() {
        failed("GetItem", "invented", new DynamoDbException(ErrorCode.RESOURCE_NOT_FOUND, "no"));
        failed("GetItem", "invented", new DynamoDbException(ErrorCode.THROTTLING, "no"));

        assertThat(text())
                .contains(
                        "extenddb_throttled_requests_total{account=\"other\",operation=\"GetItem\",table=\"other\"} 1.0")
                .doesNotContain("invented");
    }

    @Test
    void showsPools() {
        metrics.pools().opened("main", () -> new PoolFigures(3, 4, 5, 10));
        metrics.pools().acquired("main", 2_000_000);
        metrics.pools().timedOut("main");

        assertThat(text())
                .contains("extenddb_pool_active_connections{pool=\"main\"} 3.0\n")
                .contains("extenddb_pool_idle_connections{pool=\"main\"} 4.0\n")
                .contains("extenddb_pool_waiting_threads{pool=\"main\"} 5.0\n")
                .contains("extenddb_pool_max_connections{pool=\"main\"} 10.0\n")
                .contains("extenddb_pool_acquire_latency_seconds_bucket{pool=\"main\",le=\"0.001\"} 0\n")
                .contains("extenddb_pool_acquire_latency_seconds_bucket{pool=\"main\",le=\"0.01\"} 1\n")
                .contains("extenddb_pool_timeouts_total{pool=\"main\"} 1.0\n");
    }

    @Test
    void showsTheProcess() {
        metrics.withJvm().withVersion("1.2.3").withRequestsUnderWay(() -> 7);

        assertThat(text())
                .contains("jvm_memory_used_bytes{area=\"heap\"}")
                .contains("process_cpu_seconds_total")
                .contains("extenddb_build_info{version=\"1.2.3\"} 1\n")
                .contains("extenddb_requests_under_way 7.0\n");
    }

    @Test
    void speaksTheFormatsThatClientsAskFor() throws IOException {
        succeeded("GetItem", "tab");
        var page = metrics.page(Optional.empty());

        WireResponse plain = page.apply(get(Map.of()));
        assertThat(plain.headers().get(0).value()).startsWith("text/plain; version=0.0.4");
        WireResponse open = page.apply(get(Map.of("Accept", List.of("application/openmetrics-text;version=1.0.0"))));
        assertThat(open.headers().get(0).value()).startsWith("application/openmetrics-text");
        assertThat(text(open)).endsWith("# EOF\n");
        WireResponse zipped = page.apply(get(Map.of("Accept-Encoding", List.of("gzip"))));
        assertThat(zipped.headers()).contains(new WireResponse.Header("Content-Encoding", "gzip"));
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped.body().toArray()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text(plain));
        }
    }

    @Test
    void keepsFiguresFromWhoHasNoToken() {
        var page = metrics.page(Optional.of("s3cret"));

        assertThat(page.apply(get(Map.of())).status()).isEqualTo(401);
        assertThat(page.apply(get(Map.of("Authorization", List.of("Bearer s3cre"))))
                        .status())
                .isEqualTo(401);
        assertThat(page.apply(get(Map.of("Authorization", List.of("Bearer s3cret"))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyShows() {
        var post = new WireRequest("POST", "/metrics", Headers.of(Map.of()), Bytes.EMPTY);

        assertThat(metrics.page(Optional.empty()).apply(post).status()).isEqualTo(405);
    }
}
