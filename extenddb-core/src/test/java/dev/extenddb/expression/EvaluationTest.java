package dev.extenddb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.testing.CaseFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What conditions, projections and updates do with items: the cases are in {@code evaluations.txt}. */
class EvaluationTest {

    private final Expressions expressions = new Expressions(100);
    private Item item = Item.EMPTY;
    private Placeholders placeholders = Placeholders.none();
    private Supplier<UpdateResult> update = () -> {
        throw new IllegalStateException("No update yet");
    };

    @TestFactory
    Stream<DynamicTest> cases() {
        List<DynamicTest> tests = new ArrayList<>();
        String projection = "";
        for (CaseFile.Line line : CaseFile.lines(EvaluationTest.class, "evaluations.txt")) {
            switch (line.key()) {
                case "item" -> item = Notation.item(line.text());
                case "values" -> placeholders = new Placeholders(Map.of("#dot", "x.y"), values(line.text()));
                case "project" -> projection = line.text();
                case "update" -> update = update(line.text());
                default -> tests.add(test(line, projection));
            }
        }
        return tests.stream();
    }

    private DynamicTest test(CaseFile.Line line, String projection) {
        Item subject = item;
        Placeholders given = placeholders;
        Supplier<UpdateResult> updated = update;
        return DynamicTest.dynamicTest(line.number() + " " + line.key() + ": " + line.text(), () -> {
            switch (line.key()) {
                case "true" ->
                    assertThat(expressions.condition(line.text(), given).test(subject))
                            .isTrue();
                case "false" ->
                    assertThat(expressions.condition(line.text(), given).test(subject))
                            .isFalse();
                case "gives" ->
                    assertThat(Notation.text(
                                    expressions.projection(projection, given).apply(subject)))
                            .isEqualTo(line.text());
                case "after" -> assertThat(Notation.text(updated.get().after())).isEqualTo(line.text());
                case "old" ->
                    assertThat(Notation.text(updated.get().updatedOld())).isEqualTo(line.text());
                case "new" ->
                    assertThat(Notation.text(updated.get().updatedNew())).isEqualTo(line.text());
                case "error" -> assertThat(message(updated)).isEqualTo(line.text());
                default -> throw new IllegalArgumentException(line.key());
            }
        });
    }

    private Supplier<UpdateResult> update(String text) {
        Item subject = item;
        Placeholders given = placeholders;
        return () -> expressions.update(text, given).apply(subject);
    }

    private static String message(Supplier<UpdateResult> update) {
        try {
            return "no error but " + Notation.text(update.get().after());
        } catch (DynamoDbException e) {
            return e.getMessage();
        }
    }

    private static Map<String, AttributeValue> values(String text) {
        Map<String, AttributeValue> values = new HashMap<>();
        Notation.item(text).attributes().forEach((name, value) -> values.put(":" + name, value));
        return values;
    }
}
