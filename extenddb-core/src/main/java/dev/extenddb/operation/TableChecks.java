package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.AttributeDefinition;
import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.KeySchemaElement;
import dev.extenddb.table.KeyType;
import dev.extenddb.table.LocalSecondaryIndex;
import dev.extenddb.table.Projection;
import dev.extenddb.table.SseSpecification;
import dev.extenddb.table.StreamSpecification;
import dev.extenddb.table.TableSpecification;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must be true of a table's specification, in the order in which DynamoDB finds fault; see CreateTable in the API reference and
 * "Service, account, and table quotas" in the Developer Guide. Each method throws a {@code ValidationException} with DynamoDB's text.
 */
final class TableChecks {

    private static final String INVALID = "One or more parameter values were invalid: ";

    static final int MOST_GLOBAL_INDEXES = 20;

    private static final int MOST_LOCAL_INDEXES = 5;
    private static final int MOST_PROJECTED_ATTRIBUTES = 100;
    private static final int MOST_ATTRIBUTES_OF_A_PART = 4;

    private TableChecks() {}

    static void requireSound(TableSpecification table) {
        ThroughputChecks.requireSound(table);
        requireTableKey(table);
        requireIndexKeysDefined(table);
        requireAllAttributesUsed(table);
        var names = new HashSet<String>();
        requireLocalIndexes(table, names);
        requireGlobalIndexes(table, names);
        requireProjectedAttributes(table);
        requireStream(table.streamSpecification());
        requireEncryption(table.sseSpecification());
    }

    private static void requireTableKey(TableSpecification table) {
        var defined = new HashSet<String>();
        for (AttributeDefinition attribute : table.attributeDefinitions()) {
            if (!defined.add(attribute.attributeName())) {
                throw DynamoDbException.validation("Attribute Name is duplicated: " + attribute.attributeName());
            }
        }
        if (table.keySchema().size() > table.attributeDefinitions().size()) {
            throw DynamoDbException.validation("Invalid KeySchema: Some index key attribute have no definition");
        }
        requireDefined(table.attributeDefinitions(), table.keySchema());
        requireKeyOrder(table.keySchema());
        boolean indexed = table.localSecondaryIndexes().isPresent()
                || table.globalSecondaryIndexes().isPresent();
        if (!indexed && table.keySchema().size() != table.attributeDefinitions().size()) {
            throw invalid("Number of attributes in KeySchema does not exactly match number of attributes defined in "
                    + "AttributeDefinitions");
        }
    }

    /** Definitions that must contain every attribute of a key. */
    static void requireDefined(List<AttributeDefinition> definitions, List<KeySchemaElement> schema) {
        requireDefined(definitions, names(definitions), schema);
    }

    private static void requireDefined(
            List<AttributeDefinition> definitions, Set<String> defined, List<KeySchemaElement> schema) {
        List<String> keys = KeySchemaElement.names(schema);
        if (!defined.containsAll(keys)) {
            throw invalid("Some index key attributes are not defined in AttributeDefinitions. Keys: " + keys
                    + ", AttributeDefinitions: " + namesInMessages(definitions));
        }
    }

    private static Set<String> names(List<AttributeDefinition> definitions) {
        var names = new HashSet<String>();
        for (AttributeDefinition attribute : definitions) {
            names.add(attribute.attributeName());
        }
        return names;
    }

    private static void requireDistinct(List<KeySchemaElement> schema) {
        if (new HashSet<>(KeySchemaElement.names(schema)).size() < schema.size()) {
            throw DynamoDbException.validation(
                    schema.size() == 2
                            ? "Both the Hash Key and the Range Key element in the KeySchema have the same name"
                            : "The KeySchema contains multiple key attributes with the same name");
        }
    }

    private static void requireKeyOrder(List<KeySchemaElement> schema) {
        requireDistinct(schema);
        if (schema.get(0).keyType() != KeyType.HASH) {
            throw DynamoDbException.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (schema.size() == 2 && schema.get(1).keyType() != KeyType.RANGE) {
            throw DynamoDbException.validation(
                    "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
    }

    private static void requireIndexKeysDefined(TableSpecification table) {
        List<AttributeDefinition> definitions = table.attributeDefinitions();
        Set<String> defined = names(definitions);
        for (LocalSecondaryIndex index : table.localIndexes()) {
            requireDefined(definitions, defined, index.keySchema());
        }
        for (GlobalSecondaryIndex index : table.globalIndexes()) {
            requireDefined(definitions, defined, index.keySchema());
            requireDistinct(index.keySchema());
        }
    }

    private static void requireLocalIndexes(TableSpecification table, Set<String> names) {
        if (table.localSecondaryIndexes().isEmpty()) {
            return;
        }
        if (table.localIndexes().isEmpty()) {
            throw invalid("List of LocalSecondaryIndexes is empty");
        }
        if (table.keySchema().size() != 2) {
            throw invalid("Table KeySchema does not have a range key, which is required when specifying a "
                    + "LocalSecondaryIndex");
        }
        String tablePartition = table.keySchema().get(0).attributeName();
        for (LocalSecondaryIndex index : table.localIndexes()) {
            requireKeyOrder(index.keySchema());
            if (index.keySchema().size() != 2) {
                throw invalid("Index KeySchema does not have a range key for index: " + index.indexName());
            }
            String partition = index.keySchema().get(0).attributeName();
            if (!partition.equals(tablePartition)) {
                throw invalid("Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                        + index.indexName() + ". index hash key: " + partition + ", table hash key: "
                        + tablePartition);
            }
            requireProjection(index.projection());
            requireUnique(names, index.indexName());
        }
        if (table.localIndexes().size() > MOST_LOCAL_INDEXES) {
            throw invalid("Number of LocalSecondaryIndexes exceeds per-table limit of " + MOST_LOCAL_INDEXES);
        }
    }

    private static void requireGlobalIndexes(TableSpecification table, Set<String> names) {
        if (table.globalSecondaryIndexes().isEmpty()) {
            return;
        }
        if (table.globalIndexes().isEmpty()) {
            throw invalid("List of GlobalSecondaryIndexes is empty");
        }
        for (GlobalSecondaryIndex index : table.globalIndexes()) {
            requireGlobalIndex(index);
            ThroughputChecks.requireSound(table, index);
            requireUnique(names, index.indexName());
        }
        if (table.globalIndexes().size() > MOST_GLOBAL_INDEXES) {
            throw invalid("GlobalSecondaryIndex count exceeds the per-table limit of " + MOST_GLOBAL_INDEXES);
        }
    }

    /** Checks the key and the projection of an index, whose key attributes are defined. */
    static void requireGlobalIndex(GlobalSecondaryIndex index) {
        requireGlobalKey(index.keySchema());
        requireProjection(index.projection());
    }

    /** A global index may have several attributes in each part, the partition's first. */
    private static void requireGlobalKey(List<KeySchemaElement> schema) {
        long partition = schema.stream()
                .takeWhile(element -> element.keyType() == KeyType.HASH)
                .count();
        boolean sortFollows = schema.stream().skip(partition).allMatch(element -> element.keyType() == KeyType.RANGE);
        if (schema.size() <= 2 || partition == 0 || !sortFollows) {
            boolean twoOfPartition = schema.size() == 2 && partition == 2;
            if (!twoOfPartition) {
                requireKeyOrder(schema);
            }
        }
        requireDistinct(schema);
        if (!sortFollows) {
            throw invalid("All HASH key attributes must precede RANGE key attributes in the KeySchema");
        }
        if (partition > MOST_ATTRIBUTES_OF_A_PART) {
            throw tooManyKeyAttributes(KeyType.HASH);
        }
        if (schema.size() - partition > MOST_ATTRIBUTES_OF_A_PART) {
            throw tooManyKeyAttributes(KeyType.RANGE);
        }
    }

    private static DynamoDbException tooManyKeyAttributes(KeyType part) {
        return invalid("The KeySchema exceeds the maximum allowed number of " + part + " key attributes");
    }

    private static void requireProjection(Projection projection) {
        if (projection.type().isEmpty()) {
            throw invalid("Unknown ProjectionType: null");
        }
        Projection.Type type = projection.type().get();
        if (type != Projection.Type.INCLUDE && projection.nonKeyAttributes().isPresent()) {
            throw invalid("ProjectionType is " + type + ", but NonKeyAttributes is specified");
        }
        if (type == Projection.Type.INCLUDE && projection.nonKeyAttributes().isEmpty()) {
            throw invalid("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }
        var names = new HashSet<String>();
        for (String name : projection.nonKeyAttributes().orElse(List.of())) {
            if (!names.add(name)) {
                throw invalid("Duplicate element in NonKeyAttributes: " + name);
            }
        }
    }

    private static void requireUnique(Set<String> names, String name) {
        if (!names.add(name)) {
            throw invalid("Duplicate index name: " + name);
        }
    }

    private static void requireAllAttributesUsed(TableSpecification table) {
        Set<String> used = table.keyAttributes();
        boolean indexed =
                !table.localIndexes().isEmpty() || !table.globalIndexes().isEmpty();
        if (indexed && used.size() != table.attributeDefinitions().size()) {
            throw invalid("Some AttributeDefinitions are not used. AttributeDefinitions: "
                    + namesInMessages(table.attributeDefinitions()) + ", keys used: " + List.copyOf(used));
        }
    }

    /** The names of attributes in the order in which DynamoDB's messages have them: that of a hash table no larger than it need be. */
    private static List<String> namesInMessages(List<AttributeDefinition> definitions) {
        int size = definitions.size();
        Set<String> names = new HashSet<>(size < 3 ? size + 1 : size * 4 / 3 + 1);
        definitions.forEach(attribute -> names.add(attribute.attributeName()));
        return List.copyOf(names);
    }

    private static void requireProjectedAttributes(TableSpecification table) {
        long projected = 0;
        for (LocalSecondaryIndex index : table.localIndexes()) {
            projected += index.projection().nonKeyAttributes().map(List::size).orElse(0);
        }
        for (GlobalSecondaryIndex index : table.globalIndexes()) {
            projected += index.projection().nonKeyAttributes().map(List::size).orElse(0);
        }
        if (projected > MOST_PROJECTED_ATTRIBUTES) {
            throw invalid("Number of attributes projected into indexes exceeds the per-table limit of "
                    + MOST_PROJECTED_ATTRIBUTES);
        }
    }

    private static void requireStream(Optional<StreamSpecification> stream) {
        if (stream.isEmpty()) {
            return;
        }
        if (stream.get().enabled() && stream.get().viewType().isEmpty()) {
            throw invalid("Table is being created with a stream enabled, UpdateViewType is required");
        }
        if (!stream.get().enabled() && stream.get().viewType().isPresent()) {
            throw invalid("Table is being created with a stream disabled, UpdateViewType should not be specified");
        }
    }

    /** A key is named with its type, and neither where there is to be none. */
    static void requireEncryption(Optional<SseSpecification> encryption) {
        if (encryption.isEmpty()) {
            return;
        }
        Optional<SseSpecification.Type> type = encryption.get().type();
        boolean named = encryption.get().kmsMasterKeyId().isPresent();
        if (!encryption.get().isEnabled() && type.isPresent()) {
            throw invalid("SSEType can not be specified if Enabled is false");
        }
        if (!encryption.get().isEnabled() && named) {
            throw invalid("KMSMasterKeyId can not be specified if Enabled is false");
        }
        if (type.filter(SseSpecification.Type.AES256::equals).isPresent()) {
            throw invalid("SSEType AES256 is not supported");
        }
        if (named && type.isEmpty()) {
            throw invalid("SSEType KMS is required if KMSMasterKeyId is specified");
        }
    }

    static DynamoDbException invalid(String reason) {
        return DynamoDbException.validation(INVALID + reason);
    }
}
