package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A string out of a fixed set, each standing for the constant of that name.
 *
 * @param values the constants, in the order in which DynamoDB lists them in its message
 */
public record EnumShape<E extends Enum<E>>(List<E> values) implements Shape<E> {

    public EnumShape {
        values = List.copyOf(values);
    }

    /** A choice of constants. */
    @SafeVarargs
    public static <E extends Enum<E>> EnumShape<E> of(E... values) {
        var all = new ArrayList<E>();
        for (E value : values) {
            all.add(value);
        }
        return new EnumShape<>(all);
    }

    @Override
    public String read(JsonParser in) throws IOException {
        return TextShape.ANY.read(in);
    }

    @Override
    public void check(Object raw, String path, Violations violations) {
        if (find(raw).isEmpty()) {
            violations.addNoConstant(raw, path, values);
        }
    }

    @Override
    public E build(Object raw) {
        Optional<E> found = find(raw);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("not checked: " + raw);
        }
        return found.get();
    }

    private Optional<E> find(Object raw) {
        for (E value : values) {
            if (value.name().equals(raw)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
