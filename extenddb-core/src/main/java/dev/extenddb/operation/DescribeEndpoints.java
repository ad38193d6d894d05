package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** DescribeEndpoints: where to send requests, which is where this one was sent. */
public final class DescribeEndpoints implements Operation<DescribeEndpoints.Request, DescribeEndpoints.Response> {

    private static final int CACHE_PERIOD_MINUTES = 1440;

    private static final Structure<Request> INPUT = Structure.of("DescribeEndpointsRequest", in -> new Request());

    /** The request has no members. */
    public record Request() {}

    /** The one endpoint there is. */
    public record Response(String address) implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeArrayFieldStart("Endpoints");
            json.writeStartObject();
            json.writeStringField("Address", address);
            json.writeNumberField("CachePeriodInMinutes", CACHE_PERIOD_MINUTES);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "DescribeEndpoints";
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
        return CompletableFuture.completedFuture(new Response(caller.endpoint()));
    }
}
