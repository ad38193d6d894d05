package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** DescribeLimits: the provisioned throughput that an account and a table may have. */
public final class DescribeLimits implements Operation<DescribeLimits.Request, DescribeLimits.Response> {

    private static final Structure<Request> INPUT = Structure.of("DescribeLimitsInput", in -> new Request());

    /** AWS's quotas in most regions, in capacity units; see "Service, account, and table quotas" in the Developer Guide. */
    private static final Response DEFAULT_QUOTAS = new Response(80_000, 80_000, 40_000, 40_000);

    /** The request has no members. */
    public record Request() {}

    /** Quotas in capacity units a second. */
    public record Response(
            long accountMaxReadCapacityUnits,
            long accountMaxWriteCapacityUnits,
            long tableMaxReadCapacityUnits,
            long tableMaxWriteCapacityUnits)
            implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeNumberField("AccountMaxReadCapacityUnits", accountMaxReadCapacityUnits);
            json.writeNumberField("AccountMaxWriteCapacityUnits", accountMaxWriteCapacityUnits);
            json.writeNumberField("TableMaxReadCapacityUnits", tableMaxReadCapacityUnits);
            json.writeNumberField("TableMaxWriteCapacityUnits", tableMaxWriteCapacityUnits);
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "DescribeLimits";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(TableAccess.other(caller, name(), "*"));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        return CompletableFuture.completedFuture(DEFAULT_QUOTAS);
    }
}
