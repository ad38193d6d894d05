package dev.extenddb.expression;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.item.AttributeValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    private static final AttributeValue VALUE = AttributeValue.of(1);

    private final Expressions expressions = new Expressions(10);

    @Test
    void allExpressionsOfARequestTogetherMustUseThem() {
        Placeholders placeholders = new Placeholders(Map.of("#a", "x", "#b", "y"), Map.of(":v", VALUE));
        expressions.condition("#a = :v", placeholders);
        assertThatThrownBy(placeholders::requireAllUsed)
                .hasMessage("Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}");
        expressions.projection("#b", placeholders);
        assertThatCode(placeholders::requireAllUsed).doesNotThrowAnyException();
    }

    @Test
    void unusedNamesAreReportedBeforeUnusedValues() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("#b", "y");
        names.put("#a", "x");
        assertThatThrownBy(() -> new Placeholders(names, Map.of(":v", VALUE)).requireAllUsed())
                .hasMessage("Value provided in ExpressionAttributeNames unused in expressions: keys: {#b, #a}");
        assertThatThrownBy(() -> new Placeholders(Map.of(), Map.of(":v", VALUE)).requireAllUsed())
                .hasMessage("Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}");
    }

    @Test
    void theyAreUsedAgainWhenTheParsedFormIsKnown() {
        for (int i = 0; i < 2; i++) {
            Placeholders placeholders = new Placeholders(Map.of("#a", "x"), Map.of(":v", VALUE));
            expressions.update("SET #a = :v", placeholders);
            assertThatCode(placeholders::requireAllUsed).doesNotThrowAnyException();
        }
    }

    @Test
    void theyAreSignsAndWords() {
        assertThatCode(() -> new Placeholders(Map.of("#1_aZ", "x"), Map.of(":_", VALUE)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Placeholders(Map.of("a", "x"), Map.of()))
                .hasMessage("ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"");
        assertThatThrownBy(() -> new Placeholders(Map.of("#", "x"), Map.of()))
                .hasMessage("ExpressionAttributeNames contains invalid key: Syntax error; key: \"#\"");
        assertThatThrownBy(() -> new Placeholders(Map.of(), Map.of(":a-b", VALUE)))
                .hasMessage("ExpressionAttributeValues contains invalid key: Syntax error; key: \":a-b\"");
    }
}
