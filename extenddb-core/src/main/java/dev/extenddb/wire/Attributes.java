package dev.extenddb.wire;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Attribute values by name, as a request gives them: an item, a key, expression values. Values that are no attribute values do not fail
 * the reading, since DynamoDB reports them at a point that differs by operation; they are remembered as a fault instead.
 *
 * @param values the values that are sound, in the order given
 * @param fault the first one that is not
 */
public record Attributes(Map<String, AttributeValue> values, Optional<Fault> fault) {

    /** No attributes. */
    public static final Attributes NONE = new Attributes(Map.of(), Optional.empty());

    /** Sound attributes. */
    public static Attributes of(Item item) {
        return new Attributes(item.attributes(), Optional.empty());
    }

    /**
     * A value that is no attribute value.
     *
     * @param name the attribute
     * @param error what DynamoDB says of it
     */
    public record Fault(String name, DynamoDbException error) {}

    /** The attributes as DynamoDB's messages quote them: their names, and of their values no more than that they are some. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=com.amazonaws.dynamodb.v20120810.AttributeValue@"
                        + Integer.toHexString(entry.getValue().hashCode()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /**
     * The attributes as an item.
     *
     * @throws DynamoDbException a {@code ValidationException} if a value is no attribute value
     */
    public Item toItem() {
        if (fault.isPresent()) {
            throw fault.get().error();
        }
        return Item.of(values);
    }
}
