package dev.extenddb.differential.generate;

/** Document paths into items. */
final class Paths {

    private final Dice dice;

    Paths(Dice dice) {
        this.dice = dice;
    }

    /** A path to an attribute of the table, or into one. */
    Path any(Table table, Placeholders placeholders) {
        return switch (dice.below(12)) {
            case 0 -> new Path(placeholders.name("m1") + "." + placeholders.name(field()), "N");
            case 1 -> new Path(placeholders.name("l1") + "[" + dice.below(3) + "]", "S");
            case 2 -> deep(placeholders);
            case 3 -> of(dice.of(table.key().attributes()), placeholders);
            default -> of(dice.of(World.ATTRIBUTES), placeholders);
        };
    }

    Path of(Attribute attribute, Placeholders placeholders) {
        return new Path(placeholders.name(attribute.name()), attribute.type());
    }

    private Path deep(Placeholders placeholders) {
        var inMap = placeholders.name("m1") + "." + placeholders.name(field());
        return dice.percent(50)
                ? new Path(inMap + "[" + dice.below(2) + "]", "N")
                : new Path(placeholders.name("l1") + "[" + dice.below(2) + "]." + placeholders.name(field()), "N");
    }

    private String field() {
        return dice.of("x", "y", "z", "n1");
    }

    /**
     * A path as an expression writes it.
     *
     * @param text the text
     * @param type the type that what it leads to usually has
     */
    record Path(String text, String type) {}
}
