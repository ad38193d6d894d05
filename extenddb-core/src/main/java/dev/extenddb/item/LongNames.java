package dev.extenddb.item;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** Makes readers of JSON whose member names may be as long as those of attributes, which are longer than Jackson allows by itself. */
public final class LongNames {

    private LongNames() {}

    /**
     * Readers and writers of JSON.
     *
     * @param longest the longest name that is read
     */
    public static JsonFactory upTo(int longest) {
        return JsonFactory.builder().streamReadConstraints(constraints(longest)).build();
    }

    private static StreamReadConstraints constraints(int longest) {
        var constraints = StreamReadConstraints.builder();
        try {
            return constraints.maxNameLength(longest).build();
        } catch (NoSuchMethodError e) { // before Jackson 2.16, which an application may have, names have no limit
            return constraints.build();
        }
    }
}
