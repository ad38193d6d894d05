package dev.extenddb.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as policies write them: by the W3C's profile of ISO 8601, from a year to fractions of a second, or as seconds since 1970. */
final class PolicyDate {

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern EPOCH_SECOND = Pattern.compile("-?\\d{5,11}");

    private PolicyDate() {}

    static Optional<Instant> parse(String text) {
        try {
            Matcher date = DATE.matcher(text);
            if (date.matches()) {
                return Optional.of(LocalDate.of(part(date, 1), part(date, 2), part(date, 3))
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            }
            Matcher time = TIME.matcher(text);
            if (time.matches()) {
                String seconds = time.group(2) == null ? ":00" : time.group(2);
                return Optional.of(OffsetDateTime.parse(time.group(1) + seconds + time.group(3))
                        .toInstant());
            }
            return EPOCH_SECOND.matcher(text).matches()
                    ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(Matcher date, int group) {
        return date.group(group) == null ? 1 : Integer.parseInt(date.group(group));
    }
}
