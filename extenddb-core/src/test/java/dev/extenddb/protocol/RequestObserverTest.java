package dev.extenddb.protocol;

import static dev.extenddb.testing.Json.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.ExtendDb;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import dev.extenddb.throttle.Access;
import dev.extenddb.throttle.Consumption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What those hear who keep count of requests. */
class RequestObserverTest {

    private final List<RequestReport> reports = new ArrayList<>();
    private final List<String> consumed = new ArrayList<>();
    private final List<String> jobs = new ArrayList<>();

    private final ExtendDb engine = ExtendDb.builder(new MemoryStorage())
            .backgroundPause(Duration.ofDays(1))
            .consumption(new Recorder())
            .jobObserver((job, nanos, failure) -> jobs.add(job + " " + failure.isPresent()))
            .build();
    private final WireEndpoint endpoint = engine.endpoint(new AnyCredentials(), reports::add);

    private final class Recorder implements Consumption {

        @Override
        public void consumed(Table table, Optional<Index> index, Access access, double units) {
            consumed.add(table.name() + index.map(i -> "/" + i.name()).orElse("") + " " + access + " " + units);
        }

        @Override
        public void throttled(Table table, Optional<Index> index, Access access) {
            consumed.add(table.name() + " throttled");
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private RequestReport call(String operation, String body) {
        return send(
                "POST",
                Map.of(
                        "X-Amz-Target",
                        List.of("DynamoDB_20120810." + operation),
                        "Content-Type",
                        List.of("application/x-amz-json-1.0"),
                        "Authorization",
                        List.of("AWS4-HMAC-SHA256 Credential=111122223333/20260101/eu-west-1/dynamodb/aws4_request")),
                body);
    }

    private RequestReport send(String method, Map<String, List<String>> headers, String body) {
        Bytes bytes = Bytes.wrap(Utf8.bytes(quoted(body)));
        WireResponse response = endpoint.handle(new WireRequest(method, "/", Headers.of(headers), bytes))
                .toCompletableFuture()
                .join();
        RequestReport report = reports.get(reports.size() - 1);
        assertThat(report.status()).isEqualTo(response.status());
        assertThat(report.responseBytes()).isEqualTo(response.body().length());
        assertThat(report.requestBytes()).isEqualTo(bytes.length());
        assertThat(report.nanos()).isPositive();
        assertThat(response.headers()).contains(new WireResponse.Header("x-amzn-RequestId", report.requestId()));
        return report;
    }

    private void createTable() {
        call(
                "CreateTable",
                "{'TableName':'tab','BillingMode':'PAY_PER_REQUEST',"
                        + "'AttributeDefinitions':[{'AttributeName':'p','AttributeType':'S'}],"
                        + "'KeySchema':[{'AttributeName':'p','KeyType':'HASH'}]}");
    }

    @Test
    void tellsOfRequestsThatWentWell() {
        createTable();
        RequestReport report = call("PutItem", "{'TableName':'tab','Item':{'p':{'S':'a'}}}");

        assertThat(report.operation()).hasValue("PutItem");
        assertThat(report.table()).hasValue("tab");
        assertThat(report.caller().orElseThrow().account()).isEqualTo("111122223333");
        assertThat(report.error()).isEmpty();
        assertThat(report.peer()).isEqualTo(Peer.IN_PROCESS);
    }

    @Test
    void knowsTheTableOfAnArn() {
        createTable();
        RequestReport report = call(
                "GetItem", "{'TableName':'arn:aws:dynamodb:eu-west-1:111122223333:table/tab','Key':{'p':{'S':'a'}}}");

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.table()).hasValue("tab");
    }

    @Test
    void tellsOfRefusals() {
        createTable();
        RequestReport report = call(
                "PutItem", "{'TableName':'tab','Item':{'p':{'S':'a'}},'ConditionExpression':'attribute_exists(p)'}");

        assertThat(report.error().orElseThrow().code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
        assertThat(call("GetItem", "{'TableName':1}").error().orElseThrow().code())
                .isEqualTo(ErrorCode.SERIALIZATION);
        assertThat(call("NoSuch", "{}").operation()).isEmpty();
        assertThat(send("GET", Map.of(), "").operation()).isEmpty();
        RequestReport anonymous = send("POST", Map.of("X-Amz-Target", List.of("DynamoDB_20120810.ListTables")), "{}");
        assertThat(anonymous.operation()).isEqualTo(Optional.empty());
        assertThat(anonymous.status()).isEqualTo(404);
    }

    @Test
    void hearsWhatIsConsumed() {
        createTable();
        call("PutItem", "{'TableName':'tab','Item':{'p':{'S':'a'}}}");
        call("GetItem", "{'TableName':'tab','Key':{'p':{'S':'a'}}}");
        call("Scan", "{'TableName':'tab','ConsistentRead':true}");

        assertThat(consumed).contains("tab WRITE 1.0", "tab READ 0.5", "tab READ 4.0");
    }

    @Test
    void hearsOfJobs() {
        engine.runBackgroundJobs();

        assertThat(jobs)
                .containsExactly(
                        "time-to-live false",
                        "streams false",
                        "histories false",
                        "restores false",
                        "idempotency-tokens false");
    }

    @Test
    void anObserverThatFailsHarmsNoRequest() {
        WireEndpoint broken = engine.endpoint(new AnyCredentials(), report -> {
            throw new IllegalStateException("cannot count");
        });
        var request = new WireRequest("GET", "/", Headers.of(Map.of()), Bytes.EMPTY);

        assertThat(broken.handle(request).toCompletableFuture().join().status()).isEqualTo(200);
    }
}
