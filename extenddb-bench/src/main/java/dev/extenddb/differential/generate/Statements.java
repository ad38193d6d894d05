package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PartiQL statements: SELECT, INSERT, UPDATE and DELETE of one table. */
final class Statements {

    private static final Pattern TABLE = Pattern.compile("(?:FROM|INTO|UPDATE) \"([^\"]+)\"");

    private final Language language;
    private final Dice dice;

    Statements(Language language) {
        this.language = language;
        this.dice = language.dice();
    }

    ObjectNode select() {
        var table = language.table();
        var text = new StatementText(dice);
        if (!table.indexes().isEmpty() && dice.percent(25)) {
            var index = dice.of(table.indexes());
            return text.finished("SELECT * FROM \"" + table.name() + "\".\"" + index.name() + "\""
                    + (dice.percent(20) ? "" : " WHERE " + key(index.key(), text)));
        }
        var projection = projection(table, text);
        var where = condition(table, text);
        return text.finished(
                "SELECT " + projection + " FROM \"" + table.name() + "\"" + (where.isEmpty() ? "" : " WHERE " + where));
    }

    /** A SELECT that reads one item by its key. */
    ObjectNode get() {
        var table = language.table();
        var text = new StatementText(dice);
        var projection = projection(table, text);
        return text.finished("SELECT " + projection + " FROM \"" + table.name() + "\" WHERE " + key(table.key(), text));
    }

    ObjectNode insert() {
        var table = language.table();
        var text = new StatementText(dice);
        var item = language.items().item(table);
        var members = new ArrayList<String>();
        item.properties()
                .forEach(member ->
                        members.add("'" + member.getKey() + "': " + text.value((ObjectNode) member.getValue())));
        return text.finished("INSERT INTO \"" + table.name() + "\" VALUE {" + String.join(", ", members) + "}");
    }

    /**
     * An UPDATE of one item.
     *
     * @param returning whether it may ask for what it changed
     */
    ObjectNode update(boolean returning) {
        var table = language.table();
        var text = new StatementText(dice);
        var clauses = dice.some(World.ATTRIBUTES, dice.between(1, 3)).stream()
                .map(attribute -> clause(attribute, text))
                .collect(Collectors.joining(" "));
        var where = key(table.key(), text) + further(table, text);
        return text.finished("UPDATE \"" + table.name() + "\" " + clauses + " WHERE " + where
                + (returning && dice.percent(50) ? " RETURNING " + returned() : ""));
    }

    /**
     * A DELETE of one item.
     *
     * @param returning whether it may ask for what it deleted
     */
    ObjectNode delete(boolean returning) {
        var table = language.table();
        var text = new StatementText(dice);
        var where = key(table.key(), text) + further(table, text);
        return text.finished("DELETE FROM \"" + table.name() + "\" WHERE " + where
                + (returning && dice.percent(50) ? " RETURNING ALL OLD *" : ""));
    }

    /** The table that a statement is about: the first name with quotes after the keyword. */
    static String tableOf(ObjectNode statement) {
        var matcher = TABLE.matcher(statement.path("Statement").asText());
        return matcher.find() ? matcher.group(1) : "";
    }

    private String clause(Attribute attribute, StatementText text) {
        var name = text.name(attribute);
        if (dice.percent(25)) {
            return "REMOVE " + name;
        }
        return switch (attribute.type()) {
            case "N" -> "SET " + name + "=" + (dice.percent(30) ? name + " + " : "") + value(attribute, text);
            case "L" ->
                dice.percent(30)
                        ? "SET " + name + "=list_append(" + name + ", " + value(attribute, text) + ")"
                        : "SET " + name + "=" + value(attribute, text);
            case "SS", "NS", "BS" ->
                dice.percent(40)
                        ? "SET " + name + "=" + dice.of("set_add", "set_delete") + "(" + name + ", "
                                + value(attribute, text) + ")"
                        : "SET " + name + "=" + value(attribute, text);
            default -> "SET " + name + "=" + value(attribute, text);
        };
    }

    private String returned() {
        return dice.of("ALL", "MODIFIED") + " " + dice.of("OLD", "NEW") + " *";
    }

    private String projection(Table table, StatementText text) {
        if (dice.percent(60)) {
            return "*";
        }
        return Stream.concat(
                        dice.some(World.ATTRIBUTES, dice.between(1, 3)).stream(),
                        dice.percent(40) ? Stream.of(table.key().hash()) : Stream.empty())
                .map(text::name)
                .collect(Collectors.joining(", "));
    }

    private String key(KeyPair key, StatementText text) {
        var attributes = dice.percent(98) ? key.attributes() : dice.some(key.attributes(), 1);
        return attributes.stream()
                .map(attribute -> text.name(attribute) + " = "
                        + text.value(
                                dice.percent(98)
                                        ? language.values().key(attribute)
                                        : language.values().any()))
                .collect(Collectors.joining(" AND "));
    }

    private String further(Table table, StatementText text) {
        return dice.percent(30) ? " AND " + predicate(table, text) : "";
    }

    private String condition(Table table, StatementText text) {
        return switch (dice.below(6)) {
            case 0 -> "";
            case 1 -> predicate(table, text);
            case 2 -> predicate(table, text) + dice.of(" AND ", " OR ") + predicate(table, text);
            case 3 -> "NOT (" + predicate(table, text) + ")";
            default -> key(table.key(), text) + further(table, text);
        };
    }

    private String predicate(Table table, StatementText text) {
        if (dice.percent(10)) {
            var key = dice.of(table.key().attributes());
            return text.name(key) + " " + dice.of("=", "<", "<=", ">", ">=") + " "
                    + text.value(language.values().key(key));
        }
        var attribute = dice.of(World.ATTRIBUTES);
        var name = text.name(attribute);
        return switch (dice.below(9)) {
            case 0 -> name + " IS MISSING";
            case 1 -> name + " IS NOT MISSING";
            case 2 -> name + " IN [" + value(attribute, text) + ", " + value(attribute, text) + "]";
            case 3 -> name + " BETWEEN " + value(attribute, text) + " AND " + value(attribute, text);
            case 4 -> "begins_with(" + name + ", " + value(new Attribute("", "S"), text) + ")";
            case 5 -> "contains(" + name + ", " + value(new Attribute("", dice.of("S", "N")), text) + ")";
            case 6 -> "attribute_type(" + name + ", '" + dice.of("S", "N", "SS", "L", "M") + "')";
            default -> name + " " + dice.of("=", "<>", "<", "<=", ">", ">=") + " " + value(attribute, text);
        };
    }

    private String value(Attribute attribute, StatementText text) {
        return text.value(
                dice.percent(95)
                        ? language.values().ofType(attribute.type())
                        : language.values().any());
    }
}
