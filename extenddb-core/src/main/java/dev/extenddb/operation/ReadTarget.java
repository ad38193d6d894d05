package dev.extenddb.operation;

import dev.extenddb.capacity.ReadMode;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.storage.TableRef;
import dev.extenddb.table.Index;
import dev.extenddb.table.KeySchema;
import dev.extenddb.table.KeySchema.KeyAttribute;
import dev.extenddb.table.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a Query or Scan reads: a table, or one of its indexes.
 *
 * @param table the table
 * @param index the index; empty to read the table itself
 * @param mode what reads are paid by
 */
record ReadTarget(Table table, Optional<Index> index, ReadMode mode) {

    private static final String INVALID_START = "The provided starting key is invalid";

    /** The table itself or the index named, if it can be read as asked. */
    static ReadTarget of(Table table, Optional<String> indexName, boolean consistentRead, Instant now) {
        ReadMode mode = ReadMode.of(consistentRead);
        if (indexName.isEmpty()) {
            return new ReadTarget(table, Optional.empty(), mode);
        }
        Index index = table.index(indexName.get())
                .orElseThrow(() -> DynamoDbException.validation(
                        "The table does not have the specified index: " + indexName.get()));
        if (index.global() && consistentRead) {
            throw DynamoDbException.validation("Consistent reads are not supported on global secondary indexes");
        }
        if (!index.state().isReadable(now)) {
            throw DynamoDbException.validation("Cannot read from backfilling global secondary index: " + index.name());
        }
        return new ReadTarget(table, Optional.of(index), mode);
    }

    TableRef ref() {
        return index.map(Index::ref).orElse(table.ref());
    }

    /** In how many partitions the rows lie; those of a local index lie with their items. */
    int partitions() {
        return table.partitions(index.filter(Index::global));
    }

    KeySchema key() {
        return index.map(Index::key).orElse(table.key());
    }

    /** The key attributes of a row by which reading can go on after it. */
    Item lastEvaluatedKey(Item row) {
        return row.project(keyNames());
    }

    private Set<String> keyNames() {
        var names = new LinkedHashSet<>(table.key().names());
        index.ifPresent(i -> names.addAll(i.key().names()));
        return names;
    }

    /** Refuses a starting key that does not have as many attributes as rows have keys. */
    void requireStartSize(Item startKey) {
        if (startKey.attributes().size() != keyNames().size()) {
            throw DynamoDbException.validation(INVALID_START);
        }
    }

    /** Refuses a starting key that does not fit the key that is read by. */
    void requireStart(Item startKey) {
        requireStartSize(startKey);
        key().attributes().forEach(attribute -> requireStartAttribute(attribute, startKey));
    }

    /** Refuses a starting key that lacks an attribute of the key that is read by, or has it in another type. */
    static void requireStartAttribute(KeyAttribute attribute, Item startKey) {
        AttributeValue value =
                startKey.get(attribute.name()).orElseThrow(() -> DynamoDbException.validation(INVALID_START));
        if (value.type() != attribute.type()) {
            throw DynamoDbException.validation(ItemChecks.KEY_MISMATCH);
        }
    }

    /**
     * Where the row lies that a starting key means.
     *
     * @throws DynamoDbException a {@code ValidationException} if the key does not have exactly the attributes it must
     */
    Bytes position(Item startKey) {
        boolean complete = startKey.attributes().size() == keyNames().size()
                && table.key()
                        .attributes()
                        .allMatch(attribute -> startKey.get(attribute.name())
                                .filter(value -> value.type() == attribute.type())
                                .isPresent());
        if (!complete) {
            throw DynamoDbException.validation(INVALID_START + ": " + ItemChecks.KEY_MISMATCH);
        }
        return index.flatMap(i -> i.keyOf(startKey)).orElseGet(() -> table.keyOf(startKey));
    }
}
