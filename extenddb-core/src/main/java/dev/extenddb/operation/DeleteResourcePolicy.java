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
import java.util.concurrent.atomic.AtomicReference;

/** DeleteResourcePolicy: takes the policy off a table or a stream. */
public final class DeleteResourcePolicy
        implements Operation<DeleteResourcePolicy.Request, DeleteResourcePolicy.Response> {

    private static final Structure<Request> INPUT = Structure.of(
            "DeleteResourcePolicyInput",
            in -> new Request(in.get(CommonMembers.RESOURCE_ARN), in.find(PutResourcePolicy.EXPECTED_REVISION_ID)),
            CommonMembers.RESOURCE_ARN,
            PutResourcePolicy.EXPECTED_REVISION_ID);

    private final TableCatalog tables;
    private final DataPlane items;

    DeleteResourcePolicy(TableCatalog tables, DataPlane items) {
        this.tables = tables;
        this.items = items;
    }

    /** The request's members; see DeleteResourcePolicy in the API reference. */
    public record Request(String resourceArn, Optional<String> expectedRevisionId) {}

    /** The revision that is no more, if there was a policy. */
    public record Response(Optional<String> revisionId) implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            if (revisionId.isPresent()) {
                json.writeStringField("RevisionId", revisionId.get());
            }
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "DeleteResourcePolicy";
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
            var removed = new AtomicReference<Optional<TablePolicy>>(Optional.empty());
            tables.update(target.table(), table -> {
                Optional<TablePolicy> present = table.policy(target.part());
                PolicyRevisions.requireExpected(
                        present, request.expectedRevisionId(), table.identity().name());
                removed.set(present);
                return table.withoutPolicy(target.part());
            });
            return new Response(removed.get().map(TablePolicy::revisionId));
        });
    }
}
