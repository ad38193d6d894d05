package dev.extenddb.table;

import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.KeyBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The attributes of a key with their types: of a table at most one of each part, of a global index up to four.
 *
 * @param partition the partition key
 * @param sort the sort key, possibly none
 */
public record KeySchema(List<KeyAttribute> partition, List<KeyAttribute> sort) {

    /** The largest value of a partition key, in bytes. */
    public static final int MAX_PARTITION_VALUE = 2048;

    /** The largest value of a sort key, in bytes. */
    public static final int MAX_SORT_VALUE = 1024;

    /** An attribute of a key, and the type that its values must have. */
    public record KeyAttribute(String name, AttributeType type) {}

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

    /** How many attributes there are. */
    public int size() {
        return partition.size() + sort.size();
    }

    /** The names of all attributes, the partition's first. */
    public List<String> names() {
        return attributes().map(KeyAttribute::name).toList();
    }

    /** Whether the item has all attributes of the key, in their types, not empty and not too large. */
    public boolean isIn(Item item) {
        return hasAll(item, partition, MAX_PARTITION_VALUE) && hasAll(item, sort, MAX_SORT_VALUE);
    }

    private static boolean hasAll(Item item, List<KeyAttribute> attributes, int maxSize) {
        for (KeyAttribute attribute : attributes) {
            boolean fits = item.get(attribute.name())
                    .filter(value -> value.type() == attribute.type() && value.size() > 0 && value.size() <= maxSize)
                    .isPresent();
            if (!fits) {
                return false;
            }
        }
        return true;
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
        sortValues(item).forEach(key::last);
        return key.build();
    }

    /** The key of an item's row in an index with this key. The item has all attributes of both keys. */
    Bytes indexKey(Item item, KeySchema base) {
        var key = new KeyBytes().digest(partitionValues(item));
        sortValues(item).forEach(key::terminated);
        var baseValues = new ArrayList<>(base.partitionValues(item));
        baseValues.addAll(base.sortValues(item));
        return key.digest(baseValues).build();
    }
}
