package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.Tag;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What tags a resource may have; see "Tagging restrictions in DynamoDB" in the Developer Guide. */
final class TagRules {

    private static final int MOST_TAGS = 50;

    private static final String RESERVED_PREFIX = "aws:";

    private static final String CHARACTER = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";

    private static final Pattern KEY = Pattern.compile(CHARACTER + "{1,128}");

    private static final Pattern VALUE = Pattern.compile(CHARACTER + "{0,256}");

    private TagRules() {}

    /** Refuses tags that cannot be set together. */
    static void requireAllowed(Collection<Tag> tags) {
        for (Tag tag : tags) {
            requireKey(tag.key());
            if (!VALUE.matcher(tag.value()).matches()) {
                throw DynamoDbException.validation("The Tag Value provided is invalid, Value: " + tag.value());
            }
        }
        requireUnique(tags);
        requireFew(tags.size());
    }

    /** Refuses keys of tags that cannot be taken off together. */
    static void requireRemovable(Collection<String> keys) {
        keys.forEach(TagRules::requireKey);
        requireFew(keys.size());
    }

    private static void requireKey(String key) {
        if (key.startsWith(RESERVED_PREFIX)) {
            throw DynamoDbException.validation("Tag Key cannot be prefixed with " + RESERVED_PREFIX + ", Key: " + key);
        }
        if (!KEY.matcher(key).matches()) {
            throw DynamoDbException.validation("The Tag Key provided is invalid, Key: " + key);
        }
    }

    private static void requireUnique(Collection<Tag> tags) {
        var keys = new HashSet<String>();
        for (Tag tag : tags) {
            if (!keys.add(tag.key())) {
                throw DynamoDbException.validation(
                        "Duplicate Tag Keys provided as input: Duplicate Tag Key found " + tag.key());
            }
        }
    }

    private static void requireFew(int tags) {
        if (tags > MOST_TAGS) {
            throw DynamoDbException.validation("Number of Tags exceed the current limit for the provided ResourceArn");
        }
    }

    /** A resource's tags after some are set. */
    static List<Tag> with(List<Tag> present, List<Tag> set) {
        Map<String, Tag> tags = new LinkedHashMap<>();
        present.forEach(tag -> tags.put(tag.key(), tag));
        set.forEach(tag -> tags.put(tag.key(), tag));
        requireFew(tags.size());
        return List.copyOf(tags.values());
    }
}
