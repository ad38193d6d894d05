package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
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

/** ListTagsOfResource: the tags of a table, ten a page. */
public final class ListTagsOfResource implements Operation<ListTagsOfResource.Request, ListTagsOfResource.Response> {

    private static final int PAGE = 10;

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

    /** Tags, and where to go on if there are more. */
    public record Response(List<Tag> tags, Optional<String> nextToken) implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            JsonOutput.writeList(json, "Tags", tags);
            if (nextToken.isPresent()) {
                json.writeStringField(NEXT_TOKEN.name(), nextToken.get());
            }
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
    public CompletionStage<Response> execute(Caller caller, Request request) {
        var address = ResourceArns.table(caller, request.resourceArn(), name());
        return items.run(() -> page(
                ResourceArns.require(tables, address, request.resourceArn())
                        .definition()
                        .tags(),
                request.nextToken()));
    }

    private static Response page(List<Tag> tags, Optional<String> after) {
        int from = after.map(key -> positionAfter(tags, key)).orElse(0);
        int to = Math.min(tags.size(), from + PAGE);
        Optional<String> next = to < tags.size() ? Optional.of(tags.get(to - 1).key()) : Optional.empty();
        return new Response(tags.subList(from, to), next);
    }

    private static int positionAfter(List<Tag> tags, String key) {
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).key().equals(key)) {
                return i + 1;
            }
        }
        throw DynamoDbException.validation("The provided NextToken is invalid");
    }
}
