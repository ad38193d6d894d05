package dev.extenddb.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One value of an attribute, in one of DynamoDB's ten types. Immutable and thread-safe; equality is DynamoDB's equality (numbers by
 * value, sets without order).
 *
 * <p>Sizes follow "DynamoDB item sizes and formats" in the Amazon DynamoDB Developer Guide.
 */
public sealed interface AttributeValue {

    /** What DynamoDB adds to the size of a list or a map, in bytes, whatever is in it. */
    int DOCUMENT_OVERHEAD = 3;

    /** What DynamoDB adds for each element of a list or a map, in bytes. */
    int ELEMENT_OVERHEAD = 1;

    /** The type of this value. */
    AttributeType type();

    /** What this value adds to the size of its item, in bytes, the attribute's name not counted. */
    int size();

    /** How many levels of documents this value has: 1 for a scalar or a set, one more around each list or map. */
    default int depth() {
        return 1;
    }

    /** A string value. */
    static AttributeValue of(String value) {
        return new S(value);
    }

    /** A number value. */
    static AttributeValue of(long value) {
        return new N(DynamoNumber.of(value));
    }

    /** A Boolean value. */
    static AttributeValue of(boolean value) {
        return value ? BOOL.TRUE : BOOL.FALSE;
    }

    /** A binary value. */
    static AttributeValue of(Bytes value) {
        return new B(value);
    }

    /** A string; its size is the length of its UTF-8 form. */
    record S(String value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.S;
        }

        @Override
        public int size() {
            return Utf8.length(value);
        }
    }

    /** A number. */
    record N(DynamoNumber value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.N;
        }

        @Override
        public int size() {
            return value.size();
        }
    }

    /** A string of bytes. */
    record B(Bytes value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.B;
        }

        @Override
        public int size() {
            return value.length();
        }
    }

    /** A set of strings, in the order of their UTF-8 forms. */
    record SS(Set<String> values) implements AttributeValue {
        public SS {
            values = orderedCopy(values, Utf8::compare);
        }

        @Override
        public AttributeType type() {
            return AttributeType.SS;
        }

        @Override
        public int size() {
            int size = 0;
            for (String value : values) {
                size += Utf8.length(value);
            }
            return size;
        }
    }

    /** A set of numbers, in their order. */
    record NS(Set<DynamoNumber> values) implements AttributeValue {
        public NS {
            values = orderedCopy(values, Comparator.naturalOrder());
        }

        @Override
        public AttributeType type() {
            return AttributeType.NS;
        }

        @Override
        public int size() {
            int size = 0;
            for (DynamoNumber value : values) {
                size += value.size();
            }
            return size;
        }
    }

    /** A set of byte strings, in the order of their bytes. */
    record BS(Set<Bytes> values) implements AttributeValue {
        public BS {
            values = orderedCopy(values, Comparator.naturalOrder());
        }

        @Override
        public AttributeType type() {
            return AttributeType.BS;
        }

        @Override
        public int size() {
            int size = 0;
            for (Bytes value : values) {
                size += value.length();
            }
            return size;
        }
    }

    /** True or false. */
    record BOOL(boolean value) implements AttributeValue {
        static final BOOL TRUE = new BOOL(true);
        static final BOOL FALSE = new BOOL(false);

        @Override
        public AttributeType type() {
            return AttributeType.BOOL;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** The null value: present, but unknown or undefined. */
    record NULL() implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.NULL;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** A list of values of any types. */
    record L(List<AttributeValue> values) implements AttributeValue {
        public L {
            values = List.copyOf(values);
        }

        @Override
        public AttributeType type() {
            return AttributeType.L;
        }

        @Override
        public int size() {
            int size = DOCUMENT_OVERHEAD;
            for (AttributeValue value : values) {
                size += ELEMENT_OVERHEAD + value.size();
            }
            return size;
        }

        @Override
        public int depth() {
            return 1 + deepest(values);
        }
    }

    /** A map from names to values of any types, in the order given. */
    record M(Map<String, AttributeValue> values) implements AttributeValue {
        public M {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public AttributeType type() {
            return AttributeType.M;
        }

        @Override
        public int size() {
            int size = DOCUMENT_OVERHEAD;
            for (Map.Entry<String, AttributeValue> entry : values.entrySet()) {
                size += ELEMENT_OVERHEAD
                        + Utf8.length(entry.getKey())
                        + entry.getValue().size();
            }
            return size;
        }

        @Override
        public int depth() {
            return 1 + deepest(values.values());
        }
    }

    /** The order in which DynamoDB returns the members of sets, whatever it was when they were written. */
    private static <T> Set<T> orderedCopy(Collection<T> values, Comparator<T> order) {
        var members = new ArrayList<>(values);
        members.sort(order);
        return Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }

    private static int deepest(Collection<AttributeValue> values) {
        int deepest = 0;
        for (AttributeValue value : values) {
            deepest = Math.max(deepest, value.depth());
        }
        return deepest;
    }
}
