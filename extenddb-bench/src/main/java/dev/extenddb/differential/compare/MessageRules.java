package dev.extenddb.differential.compare;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of DynamoDB Local's messages are DynamoDB's own, word for word. */
public final class MessageRules {

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern NUMBER = Pattern.compile("\\{N:(-?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?)}");

    /** Messages are compared where the reference's matches one of these; the group tells the fault. */
    private static final List<Pattern> TRUSTED = patterns(
            "(Invalid (?:Condition|Update|Filter|KeyCondition|Projection)Expression: \\w+).*",
            "(The conditional request failed)",
            "(Value provided in ExpressionAttribute(?:Names|Values) unused in expressions: ).*",
            "(ExpressionAttributeNames can only be specified when using expressions)",
            "(The provided key element does not match the schema)",
            "(Query condition missed key schema element: ).*",
            "(Query key condition not supported)");

    private MessageRules() {}

    /**
     * Whether both messages are of one fault and the reference's is DynamoDB's own. Of several faults in a request the servers may report different
     * ones: which one comes first is not what DynamoDB Local is known for.
     */
    static boolean trusted(String reference, String candidate) {
        return !reference.contains("java.nio.HeapByteBuffer")
                && TRUSTED.stream()
                        .map(pattern -> pattern.matcher(reference))
                        .filter(Matcher::matches)
                        .anyMatch(match -> candidate.startsWith(match.group(1)));
    }

    /**
     * The message with lists in braces sorted (their order is a hash table's), numbers in one form, and without the space that begins the text near a
     * syntax error.
     */
    static String comparable(String message) {
        var lists = BRACES.matcher(message).replaceAll(match -> Matcher.quoteReplacement(sorted(match.group(1))));
        var numbers = NUMBER.matcher(lists)
                .replaceAll(match -> Matcher.quoteReplacement("{N:" + plain(match.group(1)) + "}"));
        return numbers.replaceAll("near: \" +", "near: \"");
    }

    private static String sorted(String list) {
        var parts = list.split(", ?");
        Arrays.sort(parts);
        return "{" + String.join(", ", parts) + "}";
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toString();
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
