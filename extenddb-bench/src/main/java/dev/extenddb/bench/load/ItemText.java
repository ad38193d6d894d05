package dev.extenddb.bench.load;

/** Items as JSON text, of about a given size by DynamoDB's rules. */
public final class ItemText {

    private static final String FILLING = "the quick brown fox jumps over the lazy dog and ".repeat(40);

    private ItemText() {}

    /**
     * An item with the key given, a number {@code v}, an index key {@code g}, a map, a list and texts.
     *
     * @param key the key attributes, as members of a JSON object
     * @param seed what the values follow from
     * @param bytes the size to reach
     */
    public static String of(String key, int seed, int bytes) {
        var text = new StringBuilder("{").append(key);
        text.append(",\"v\":{\"N\":\"").append(seed).append("\"}");
        text.append(",\"g\":{\"N\":\"").append(seed % 100).append("\"}");
        if (bytes >= 200) {
            text.append(",\"map\":{\"M\":{\"colour\":{\"S\":\"blue\"},\"weight\":{\"N\":\"12.5\"}}}");
            text.append(",\"list\":{\"L\":[{\"S\":\"one\"},{\"N\":\"2\"},{\"BOOL\":true}]}");
        }
        var left = bytes - 60;
        for (var i = 0; left > 0; i++) {
            var length = Math.min(left, 180);
            var start = (seed + i) % 40;
            text.append(",\"t")
                    .append(i)
                    .append("\":{\"S\":\"")
                    .append(FILLING, start, start + length)
                    .append("\"}");
            left -= length + 2;
        }
        return text.append('}').toString();
    }
}
