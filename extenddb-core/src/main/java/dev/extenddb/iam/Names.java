package dev.extenddb.iam;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What may be named how, and names that nobody can guess; see "IAM identifiers" in the IAM User Guide. */
final class Names {

    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static final int UNIQUE_LENGTH = 17;
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_TAG_NAME = 128;
    private static final int LONGEST_TAG_VALUE = 256;

    private static final Pattern SHORT_NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern LONG_NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}

    /** Users and roles. */
    static String requireShort(String what, String name) {
        return require(SHORT_NAME, what, name, "1 to 64");
    }

    /** Groups and policies. */
    static String requireLong(String what, String name) {
        return require(LONG_NAME, what, name, "1 to 128");
    }

    static String requireSession(String name) {
        return require(SESSION_NAME, "session", name, "2 to 64");
    }

    private static String require(Pattern pattern, String what, String name, String length) {
        if (!pattern.matcher(name).matches()) {
            throw IamException.invalid(
                    "The name of a " + what + " has " + length + " letters, digits and characters of _+=,.@-");
        }
        return name;
    }

    static Map<String, String> requireFew(Map<String, String> tags) {
        if (tags.size() > MOST_TAGS) {
            throw new IamException(IamException.Code.LIMIT_EXCEEDED, "There may be " + MOST_TAGS + " tags");
        }
        return tags;
    }

    /** Tags that somebody sets. */
    static void requireTags(Map<String, String> tags) {
        Map<String, String> unused = requireFew(tags);
        var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        tags.forEach((name, value) -> {
            if (name.isEmpty() || name.length() > LONGEST_TAG_NAME || value.length() > LONGEST_TAG_VALUE) {
                throw IamException.invalid("A tag has a name of 1 to " + LONGEST_TAG_NAME
                        + " characters and a value of " + "up to " + LONGEST_TAG_VALUE);
            }
            if (name.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw new IamException(
                        IamException.Code.INVALID_INPUT,
                        "aws: prefixed tag key names are not allowed for external use.");
            }
            if (!names.add(name)) {
                throw new IamException(
                        IamException.Code.INVALID_INPUT,
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        });
    }

    /** An id that is never used again. */
    static String uniqueId(String prefix) {
        return random(prefix, UPPER, UNIQUE_LENGTH);
    }

    static String accessKeyId() {
        return random("AKIAEXTENDDB", UPPER, 8);
    }

    static String temporaryKeyId() {
        return random("ASIAEXTENDDB", UPPER, 8);
    }

    static boolean isTemporaryKeyId(String keyId) {
        return keyId.startsWith("ASIA");
    }

    static String secret() {
        return random("extenddb", ALL, 32);
    }

    static String token() {
        return random("", ALL, 64);
    }

    private static String random(String prefix, String alphabet, int length) {
        var text = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
