package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** UntagResource: takes tags off a table. One that the table does not have is no error. */
public final class UntagResource implements Operation<UntagResource.Request, EmptyResponse> {

    private static final Member<List<String>> TAG_KEYS = Member.required("TagKeys", ListShape.of(TextShape.ANY));

    private static final Structure<Request> INPUT = Structure.of(
            "UntagResourceInput",
            in -> new Request(in.get(CommonMembers.RESOURCE_ARN), in.get(TAG_KEYS)),
            CommonMembers.RESOURCE_ARN,
            TAG_KEYS);

    private final TableCatalog tables;
    private final DataPlane items;

    UntagResource(TableCatalog tables, DataPlane items) {
        this.tables = tables;
        this.items = items;
    }

    /** The request's members; see UntagResource in the API reference. */
    public record Request(String resourceArn, List<String> tagKeys) {}

    @Override
    public String name() {
        return "UntagResource";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(TableAccess.to(tables, ResourceArns.accessed(caller, request.resourceArn()))
                .tagKeys(request.tagKeys())
                .request(name()));
    }

    @Override
    public CompletionStage<EmptyResponse> execute(Caller caller, Request request) {
        var address = ResourceArns.table(caller, request.resourceArn(), name());
        if (request.tagKeys().isEmpty()) {
            throw DynamoDbException.validation("Atleast one Tag Key needs to be provided as Input.");
        }
        TagRules.requireRemovable(request.tagKeys());
        return items.run(() -> {
            ResourceArns.require(tables, address, request.resourceArn());
            tables.update(address, table -> {
                TableAdmission.requirePresent(table, tables.now());
                return table.withTags(table.tags().stream()
                        .filter(tag -> !request.tagKeys().contains(tag.key()))
                        .toList());
            });
            return EmptyResponse.NOTHING;
        });
    }
}
