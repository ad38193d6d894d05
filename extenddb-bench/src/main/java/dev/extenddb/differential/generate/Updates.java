package dev.extenddb.differential.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Update expressions: SET with its arithmetic and functions, REMOVE, ADD and DELETE. */
final class Updates {

    private static final List<String> CLAUSES = List.of("SET", "REMOVE", "ADD", "DELETE");

    private final Dice dice;
    private final Values values;
    private final Paths paths;

    Updates(Dice dice, Values values, Paths paths) {
        this.dice = dice;
        this.values = values;
        this.paths = paths;
    }

    String update(Table table, Placeholders placeholders) {
        return new Sentence(table, placeholders).update();
    }

    /** Whether a clause or an action of that keyword is for attributes of the type. */
    static boolean fits(String keyword, String type) {
        return switch (keyword) {
            case "ADD" -> List.of("N", "SS", "NS", "BS").contains(type);
            case "DELETE" -> List.of("SS", "NS", "BS").contains(type);
            default -> true;
        };
    }

    /** One expression being written. Its targets are drawn without repetition, but for a few. */
    private final class Sentence {
        private final Table table;
        private final Placeholders placeholders;
        private final List<Attribute> targets = new ArrayList<>(dice.some(World.ATTRIBUTES, World.ATTRIBUTES.size()));

        Sentence(Table table, Placeholders placeholders) {
            this.table = table;
            this.placeholders = placeholders;
        }

        String update() {
            return dice.some(CLAUSES, dice.percent(70) ? 1 : 2).stream()
                    .map(this::clause)
                    .collect(Collectors.joining(" "));
        }

        private String clause(String keyword) {
            return switch (keyword) {
                case "SET" -> "SET " + actions(keyword, this::assignment);
                case "REMOVE" ->
                    "REMOVE " + actions(keyword, target -> path(target).text());
                default -> keyword + " " + actions(keyword, this::withOperand);
            };
        }

        private String actions(String keyword, Function<Attribute, String> action) {
            var count = dice.between(1, "DELETE".equals(keyword) ? 1 : 3);
            var written = new ArrayList<String>();
            for (var i = 0; i < count; i++) {
                written.add(action.apply(nextTarget(keyword)));
            }
            return String.join(dice.of(", ", ","), written);
        }

        private Attribute nextTarget(String keyword) {
            if (dice.percent(2)) {
                return dice.of(table.key().attributes());
            }
            var fitting = targets.stream()
                    .filter(target -> fits(keyword, target.type()) || dice.percent(2))
                    .findFirst();
            fitting.ifPresent(targets::remove);
            return fitting.orElseGet(() -> dice.of(World.ATTRIBUTES));
        }

        private Paths.Path path(Attribute target) {
            if (dice.percent(50)) {
                if ("M".equals(target.type())) {
                    var field = placeholders.name(dice.of("x", "y", "other"));
                    return new Paths.Path(placeholders.name(target.name()) + "." + field, "N");
                }
                if ("L".equals(target.type())) {
                    return new Paths.Path(placeholders.name(target.name()) + "[" + dice.below(5) + "]", "S");
                }
            }
            return paths.of(target, placeholders);
        }

        private String assignment(Attribute target) {
            var path = path(target);
            return path.text() + " = " + assigned(path);
        }

        private String assigned(Paths.Path path) {
            return switch (dice.below(7)) {
                case 0 -> operand("N") + dice.of(" + ", " - ", "+", "-") + operand("N");
                case 1 -> "if_not_exists(" + anyPath() + ", " + operand(path.type()) + ")";
                case 2 -> "list_append(" + operand("L") + ", " + operand("L") + ")";
                case 3 -> anyPath();
                case 4 -> "if_not_exists(" + path.text() + ", " + value("N") + ") + " + value("N");
                default -> value(path.type());
            };
        }

        private String operand(String type) {
            if (dice.percent(50)) {
                var alike = World.ATTRIBUTES.stream()
                        .filter(attribute -> attribute.type().equals(type))
                        .toList();
                return paths.of(dice.of(alike), placeholders).text();
            }
            return value(type);
        }

        private String withOperand(Attribute target) {
            return placeholders.name(target.name()) + " " + value(target.type());
        }

        private String anyPath() {
            return paths.any(table, placeholders).text();
        }

        private String value(String type) {
            var value = dice.percent(95) ? values.ofType(type) : values.any();
            return placeholders.value(dice.percent(1) ? values.wrong() : value);
        }
    }
}
