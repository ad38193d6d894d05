package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Json;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Condition and filter expressions, by the grammar: every operator and function. */
final class Conditions {

    private final Dice dice;
    private final Values values;
    private final Paths paths;

    Conditions(Dice dice, Values values, Paths paths) {
        this.dice = dice;
        this.values = values;
        this.paths = paths;
    }

    String condition(Table table, Placeholders placeholders) {
        return new Sentence(table, placeholders).condition(2);
    }

    /** One expression being written. */
    private final class Sentence {
        private final Table table;
        private final Placeholders placeholders;

        Sentence(Table table, Placeholders placeholders) {
            this.table = table;
            this.placeholders = placeholders;
        }

        String condition(int depth) {
            if (depth == 0 || dice.percent(55)) {
                return leaf();
            }
            return switch (dice.below(4)) {
                case 0 -> condition(depth - 1) + dice.of(" AND ", " and ") + condition(depth - 1);
                case 1 -> condition(depth - 1) + " OR " + condition(depth - 1);
                case 2 -> "NOT " + condition(depth - 1);
                default -> "(" + condition(depth - 1) + ")";
            };
        }

        private String leaf() {
            var path = paths.any(table, placeholders);
            return switch (dice.below(12)) {
                case 0 -> "attribute_exists(" + path.text() + ")";
                case 1 -> "attribute_not_exists (" + path.text() + ")";
                case 2 -> "attribute_type(" + path.text() + ", " + value(typeName()) + ")";
                case 3 -> "begins_with(" + path.text() + ", " + value(prefix()) + ")";
                case 4 -> "contains(" + path.text() + ", " + operandLike(element(path.type())) + ")";
                case 5 -> path.text() + " BETWEEN " + operandLike(path.type()) + " AND " + operandLike(path.type());
                case 6 -> path.text() + " IN (" + candidates(path.type()) + ")";
                case 7 -> "size(" + path.text() + ") " + comparator() + " " + operandLike("N");
                case 8 -> operandLike(path.type()) + comparator() + path.text();
                default -> path.text() + " " + comparator() + " " + operandLike(path.type());
            };
        }

        private String candidates(String type) {
            return Stream.generate(() -> operandLike(type))
                    .limit(dice.between(1, 3))
                    .collect(Collectors.joining(", "));
        }

        private String operandLike(String type) {
            if (dice.percent(10)) {
                return paths.any(table, placeholders).text();
            }
            return value(dice.percent(94) ? values.ofType(type) : values.any());
        }

        private String value(ObjectNode value) {
            return placeholders.value(dice.percent(1) ? values.wrong() : value);
        }

        private ObjectNode prefix() {
            return dice.percent(95) ? values.ofType(dice.of("S", "B")) : values.any();
        }

        private ObjectNode typeName() {
            return Json.object("S", dice.of("S", "N", "B", "SS", "NS", "BS", "BOOL", "NULL", "L", "M", "X"));
        }
    }

    private String comparator() {
        return dice.of("=", "<>", "<", "<=", ">", ">=");
    }

    private static String element(String type) {
        return switch (type) {
            case "SS" -> "S";
            case "NS" -> "N";
            case "BS" -> "B";
            default -> type.length() == 1 ? type : "S";
        };
    }
}
