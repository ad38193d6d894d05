package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PolicyKind;
import dev.extenddb.policy.Resource;
import dev.extenddb.policy.ResourcePolicy;
import dev.extenddb.stream.StreamCatalog;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TablePolicy;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** PutResourcePolicy: hangs a policy on a table or a stream. It has effect at once, or within the lease of what other servers know. */
public final class PutResourcePolicy implements Operation<PutResourcePolicy.Request, PutResourcePolicy.Response> {

    static final Member<String> EXPECTED_REVISION_ID =
            Member.optional("ExpectedRevisionId", TextShape.ofLength(1, 255));

    private static final Member<String> POLICY = Member.required("Policy", TextShape.ANY);
    private static final Member<Boolean> CONFIRM = Member.optional("ConfirmRemoveSelfResourceAccess", FlagShape.FLAG);

    private static final Structure<Request> INPUT = Structure.of(
            "PutResourcePolicyInput",
            in -> new Request(
                    in.get(CommonMembers.RESOURCE_ARN),
                    in.get(POLICY),
                    in.find(EXPECTED_REVISION_ID),
                    in.get(CONFIRM, false)),
            CommonMembers.RESOURCE_ARN,
            POLICY,
            EXPECTED_REVISION_ID,
            CONFIRM);

    private final TableCatalog tables;
    private final DataPlane items;
    private final StreamCatalog streams;
    private final CoolDown coolDown;

    PutResourcePolicy(TableCatalog tables, DataPlane items, StreamCatalog streams, CoolDown coolDown) {
        this.tables = tables;
        this.items = items;
        this.streams = streams;
        this.coolDown = coolDown;
    }

    /** The request's members; see PutResourcePolicy in the API reference. */
    public record Request(
            String resourceArn,
            String policy,
            Optional<String> expectedRevisionId,
            boolean confirmRemoveSelfResourceAccess) {}

    /** What tells the policy from others. */
    public record Response(String revisionId) implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("RevisionId", revisionId);
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "PutResourcePolicy";
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
        String policy = ResourcePolicyText.checked(
                caller, request.policy(), target.stream().isPresent());
        if (!request.confirmRemoveSelfResourceAccess()) {
            requireSelfAccess(caller, target, policy);
        }
        return items.run(() -> {
            requireTarget(target);
            TableDefinition changed = tables.update(target.table(), table -> with(table, target, policy, request))
                    .definition();
            return new Response(changed.policy(target.part()).orElseThrow().revisionId());
        });
    }

    private void requireTarget(PolicyTarget target) {
        Table unused = tables.existing(target.table());
        if (target.streamArn().isPresent()
                && target.streamArn().flatMap(streams::find).isEmpty()) {
            throw target.streamNotFound();
        }
    }

    private TableDefinition with(TableDefinition table, PolicyTarget target, String policy, Request request) {
        Instant now = tables.now();
        var revisions = PolicyRevisions.of(target, table, now);
        revisions.requireExpected(request.expectedRevisionId());
        if (revisions
                .present()
                .filter(former -> former.document().equals(policy))
                .isPresent()) {
            return table;
        }
        revisions.requireChangeable(table, coolDown, now);
        return table.with(new TablePolicy(target.part(), policy, revisions.next(now)));
    }

    /** Refuses a policy that takes from its sender the right to set another one. */
    private void requireSelfAccess(Caller caller, PolicyTarget target, String policy) {
        if (!caller.authority().isLimited()) {
            return;
        }
        record Guarded(String arn, String account, Optional<ResourcePolicy> policy) implements Resource {}
        AccessRequest asked = access(caller, new Request(target.arn(), policy, Optional.empty(), false))
                .get(0);
        var hung = ResourcePolicy.of(target.arn(), PolicyDocument.parse(policy, PolicyKind.RESOURCE));
        var guarded = new Guarded(target.arn(), target.table().account(), Optional.of(hung));
        try {
            caller.require(new AccessRequest(asked.action(), guarded, asked.context()));
        } catch (DynamoDbException denied) {
            throw new DynamoDbException(
                    ErrorCode.ACCESS_DENIED,
                    "The new resource policy will not allow you to update the resource policy in the future.");
        }
    }
}
