package dev.extenddb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Expressions as large as DynamoDB allows, and larger. */
class LimitsTest {

    private final Expressions expressions = new Expressions(0);
    private final Placeholders one = new Placeholders(Map.of(), Map.of(":v", AttributeValue.of(1)));

    @Test
    void anExpressionHas4096BytesAtMost() {
        assertThat(expressions.projection("x".repeat(4096), one).paths()).hasSize(1);
        refused(
                () -> expressions.projection("x".repeat(4097), one),
                "Invalid ProjectionExpression: Expression size has exceeded the maximum allowed size; expression size: 4097");
        refused(
                () -> expressions.filter("ü".repeat(2049), one),
                "Invalid FilterExpression: Expression size has exceeded the maximum allowed size; expression size: 4098");
    }

    @Test
    void aConditionHas300OperatorsAtMost() {
        String most = "a<b " + "or (a<b ".repeat(149) + ")".repeat(149);
        assertThat(expressions.condition(most, one).test(Item.EMPTY)).isFalse();
        String more = "a<b " + "or (a<b ".repeat(150) + ")".repeat(150);
        refused(
                () -> expressions.condition(more, one),
                "Invalid ConditionExpression: The expression contains too many operators; operator count: 301");
        refused(
                () -> expressions.condition("not ".repeat(1000) + "a<b", one),
                "Invalid ConditionExpression: The expression contains too many operators; operator count: 301");
        refused(
                () -> expressions.condition("a < " + "size(".repeat(680) + "b" + ")".repeat(680), one),
                "Invalid ConditionExpression: The expression contains too many operators; operator count: 301");
    }

    @Test
    void parenthesesCannotExhaustTheStack() {
        refused(
                () -> expressions.condition("(".repeat(2046) + "a<b" + ")".repeat(2046), one),
                "Invalid ConditionExpression: The expression has redundant parentheses;");
        refused(
                () -> expressions.update("SET a=" + "(".repeat(2000) + "b" + ")".repeat(2000), one),
                "Invalid UpdateExpression: The expression has redundant parentheses;");
    }

    @Test
    void inTakes100Operands() {
        assertThat(expressions
                        .condition("a IN (" + ":v,".repeat(99) + ":v)", one)
                        .test(Item.EMPTY))
                .isFalse();
        refused(
                () -> expressions.condition("a IN (" + ":v,".repeat(100) + ":v)", one),
                "Invalid ConditionExpression: The IN operator is provided with too many operands; number of operands: 101");
    }

    @Test
    void aPathHas32LevelsAtMost() {
        assertThat(expressions.projection("a" + ".b".repeat(31), one).paths()).hasSize(1);
        refused(
                () -> expressions.projection("a" + ".b".repeat(32), one),
                "Invalid ProjectionExpression: The document path has too many nesting levels; nesting levels: 33");
    }

    private static void refused(ThrowingCallable binding, String message) {
        assertThatThrownBy(binding).hasMessage(message);
    }
}
