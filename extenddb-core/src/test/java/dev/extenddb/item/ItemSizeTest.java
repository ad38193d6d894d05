package dev.extenddb.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sizes by "DynamoDB item sizes and formats" in the Developer Guide. */
class ItemSizeTest {

    @Test
    void utf8LengthIsThatOfTheEncodedBytes() {
        long seed = 99;
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                text.append(random.nextBoolean() ? RandomValues.text(random) : (char) random.nextInt(0x10000));
            }

            assertThat(Utf8.length(text.toString()))
                    .as("seed %d, text %d", seed, i)
                    .isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void scalarsAndSetsCostTheirContent() {
        assertThat(AttributeValue.of("").size()).isZero();
        assertThat(AttributeValue.of("aé€\ud83d\ude00").size()).isEqualTo(1 + 2 + 3 + 4);
        assertThat(AttributeValue.of(Bytes.of(new byte[7])).size()).isEqualTo(7);
        assertThat(AttributeValue.of(true).size()).isEqualTo(1);
        assertThat(new AttributeValue.NULL().size()).isEqualTo(1);
        assertThat(new AttributeValue.SS(Set.of("a", "bc")).size()).isEqualTo(3);
        assertThat(new AttributeValue.NS(Set.of(DynamoNumber.of(1), DynamoNumber.of(-123))).size())
                .isEqualTo(2 + 4);
    }

    @Test
    void documentsCostThreeBytesAndOneForEachElement() {
        assertThat(new AttributeValue.L(List.of()).size()).isEqualTo(3);
        assertThat(new AttributeValue.L(List.of(AttributeValue.of("ab"), AttributeValue.of(true))).size())
                .isEqualTo(3 + (1 + 2) + (1 + 1));
        assertThat(new AttributeValue.M(Map.of("key", AttributeValue.of("ab"))).size())
                .isEqualTo(3 + 1 + 3 + 2);
    }

    @Test
    void anItemCostsItsNamesAndValues() {
        assertThat(Item.EMPTY.size()).isZero();
        assertThat(Item.of(Map.of("id", AttributeValue.of("a"), "é", AttributeValue.of(100)))
                        .size())
                .isEqualTo(2 + 1 + 2 + 2);
    }

    @Test
    void depthCountsDocuments() {
        AttributeValue scalar = AttributeValue.of("a");
        AttributeValue list = new AttributeValue.L(List.of(scalar));

        assertThat(scalar.depth()).isEqualTo(1);
        assertThat(list.depth()).isEqualTo(2);
        assertThat(new AttributeValue.M(Map.of("a", scalar, "b", list)).depth()).isEqualTo(3);
    }
}
