package dev.extenddb.table;

import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.KeyBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attributes of a key with their types: of a table at most one of each part, of a global index up to four.
 *
 * @param partition the partition key
 * @param sort the sort key, possibly none
 */
public record KeySchema(List<KeyAttribute> partition, List<KeyAttribute> sort) {

    private static final int MAX_PARTITION_SIZE = 2048;
    private static final int MAX_SORT_SIZE = 1024;

    /** An attribute of a key, and the type that its values must have. */
    public record KeyAttribute(String name, AttributeType type) {}

    /**
     * The partition key or the sort key.
     *
     * @param maxSize the most bytes that the values of all attributes have together
     */
    public record Part(KeyType type, List<KeyAttribute> attributes, int maxSize) {

        /** How many bytes the values have that an item has of these attributes. */
        public int sizeIn(Item item) {
            int size = 0;
            for (KeyAttribute attribute : attributes) {
                Optional<AttributeValue> value = item.get(attribute.name());
                size += value.isPresent() ? value.get().size() : 0;
            }
            return size;
        }

        private boolean isIn(Item item) {
            for (KeyAttribute attribute : attributes) {
                Optional<AttributeValue> value = item.get(attribute.name());
                if (value.isEmpty()
                        || value.get().type() != attribute.type()
                        || value.get().size() == 0) {
                    return false;
                }
            }
            return sizeIn(item) <= maxSize;
        }
    }

    public KeySchema {
        partition = List.copyOf(partition);
        sort = List.copyOf(sort);
    }

    /** The key that a schema and the types of its attributes make. */
    static KeySchema of(List<KeySchemaElement> schema, Map<String, AttributeType> types) {
        var partition = new ArrayList<KeyAttribute>();
        var sort = new ArrayList<KeyAttribute>();
        for (KeySchemaElement element : schema) {
            var attribute = new KeyAttribute(element.attributeName(), types.get(element.attributeName()));
            (element.keyType() == KeyType.HASH ? partition : sort).add(attribute);
        }
        return new KeySchema(partition, sort);
    }

    /** All attributes, the partition's first. */
    public Stream<KeyAttribute> attributes() {
        return Stream.concat(partition.stream(), sort.stream());
    }

    /** Whether a part of the key has more than one attribute, as only a global index can. */
    public boolean isMultiAttribute() {
        return partition.size() > 1 || sort.size() > 1;
    }

    /** How many attributes there are. */
    public int size() {
        return partition.size() + sort.size();
    }

    /** The names of all attributes, the partition's first. */
    public List<String> names() {
        var names = new ArrayList<String>(size());
        for (KeyAttribute attribute : partition) {
            names.add(attribute.name());
        }
        for (KeyAttribute attribute : sort) {
            names.add(attribute.name());
        }
        return names;
    }

    /** Whether the item has all attributes of the key, in their types, not empty and not too large. */
    public boolean isIn(Item item) {
        return partitionPart().isIn(item) && sortPart().isIn(item);
    }

    /** The two parts of the key, the partition's first. */
    public List<Part> parts() {
        return List.of(partitionPart(), sortPart());
    }

    private Part partitionPart() {
        return new Part(KeyType.HASH, partition, MAX_PARTITION_SIZE);
    }

    private Part sortPart() {
        return new Part(KeyType.RANGE, sort, MAX_SORT_SIZE);
    }

    /** The item's values of the partition key, all of which it has. */
    public List<AttributeValue> partitionValues(Item item) {
        return values(item, partition);
    }

    /** The item's values of the sort key, all of which it has. */
    public List<AttributeValue> sortValues(Item item) {
        return values(item, sort);
    }

    private static List<AttributeValue> values(Item item, List<KeyAttribute> attributes) {
        var values = new ArrayList<AttributeValue>(attributes.size());
        for (KeyAttribute attribute : attributes) {
            values.add(item.get(attribute.name()).orElseThrow());
        }
        return values;
    }

    /** The bytes that begin every key of one partition. */
    public static Bytes partitionPrefix(List<AttributeValue> partitionValues) {
        return new KeyBytes().digest(partitionValues).build();
    }

    /** The key of an item in its base table. The item has all attributes of this key. */
    Bytes baseKey(Item item) {
        var key = new KeyBytes().digest(partitionValues(item));
        for (AttributeValue value : sortValues(item)) {
            key.last(value);
        }
        return key.build();
    }

    /** The key of an item's row in an index with this key. The item has all attributes of both keys. */
    Bytes indexKey(Item item, KeySchema base) {
        var key = new KeyBytes().digest(partitionValues(item));
        for (AttributeValue value : sortValues(item)) {
            key.terminated(value);
        }
        var baseValues = new ArrayList<>(base.partitionValues(item));
        baseValues.addAll(base.sortValues(item));
        return key.digest(baseValues).build();
    }
}
