package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TablePolicy;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.time.Instant;
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
    private final CoolDown coolDown;

    DeleteResourcePolicy(TableCatalog tables, DataPlane items, CoolDown coolDown) {
        this.tables = tables;
        this.items = items;
        this.coolDown = coolDown;
    }

    /** The request's members; see DeleteResourcePolicy in the API reference. */
    public record Request(String resourceArn, Optional<String> expectedRevisionId) {}

    /** The revision that is no more, or the time at which it was taken away if that was a moment ago. */
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
            var former = new AtomicReference<Optional<TablePolicy>>(Optional.empty());
            tables.update(target.table(), table -> {
                Instant now = tables.now();
                var revisions = PolicyRevisions.of(target, table, now);
                revisions.requireExpected(request.expectedRevisionId());
                former.set(revisions.last());
                if (revisions.present().isEmpty()) {
                    return table;
                }
                revisions.requireChangeable(table, coolDown, now);
                return table.with(TablePolicy.removed(target.part(), revisions.next(now)));
            });
            return new Response(former.get().map(TablePolicy::revisionId));
        });
    }
}
