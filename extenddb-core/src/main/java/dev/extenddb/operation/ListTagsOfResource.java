package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.Tag;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * ListTagsOfResource: the tags of a table. DynamoDB gives as many as a table can have at once, so there is never a token to go on with, and
 * one that is given is not looked at.
 */
public final class ListTagsOfResource implements Operation<ListTagsOfResource.Request, ListTagsOfResource.Response> {

    private static final Member<String> NEXT_TOKEN = Member.optional("NextToken", TextShape.ANY);

    private static final Structure<Request> INPUT = Structure.of(
            "ListTagsOfResourceInput",
            in -> new Request(in.get(CommonMembers.RESOURCE_ARN), in.find(NEXT_TOKEN)),
            CommonMembers.RESOURCE_ARN,
            NEXT_TOKEN);

    private final TableCatalog tables;
    private final DataPlane items;

    ListTagsOfResource(TableCatalog tables, DataPlane items) {
        this.tables = tables;
        this.items = items;
    }

    /** The request's members; see ListTagsOfResource in the API reference. */
    public record Request(String resourceArn, Optional<String> nextToken) {}

    /** All tags. */
    public record Response(List<Tag> tags) implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            JsonOutput.writeList(json, "Tags", tags);
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "ListTagsOfResource";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(TableAccess.to(tables, ResourceArns.accessed(caller, request.resourceArn()))
                .request(name()));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        var address = ResourceArns.table(caller, request.resourceArn(), name());
        return items.run(() -> new Response(ResourceArns.require(tables, address, request.resourceArn())
                .definition()
                .tags()));
    }
}
