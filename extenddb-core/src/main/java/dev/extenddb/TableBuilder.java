package dev.extenddb;

import dev.extenddb.item.AttributeType;
import dev.extenddb.table.AttributeDefinition;
import dev.extenddb.table.BillingMode;
import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.KeySchemaElement;
import dev.extenddb.table.KeyType;
import dev.extenddb.table.Projection;
import dev.extenddb.table.TableSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes an on-demand table for {@link ExtendDbClient#createTable}, which looks whether the description is sound. Keys are of type {@link AttributeType#S},
 * {@link AttributeType#N} or {@link AttributeType#B}. Not thread-safe.
 */
public final class TableBuilder {

    private final Map<String, AttributeType> types = new LinkedHashMap<>();
    private final List<KeySchemaElement> key = new ArrayList<>();
    private final List<GlobalSecondaryIndex> indexes = new ArrayList<>();

    /**
     * A table with a partition key.
     *
     * @param attribute 1 to 255 characters
     */
    public static TableBuilder partitionKey(String attribute, AttributeType type) {
        var table = new TableBuilder();
        table.key.add(table.element(attribute, type, KeyType.HASH));
        return table;
    }

    private TableBuilder() {}

    /**
     * Adds a sort key; there can be one.
     *
     * @param attribute 1 to 255 characters, and not the partition key's
     */
    public TableBuilder sortKey(String attribute, AttributeType type) {
        key.add(element(attribute, type, KeyType.RANGE));
        return this;
    }

    /**
     * Adds a global index with a partition key alone, which has all attributes. There can be 20 indexes.
     *
     * @param name 3 to 255 letters, digits, underscores, hyphens and dots
     */
    public TableBuilder globalIndex(String name, String attribute, AttributeType type) {
        return index(name, List.of(element(attribute, type, KeyType.HASH)));
    }

    /**
     * Adds a global index with a partition key and a sort key, which has all attributes. There can be 20 indexes.
     *
     * @param name 3 to 255 letters, digits, underscores, hyphens and dots
     */
    public TableBuilder globalIndex(
            String name, String attribute, AttributeType type, String sortAttribute, AttributeType sortType) {
        return index(
                name, List.of(element(attribute, type, KeyType.HASH), element(sortAttribute, sortType, KeyType.RANGE)));
    }

    private TableBuilder index(String name, List<KeySchemaElement> schema) {
        indexes.add(new GlobalSecondaryIndex(
                name,
                schema,
                new Projection(Optional.of(Projection.Type.ALL), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return this;
    }

    private KeySchemaElement element(String attribute, AttributeType type, KeyType keyType) {
        types.put(attribute, type);
        return new KeySchemaElement(attribute, keyType);
    }

    /** The specification, which later changes of the builder do not reach. */
    public TableSpecification build() {
        return new TableSpecification(
                types.entrySet().stream()
                        .map(type -> new AttributeDefinition(type.getKey(), type.getValue()))
                        .toList(),
                key,
                Optional.empty(),
                indexes.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(indexes)),
                BillingMode.PAY_PER_REQUEST,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
    }
}
