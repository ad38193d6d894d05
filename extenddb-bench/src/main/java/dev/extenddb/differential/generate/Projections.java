package dev.extenddb.differential.generate;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Projection expressions; a few with paths that overlap. */
final class Projections {

    private final Dice dice;
    private final Paths paths;

    Projections(Dice dice, Paths paths) {
        this.dice = dice;
        this.paths = paths;
    }

    String projection(Table table, Placeholders placeholders) {
        return Stream.generate(() -> paths.any(table, placeholders).text())
                .limit(dice.between(1, 4))
                .collect(Collectors.joining(dice.of(",", ", ")));
    }
}
