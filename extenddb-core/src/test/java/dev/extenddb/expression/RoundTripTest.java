package dev.extenddb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The text of a tree is an expression that parses to the tree. */
class RoundTripTest {

    private static final long SEED = 7_101_972;
    private static final int ROUNDS = 3_000;

    private final RandomExpressions random = new RandomExpressions(SEED);

    @Test
    void conditions() {
        for (int i = 0; i < ROUNDS; i++) {
            ConditionNode condition = random.condition();
            String text = condition.toString();
            if (text.length() <= TokenReader.MAX_SIZE) {
                assertThat(ConditionParser.parse(text, new ExpressionErrors(ExpressionKind.CONDITION)))
                        .as("seed %d, round %d: %s", SEED, i, text)
                        .isEqualTo(condition);
            }
        }
    }

    @Test
    void updates() {
        for (int i = 0; i < ROUNDS; i++) {
            UpdateNode update = random.update();
            String text = update.toString();
            assertThat(UpdateParser.parse(text, new ExpressionErrors(ExpressionKind.UPDATE)))
                    .as("seed %d, round %d: %s", SEED, i, text)
                    .isEqualTo(update);
        }
    }
}
