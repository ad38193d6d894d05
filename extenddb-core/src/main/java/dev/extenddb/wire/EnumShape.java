package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
        if (values.stream().noneMatch(value -> value.name().equals(raw))) {
            violations.addNoConstant(raw, path, values);
        }
    }

    @Override
    public E build(Object raw) {
        for (E value : values) {
            if (value.name().equals(raw)) {
                return value;
            }
        }
        throw new IllegalArgumentException("not checked: " + raw);
    }
}
