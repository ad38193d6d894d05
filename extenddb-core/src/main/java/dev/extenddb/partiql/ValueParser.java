package dev.extenddb.partiql;

import dev.extenddb.expression.Token;
import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.DynamoNumber;
import dev.extenddb.item.InvalidNumberException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Values: literals and parameters. See "PartiQL data types for DynamoDB" in the Developer Guide. */
final class ValueParser {

    /** What messages call the value itself; what is in it is named by the path from there. */
    private static final String ROOT = "root";

    private final TokenReader tokens;

    ValueParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    /** Whether a value begins here. */
    boolean atValue() {
        return tokens.at(Token.Kind.STRING)
                || tokens.at(Token.Kind.NUMBER)
                || tokens.at("?")
                || tokens.at("-")
                || tokens.at("[")
                || tokens.at("<<")
                || tokens.at("{")
                || tokens.atKeyword("TRUE")
                || tokens.atKeyword("FALSE")
                || tokens.atKeyword("NULL")
                || tokens.atKeyword("MISSING");
    }

    /** {@code value = string | ["-"] number | "?" | TRUE | FALSE | NULL | list | set | map} */
    AttributeValue parse() {
        return value(ROOT);
    }

    private AttributeValue value(String path) {
        if (tokens.at(Token.Kind.STRING)) {
            return AttributeValue.of(tokens.take().text());
        }
        if (tokens.at("?")) {
            return tokens.takeParameter();
        }
        if (tokens.at("[")) {
            return new AttributeValue.L(elements("[", "]", path));
        }
        if (tokens.at("<<")) {
            return set(path);
        }
        if (tokens.at("{")) {
            return new AttributeValue.M(entries(path));
        }
        return tokens.at(Token.Kind.NUMBER) || tokens.at("-") ? number(path) : word(path);
    }

    private AttributeValue number(String path) {
        boolean negative = tokens.takeIf("-");
        if (!tokens.at(Token.Kind.NUMBER)) {
            throw tokens.unexpected();
        }
        String text = (negative ? "-" : "") + tokens.take().text();
        try {
            return new AttributeValue.N(DynamoNumber.parse(decimal(text).toString()));
        } catch (InvalidNumberException e) {
            throw StatementErrors.number(e, path);
        } catch (NumberFormatException e) {
            throw StatementErrors.unreadable();
        }
    }

    /** Newer versions of Java read one exponent more, 2147483648, than those whose limits DynamoDB shows. */
    private static BigDecimal decimal(String text) {
        var decimal = new BigDecimal(text);
        if (decimal.scale() == Integer.MIN_VALUE) {
            throw new NumberFormatException(text);
        }
        return decimal;
    }

    private AttributeValue word(String path) {
        if (tokens.takeIfKeyword("TRUE")) {
            return AttributeValue.of(true);
        }
        if (tokens.takeIfKeyword("FALSE")) {
            return AttributeValue.of(false);
        }
        if (tokens.takeIfKeyword("NULL")) {
            return new AttributeValue.NULL();
        }
        if (tokens.atKeyword("MISSING")) {
            throw StatementErrors.literalMissing();
        }
        if (tokens.atCall() || tokens.atName()) {
            Token name = tokens.current();
            throw StatementErrors.noValue(name.text().toLowerCase(Locale.ROOT), path, tokens.position(name));
        }
        throw tokens.unexpected();
    }

    /** {@code list = "[" [value {"," value}] "]"}; other sequences have other brackets. */
    List<AttributeValue> elements(String opening, String closing) {
        return elements(opening, closing, ROOT);
    }

    private List<AttributeValue> elements(String opening, String closing, String path) {
        tokens.open(opening);
        var elements = new ArrayList<AttributeValue>();
        if (!tokens.at(closing)) {
            do {
                elements.add(value(path + "[" + elements.size() + "]"));
            } while (tokens.takeIf(","));
        }
        tokens.close(closing);
        return elements;
    }

    /** {@code map = "{" [string ":" value {"," string ":" value}] "}"} */
    private Map<String, AttributeValue> entries(String path) {
        return entries(path, key -> path + "." + key);
    }

    private Map<String, AttributeValue> entries(String path, UnaryOperator<String> pathOfEntry) {
        tokens.open("{");
        var entries = new LinkedHashMap<String, AttributeValue>();
        if (!tokens.at("}")) {
            do {
                String key = key(path);
                tokens.expect(":");
                if (entries.put(key, value(pathOfEntry.apply(key))) != null) {
                    throw StatementErrors.repeatedKey(key, path);
                }
            } while (tokens.takeIf(","));
        }
        tokens.close("}");
        return entries;
    }

    private String key(String path) {
        if (tokens.at(Token.Kind.STRING)) {
            return tokens.take().text();
        }
        if (tokens.at("?")) {
            AttributeValue key = tokens.takeParameter();
            if (key instanceof AttributeValue.S text) {
                return text.value();
            }
            throw StatementErrors.keyType(key.type().name(), path);
        }
        throw tokens.atName() ? StatementErrors.keyType("Identifier", path) : tokens.unexpected();
    }

    /** {@code item = map | "?"}, where each attribute's value counts as a value of its own. */
    Map<String, AttributeValue> parseItem() {
        if (tokens.at("{")) {
            return entries(ROOT, key -> ROOT);
        }
        if (tokens.at("?") && tokens.takeParameter() instanceof AttributeValue.M map) {
            return map.values();
        }
        throw tokens.at("<<") ? StatementErrors.severalItems() : StatementErrors.noItem();
    }

    /** {@code set = "<<" value {"," value} ">>"} */
    private AttributeValue set(String path) {
        List<AttributeValue> members = elements("<<", ">>", path);
        if (members.isEmpty()) {
            throw StatementErrors.emptyBag();
        }
        AttributeType type = members.get(0).type();
        members.forEach(member -> requireType(type, member.type(), path));
        return switch (type) {
            case S -> new AttributeValue.SS(distinct(members, member -> ((AttributeValue.S) member).value()));
            case N -> new AttributeValue.NS(distinct(members, member -> ((AttributeValue.N) member).value()));
            case B -> new AttributeValue.BS(distinct(members, member -> ((AttributeValue.B) member).value()));
            case SS, NS, BS, BOOL, NULL, L, M -> throw StatementErrors.bagType();
        };
    }

    private static <T> Set<T> distinct(List<AttributeValue> members, Function<AttributeValue, T> content) {
        List<T> contents = members.stream().map(content).toList();
        var distinct = new LinkedHashSet<>(contents);
        if (distinct.size() < contents.size()) {
            throw StatementErrors.repeatedMember(contents);
        }
        return distinct;
    }

    private static void requireType(AttributeType expected, AttributeType actual, String path) {
        if (actual != expected) {
            throw StatementErrors.bagMember(actual.name(), expected.label(), path);
        }
    }
}
