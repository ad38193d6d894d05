package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Json;
import java.util.List;
import java.util.stream.Stream;

/** Attribute values from small domains, so that they collide, with the edges of each type among them. */
final class Values {

    private static final List<String> TYPES = List.of("S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M");
    private static final List<String> TEXTS = List.of("a", "b", "ab", "abc", "B", "\u00e9", "\ud83d\ude00", "\uffff");
    private static final List<String> NUMBERS = List.of("0", "1", "2", "-1", "10", "3.5");
    private static final List<String> EDGE_NUMBERS = List.of(
            "1.0",
            "1e1",
            "-0",
            "007",
            "0.10",
            "99999999999999999999999999999999999999",
            "-99999999999999999999999999999999999999",
            "0.00000000000000000000000000000000000001",
            "9.9999999999999999999999999999999999999E+125",
            "-9.9999999999999999999999999999999999999E+125",
            "1E-130",
            "1E125",
            "12345678901234567890.123456789012345678");
    private static final List<String> WRONG_NUMBERS =
            List.of("", "abc", "1E126", "1E-131", "1.2.3", "0x10", "NaN", "1234567890123456789012345678901234567890.5");
    private static final List<String> BINARIES = List.of("AA==", "AQ==", "/w==", "AAE=", "gAA=", "YWJj");

    private final Dice dice;

    Values(Dice dice) {
        this.dice = dice;
    }

    /** A value the attribute may well have: mostly its usual type. */
    ObjectNode likely(Attribute attribute) {
        return dice.percent(90) ? ofType(attribute.type(), 2) : any();
    }

    /** A value of any type. */
    ObjectNode any() {
        return ofType(dice.of(TYPES), 2);
    }

    /** A key's value: never empty, of the key's type. */
    ObjectNode key(Attribute attribute) {
        return switch (attribute.type()) {
            case "S" -> Json.object("S", dice.of(TEXTS));
            case "N" -> Json.object("N", dice.of(dice.percent(80) ? NUMBERS : EDGE_NUMBERS));
            default -> Json.object("B", dice.of(BINARIES));
        };
    }

    ObjectNode ofType(String type) {
        return ofType(type, 2);
    }

    private ObjectNode ofType(String type, int depth) {
        return switch (type) {
            case "S" -> Json.object("S", dice.percent(5) ? "" : dice.of(TEXTS));
            case "N" -> Json.object("N", number());
            case "B" -> Json.object("B", dice.percent(5) ? "" : dice.of(BINARIES));
            case "BOOL" -> Json.object().put("BOOL", dice.percent(50));
            case "NULL" -> Json.object().put("NULL", true);
            case "SS" -> set("SS", TEXTS);
            case "NS" -> set("NS", NUMBERS);
            case "BS" -> set("BS", BINARIES);
            case "L" -> list(depth);
            default -> map(depth);
        };
    }

    /** A value that is not one: for requests that must fail. */
    ObjectNode wrong() {
        return switch (dice.below(8)) {
            case 0 -> Json.object("N", dice.of(WRONG_NUMBERS));
            case 1 -> Json.object().set(dice.of("SS", "NS", "BS"), Json.array());
            case 2 -> Json.object().set("SS", Json.texts(List.of("a", "b", "a")));
            case 3 -> Json.object().set("NS", Json.texts(List.of("1", "1.0")));
            case 4 -> Json.object();
            case 5 -> Json.object("S", "a").put("N", "1");
            case 6 -> Json.object().put("NULL", false);
            default -> Json.object().set("NS", Json.texts(List.of(dice.of(WRONG_NUMBERS))));
        };
    }

    private String number() {
        return dice.of(dice.percent(85) ? NUMBERS : EDGE_NUMBERS);
    }

    private ObjectNode set(String type, List<String> domain) {
        return Json.object().set(type, Json.texts(dice.some(domain, dice.between(1, 3))));
    }

    private ObjectNode list(int depth) {
        var elements = Stream.generate(() -> nested(depth)).limit(dice.below(4)).toList();
        return Json.object().set("L", Json.array(elements));
    }

    private ObjectNode map(int depth) {
        var fields = Json.object();
        dice.some(List.of("x", "y", "z", "n1"), dice.below(4)).forEach(name -> fields.set(name, nested(depth)));
        return Json.object().set("M", fields);
    }

    private ObjectNode nested(int depth) {
        return ofType(dice.of(depth == 0 ? TYPES.subList(0, 8) : TYPES), depth - 1);
    }
}
