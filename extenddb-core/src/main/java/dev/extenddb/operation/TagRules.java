package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.Tag;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What tags a resource may have; see "Tagging restrictions in DynamoDB" in the Developer Guide. */
final class TagRules {

    private static final int MOST_TAGS = 50;

    private static final String RESERVED_PREFIX = "aws:";

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private TagRules() {}

    /** Refuses tags that cannot be set. */
    static void requireAllowed(Collection<Tag> tags) {
        for (Tag tag : tags) {
            if (tag.key().startsWith(RESERVED_PREFIX)) {
                throw DynamoDbException.validation(
                        "One or more parameter values were invalid: Tag keys cannot begin with " + RESERVED_PREFIX);
            }
            requireCharacters("Key", tag.key());
            requireCharacters("Value", tag.value());
        }
        if (tags.size() > MOST_TAGS) {
            throw tooMany();
        }
    }

    private static void requireCharacters(String part, String text) {
        if (!ALLOWED.matcher(text).matches()) {
            throw DynamoDbException.validation("One or more parameter values were invalid: Tag " + part + " " + text
                    + " has characters other than letters, white space, numbers and + - = . _ : / @");
        }
    }

    private static DynamoDbException tooMany() {
        return DynamoDbException.validation("One or more parameter values were invalid: The number of tags of a "
                + "resource must not exceed " + MOST_TAGS);
    }

    /** A resource's tags after some are set. */
    static List<Tag> with(List<Tag> present, List<Tag> set) {
        Map<String, Tag> tags = new LinkedHashMap<>();
        present.forEach(tag -> tags.put(tag.key(), tag));
        set.forEach(tag -> tags.put(tag.key(), tag));
        if (tags.size() > MOST_TAGS) {
            throw tooMany();
        }
        return List.copyOf(tags.values());
    }
}
