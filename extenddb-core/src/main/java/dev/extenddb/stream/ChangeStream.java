package dev.extenddb.stream;

import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.TableRef;
import dev.extenddb.table.KeySchemaElement;
import dev.extenddb.table.StreamSpecification.ViewType;
import dev.extenddb.table.TableAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stream as the catalog keeps it. It outlives its table.
 *
 * @param table the table whose changes it has, or had
 * @param label tells it from other streams of tables of the same name
 * @param id where its records lie
 * @param viewType what clients get to see of a changed item
 * @param keySchema the table's key
 * @param createdAt when it began
 * @param disabledAt when it ended, if it did
 */
public record ChangeStream(
        TableAddress table,
        String label,
        long id,
        ViewType viewType,
        List<KeySchemaElement> keySchema,
        Instant createdAt,
        Optional<Instant> disabledAt) {

    static final String CATALOG_KIND = "stream";

    public ChangeStream {
        keySchema = List.copyOf(keySchema);
    }

    /** Where its records lie. */
    public TableRef ref() {
        return new TableRef(id);
    }

    /** Its Amazon Resource Name. */
    public StreamArn arn() {
        return new StreamArn(table, label);
    }

    /** Where it stands at an instant. */
    public StreamStatus status(Instant now, StreamSettings settings) {
        if (disabledAt.isPresent()) {
            return isSettled(now, settings) ? StreamStatus.DISABLED : StreamStatus.DISABLING;
        }
        boolean enabling =
                now.isBefore(createdAt.plus(settings.controlPlaneDelay().get()));
        return enabling ? StreamStatus.ENABLING : StreamStatus.ENABLED;
    }

    /** Whether it has ended, and no write is under way any more that does not know of it. */
    boolean isSettled(Instant now, StreamSettings settings) {
        return disabledAt
                .filter(end -> !now.isBefore(end.plus(settings.settling())))
                .isPresent();
    }

    /** Its log at an instant. */
    ChangeLog log(Instant now, StreamSettings settings) {
        return new ChangeLog(
                ref(),
                createdAt,
                settings.shards(),
                Optional.of(settings.shardLife()).filter(life -> disabledAt.isEmpty()),
                now.minus(StreamCatalog.RETENTION),
                isSettled(now, settings));
    }

    /** The same stream, ended. */
    ChangeStream disabled(Instant at) {
        return new ChangeStream(table, label, id, viewType, keySchema, createdAt, Optional.of(at));
    }

    /** Where the catalog keeps it. */
    CatalogKey catalogKey() {
        return arn().catalogKey();
    }
}
