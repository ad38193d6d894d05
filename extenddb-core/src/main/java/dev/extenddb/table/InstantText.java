package dev.extenddb.table;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as they stand in DynamoDB's messages. */
public final class InstantText {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private InstantText() {}

    /** An instant with three decimals of its second. */
    public static String of(Instant instant) {
        return MILLISECONDS.format(instant);
    }
}
