package dev.extenddb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.testing.CaseFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Expressions and what they are parsed to, or why they are refused: the cases are in {@code expressions.txt}. */
class ExpressionTextTest {

    private static final Map<String, String> NAMES =
            Map.of("#a", "a", "#b", "b", "#c", "c", "#d", "[3]", "#and", "and", "#_1", "x.y");

    private static final Map<String, AttributeValue> VALUES = values();

    private final Expressions expressions = new Expressions(100);

    @TestFactory
    Stream<DynamicTest> cases() {
        List<DynamicTest> tests = new ArrayList<>();
        List<CaseFile.Line> lines = CaseFile.lines(ExpressionTextTest.class, "expressions.txt");
        for (int i = 0; i < lines.size(); i += 2) {
            CaseFile.Line expression = lines.get(i);
            CaseFile.Line expected = lines.get(i + 1);
            String name = expression.number() + " " + expression.key() + ": " + expression.text();
            tests.add(DynamicTest.dynamicTest(
                    name,
                    () -> assertThat(outcome(expression.key(), expression.text()))
                            .isEqualTo(expected.key() + ": " + expected.text())));
        }
        return tests.stream();
    }

    private String outcome(String kind, String text) {
        try {
            return "is: " + canonical(kind, text, new Placeholders(NAMES, VALUES));
        } catch (DynamoDbException e) {
            return "error: " + e.getMessage();
        }
    }

    private String canonical(String kind, String text, Placeholders placeholders) {
        switch (kind) {
            case "condition" -> {
                expressions.condition(text, placeholders);
                return ConditionParser.parse(text, new ExpressionErrors(ExpressionKind.CONDITION))
                        .toString();
            }
            case "filter" -> {
                return expressions.filter(text, placeholders).paths().toString();
            }
            case "key" -> {
                return KeyCondition.of(expressions.keyCondition(text, placeholders)).comparisons().stream()
                        .map(ExpressionTextTest::described)
                        .collect(Collectors.joining(", "));
            }
            case "projection" -> {
                return expressions.projection(text, placeholders).paths().toString();
            }
            case "update" -> {
                expressions.update(text, placeholders);
                return UpdateParser.parse(text, new ExpressionErrors(ExpressionKind.UPDATE))
                        .toString();
            }
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private static String described(KeyCondition.Comparison comparison) {
        return comparison.attribute() + " " + comparison.operator() + " "
                + comparison.operands().stream().map(Notation::text).toList();
    }

    private static Map<String, AttributeValue> values() {
        Map<String, AttributeValue> values = new HashMap<>();
        AttributeValue.M map = (AttributeValue.M) Notation.value(
                "{s: \"a\", t: \"b\", n: 1, two: 2, b: 'a', bool: true, null: null, ss: <\"a\">, ns: <1>, bs: <'a'>, l: [1],"
                        + " m: {a: 1}, typeS: \"S\", typeX: \"DOG\"}");
        map.values().forEach((name, value) -> values.put(":" + name, value));
        return values;
    }
}
