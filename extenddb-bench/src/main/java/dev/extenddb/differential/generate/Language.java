package dev.extenddb.differential.generate;

import java.util.List;

/**
 * Everything that writes parts of requests, on one dice.
 *
 * @param dice the dice
 * @param tables the tables that requests are about
 * @param values attribute values
 * @param items keys and items
 * @param conditions condition and filter expressions
 * @param updates update expressions
 * @param projections projection expressions
 * @param keyConditions key conditions
 */
record Language(
        Dice dice,
        List<Table> tables,
        Values values,
        Items items,
        Conditions conditions,
        Updates updates,
        Projections projections,
        KeyConditions keyConditions) {

    static Language on(Dice dice, List<Table> tables) {
        var values = new Values(dice);
        var paths = new Paths(dice);
        return new Language(
                dice,
                tables,
                values,
                new Items(dice, values),
                new Conditions(dice, values, paths),
                new Updates(dice, values, paths),
                new Projections(dice, paths),
                new KeyConditions(dice, values));
    }

    Table table() {
        return dice.of(tables);
    }
}
