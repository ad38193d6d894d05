package dev.extenddb.table;

import dev.extenddb.storage.TableRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The stream that a table got last.
 *
 * @param createdAt when it got it, in whole milliseconds; no two streams of tables of one name have the same
 * @param id where the stream's records lie
 * @param enabled whether changes of the table are recorded
 */
public record TableStream(Instant createdAt, long id, boolean enabled) {

    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The label that tells it from other streams of the table. */
    public String label() {
        return LABEL.format(createdAt);
    }

    /** Where its records lie. */
    public TableRef ref() {
        return new TableRef(id);
    }

    /** The same stream, no longer written to. */
    public TableStream disabled() {
        return new TableStream(createdAt, id, false);
    }
}
