package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Which attributes an index has of its items, besides the keys of the table and of the index.
 *
 * @param type absent only in a request that leaves it out, which is refused
 * @param nonKeyAttributes the attributes of {@link Type#INCLUDE}
 */
public record Projection(Optional<Type> type, Optional<List<String>> nonKeyAttributes) implements JsonOutput {

    /** How attributes are chosen. */
    public enum Type {
        ALL,
        INCLUDE,
        KEYS_ONLY
    }

    private static final Member<Type> TYPE =
            Member.optional("ProjectionType", EnumShape.of(Type.ALL, Type.INCLUDE, Type.KEYS_ONLY));
    private static final Member<List<String>> NON_KEY_ATTRIBUTES =
            Member.optional("NonKeyAttributes", ListShape.of(TextShape.ofLength(1, 255), 1, 20));

    static final Structure<Projection> SHAPE = Structure.of(
            "Projection", in -> new Projection(in.find(TYPE), in.find(NON_KEY_ATTRIBUTES)), TYPE, NON_KEY_ATTRIBUTES);

    /** Whether the index has every attribute. */
    public boolean includesAll() {
        return type.filter(Type.ALL::equals).isPresent();
    }

    /** The same projection with its attributes in the order of their names, as it is described. */
    public Projection sorted() {
        return new Projection(
                type, nonKeyAttributes.map(names -> names.stream().sorted().toList()));
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (type.isPresent()) {
            json.writeStringField("ProjectionType", type.get().name());
        }
        if (nonKeyAttributes.isPresent()) {
            json.writeArrayFieldStart("NonKeyAttributes");
            for (String attribute : nonKeyAttributes.get()) {
                json.writeString(attribute);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
