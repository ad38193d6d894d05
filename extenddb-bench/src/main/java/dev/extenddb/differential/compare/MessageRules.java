package dev.extenddb.differential.compare;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Which of DynamoDB Local's messages are DynamoDB's own, word for word. */
public final class MessageRules {

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    /** Messages are compared where the reference's matches one of these. */
    private static final List<Pattern> TRUSTED = patterns(
            "Invalid (Condition|Update|Filter|KeyCondition|Projection)Expression: .*",
            "The conditional request failed",
            "Value provided in ExpressionAttribute(Names|Values) unused in expressions: .*",
            "ExpressionAttribute(Names|Values) can only be specified when using expressions.*",
            "The provided key element does not match the schema",
            "Query condition missed key schema element: .*",
            "Query key condition not supported");

    private MessageRules() {}

    static boolean trusted(String reference) {
        return TRUSTED.stream().anyMatch(pattern -> pattern.matcher(reference).matches());
    }

    /** The message with lists in braces sorted: their order is a hash table's. */
    static String comparable(String message) {
        return BRACES.matcher(message).replaceAll(match -> {
            var parts = match.group(1).split(", ");
            Arrays.sort(parts);
            return "{" + String.join(", ", parts).replace("\\", "\\\\").replace("$", "\\$") + "}";
        });
    }

    /** The message without what differs from request to request, to group by. */
    public static String withoutParticulars(String message) {
        return message.replaceAll("\"[^\"]*\"", "\"..\"")
                .replaceAll("[:#][a-zA-Z]\\w*", "..")
                .replaceAll("\\b(hash|text|binary)-\\w+|scratch-\\d", "..")
                .replaceAll("\\[[^\\]]*]", "[..]")
                .replaceAll("\\{[^}]*}", "{..}");
    }

    private static List<Pattern> patterns(String... texts) {
        return Arrays.stream(texts)
                .map(text -> Pattern.compile(text, Pattern.DOTALL))
                .toList();
    }
}
