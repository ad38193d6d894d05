package dev.extenddb.differential.generate;

/** Key conditions of a query, now and then on the wrong attribute or with the wrong operator. */
final class KeyConditions {

    private final Dice dice;
    private final Values values;

    KeyConditions(Dice dice, Values values) {
        this.dice = dice;
        this.values = values;
    }

    String condition(KeyPair key, Placeholders placeholders) {
        var hash = equality(key.hash(), placeholders);
        if (key.range().isEmpty() || dice.percent(40)) {
            return dice.percent(97) ? hash : hash + " AND " + placeholders.name("n1") + " = :none";
        }
        var range = range(key.range().orElseThrow(), placeholders);
        return switch (dice.below(20)) {
            case 0 -> range;
            case 1 -> hash + " OR " + range;
            case 2 -> range + " AND " + hash;
            case 3 -> "(" + hash + ") AND (" + range + ")";
            default -> hash + " AND " + range;
        };
    }

    private String equality(Attribute hash, Placeholders placeholders) {
        var operator = dice.percent(98) ? " = " : dice.of(" < ", " <> ", " >= ");
        return placeholders.name(hash.name()) + operator + value(hash, placeholders);
    }

    private String range(Attribute range, Placeholders placeholders) {
        var name = placeholders.name(range.name());
        return switch (dice.below(8)) {
            case 0 -> name + " BETWEEN " + value(range, placeholders) + " AND " + value(range, placeholders);
            case 1, 2 ->
                "N".equals(range.type()) && dice.percent(90)
                        ? name + " > " + value(range, placeholders)
                        : "begins_with(" + name + ", " + value(range, placeholders) + ")";
            case 3 -> name + (dice.percent(90) ? " = " : " <> ") + value(range, placeholders);
            default -> name + " " + dice.of("<", "<=", ">", ">=") + " " + value(range, placeholders);
        };
    }

    private String value(Attribute attribute, Placeholders placeholders) {
        return placeholders.value(dice.percent(97) ? values.key(attribute) : values.any());
    }
}
