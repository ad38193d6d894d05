package dev.extenddb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final long SEED = 20_240_611;
    private static final int[] CODE_POINTS = {
        'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF
    };

    @Test
    void stringsAreInTheOrderOfTheirUtf8Forms() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String left = text(random);
            String right = text(random);
            int expected = Bytes.wrap(Utf8.bytes(left)).compareTo(Bytes.wrap(Utf8.bytes(right)));
            int actual = Values.compare(AttributeValue.of(left), AttributeValue.of(right))
                    .orElseThrow();
            assertThat(Integer.signum(actual))
                    .as("%s against %s, seed %d", left, right, SEED)
                    .isEqualTo(Integer.signum(expected));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
        }
        return text.toString();
    }

    @Test
    void valuesOfDifferentTypesHaveNoOrder() {
        assertThat(Values.compare(AttributeValue.of("1"), AttributeValue.of(1))).isEmpty();
        assertThat(Values.compare(AttributeValue.of(true), AttributeValue.of(true)))
                .isEmpty();
    }
}
