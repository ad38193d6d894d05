package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.Tag;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** TagResource: sets tags on a table. */
public final class TagResource implements Operation<TagResource.Request, EmptyResponse> {

    private static final Member<List<Tag>> TAGS = Member.required("Tags", Tag.LIST);

    private static final Structure<Request> INPUT = Structure.of(
            "TagResourceInput",
            in -> new Request(in.get(CommonMembers.RESOURCE_ARN), in.get(TAGS)),
            CommonMembers.RESOURCE_ARN,
            TAGS);

    private final TableCatalog tables;
    private final DataPlane items;

    TagResource(TableCatalog tables, DataPlane items) {
        this.tables = tables;
        this.items = items;
    }

    /** The request's members; see TagResource in the API reference. */
    public record Request(String resourceArn, List<Tag> tags) {}

    @Override
    public String name() {
        return "TagResource";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(TableAccess.to(tables, ResourceArns.accessed(caller, request.resourceArn()))
                .requestTags(request.tags())
                .request(name()));
    }

    @Override
    public CompletionStage<EmptyResponse> execute(Caller caller, Request request) {
        var address = ResourceArns.table(caller, request.resourceArn(), name());
        if (request.tags().isEmpty()) {
            throw DynamoDbException.validation("Atleast one Tag needs to be provided as Input.");
        }
        TagRules.requireAllowed(request.tags());
        return items.run(() -> {
            ResourceArns.require(tables, address, request.resourceArn());
            tables.update(address, table -> {
                TableAdmission.requirePresent(table, tables.now());
                return table.withTags(TagRules.with(table.tags(), request.tags()));
            });
            return EmptyResponse.NOTHING;
        });
    }
}
