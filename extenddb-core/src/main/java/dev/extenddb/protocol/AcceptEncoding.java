package dev.extenddb.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which compression a client would like best, as DynamoDB understands its {@code Accept-Encoding} header: the first value of {@code q}
 * counts, one that cannot be read or exceeds 1 counts as 1, {@code identity} does not count, and among equals what is named comes before
 * what a star stands for, and what is named first before the rest.
 */
final class AcceptEncoding {

    private static final List<String> SUPPORTED = List.of("gzip", "deflate");

    private static final Pattern QUALITY = Pattern.compile("q=\\s*(-?[0-9]+(?:\\.[0-9]*)?)\\s*(?:;|$)");

    private static final double STAR_HANDICAP = 1e-9;

    private AcceptEncoding() {}

    /** The best encoding that is supported; empty if none is acceptable. */
    static Optional<String> choose(String header) {
        String[] entries = header.toLowerCase(Locale.ROOT).split(",", -1);
        Optional<String> best = Optional.empty();
        double bestQuality = 0;
        for (String coding : codingsInOrder(entries)) {
            double quality = qualityOf(coding, entries);
            if (quality > bestQuality) {
                best = Optional.of(coding);
                bestQuality = quality;
            }
        }
        return best;
    }

    private static List<String> codingsInOrder(String[] entries) {
        for (String entry : entries) {
            if (coding(entry).equals("deflate")) {
                return List.of("deflate", "gzip");
            }
            if (coding(entry).equals("gzip")) {
                return SUPPORTED;
            }
        }
        return SUPPORTED;
    }

    private static double qualityOf(String coding, String[] entries) {
        double named = highest(coding, entries);
        return named >= 0 ? named : highest("*", entries) - STAR_HANDICAP;
    }

    /** The highest quality that a name is given; negative if it is not there. */
    private static double highest(String name, String[] entries) {
        double highest = -1;
        for (String entry : entries) {
            if (coding(entry).equals(name)) {
                highest = Math.max(highest, quality(entry));
            }
        }
        return highest;
    }

    private static String coding(String entry) {
        int parameters = entry.indexOf(';');
        return (parameters < 0 ? entry : entry.substring(0, parameters)).trim();
    }

    private static double quality(String entry) {
        Matcher matcher = QUALITY.matcher(entry);
        boolean readable = matcher.find() && entry.indexOf("q=") == matcher.start();
        return readable ? Math.max(0, Math.min(1, Double.parseDouble(matcher.group(1)))) : 1;
    }
}
