package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.extenddb.error.Wording;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A structure with named members. Members it does not know are skipped, as DynamoDB does; null counts as absent. Thread-safe.
 *
 * @param <T> what the structure becomes
 */
public final class Structure<T> implements Shape<T> {

    private final String name;
    private final Function<Members, T> builder;
    private final Member<?>[] members;

    /** As the older wording has them, in the order of the members. */
    private final String[] olderNames;

    private final Map<String, Integer> positions = new HashMap<>();

    private final BitSet inNewerWording;

    private Structure(String name, Function<Members, T> builder, Member<?>[] members, BitSet inNewerWording) {
        this.name = name;
        this.builder = builder;
        this.members = members;
        this.inNewerWording = inNewerWording;
        this.olderNames = new String[members.length];
        for (int i = 0; i < members.length; i++) {
            positions.put(members[i].name(), i);
            olderNames[i] = Violations.decapitalized(members[i].name());
        }
    }

    /**
     * A structure.
     *
     * @param name its name in the service's model
     * @param builder makes the value, once the check has passed
     * @param members in the order in which broken constraints are reported
     */
    public static <T> Structure<T> of(String name, Function<Members, T> builder, Member<?>... members) {
        return new Structure<>(name, builder, members.clone(), new BitSet());
    }

    /** The same structure; what is wrong with some of its members is told in the newer wording. */
    public Structure<T> inNewerWording(Member<?>... some) {
        var places = new BitSet();
        for (Member<?> member : some) {
            places.set(positions.get(member.name()));
        }
        return new Structure<>(name, builder, members, places);
    }

    @Override
    public Members read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw SerializationErrors.notContainer(in, "class com.amazonaws.dynamodb.v20120810." + name);
        }
        var values = new Members(name, members);
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            JsonToken token = in.nextToken();
            Integer position = positions.get(field);
            if (position == null) {
                in.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                values.set(position, members[position].shape().read(in));
            }
        }
        return values;
    }

    @Override
    public Members readElement(JsonParser in) throws IOException {
        if (in.currentToken().isScalarValue()) {
            throw SerializationErrors.of("Unexpected value type in payload");
        }
        return read(in);
    }

    @Override
    public void check(Object raw, String path, Violations violations) {
        var values = (Members) raw;
        for (int i = 0; i < members.length; i++) {
            Object value = values.raw(i);
            if (value == null && !members[i].required()) {
                continue;
            }
            Violations told = inNewerWording.get(i) ? violations.in(Wording.NEWER) : violations;
            String memberPath = told.path(path, members[i].name(), olderNames[i]);
            if (value == null) {
                told.addAbsent(memberPath);
            } else {
                members[i].shape().check(value, memberPath, told);
            }
        }
    }

    @Override
    public T build(Object raw) {
        return builder.apply((Members) raw);
    }
}
