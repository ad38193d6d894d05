package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TablePolicy;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** GetResourcePolicy: tells the policy of a table or a stream. */
public final class GetResourcePolicy implements Operation<GetResourcePolicy.Request, GetResourcePolicy.Response> {

    private static final Structure<Request> INPUT = Structure.of(
            "GetResourcePolicyInput",
            in -> new Request(in.get(CommonMembers.RESOURCE_ARN)),
            CommonMembers.RESOURCE_ARN);

    private final TableCatalog tables;
    private final DataPlane items;

    GetResourcePolicy(TableCatalog tables, DataPlane items) {
        this.tables = tables;
        this.items = items;
    }

    /** The request's members; see GetResourcePolicy in the API reference. */
    public record Request(String resourceArn) {}

    /** The policy. */
    public record Response(TablePolicy policy) implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("Policy", CanonicalPolicy.versioned(policy.document()));
            json.writeStringField("RevisionId", policy.revisionId());
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "GetResourcePolicy";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(PolicyTarget.access(tables, caller, request.resourceArn(), name()));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        PolicyTarget target = PolicyTarget.of(caller, request.resourceArn());
        return items.run(() -> {
            Optional<TablePolicy> policy =
                    tables.existing(target.table()).definition().policy(target.part());
            return new Response(policy.orElseThrow(() -> PolicyRevisions.notFound(target.arn())));
        });
    }
}
