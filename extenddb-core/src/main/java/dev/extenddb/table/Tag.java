package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;

/** A label on a table. */
public record Tag(String key, String value) implements JsonOutput {

    /** The model has bounds for both, but DynamoDB words what breaks them in its own way. */
    private static final Member<String> KEY = Member.optional("Key", TextShape.ANY);

    private static final Member<String> VALUE = Member.optional("Value", TextShape.ANY);

    /** Tags as a request gives them. */
    public static final ListShape<Tag> LIST = ListShape.of(Structure.of("Tag", Tag::from, KEY, VALUE));

    private static Tag from(Members in) {
        String key = in.find(KEY)
                .orElseThrow(() -> DynamoDbException.validation("The Tag Key provided is invalid, Key: null"));
        String value = in.find(VALUE)
                .orElseThrow(() -> DynamoDbException.validation("The Tag Value provided is invalid, Value: null"));
        return new Tag(key, value);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("Key", key);
        json.writeStringField("Value", value);
        json.writeEndObject();
    }
}
