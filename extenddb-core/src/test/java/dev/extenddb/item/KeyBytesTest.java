package dev.extenddb.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyBytesTest {

    private static final long SEED = 4_711;
    private static final int ROUNDS = 5_000;

    private final Random random = new Random(SEED);

    @Test
    void numbersLieInTheOrderOfTheirValues() {
        assertOrdered(RandomValues::number, Comparator.comparing(KeyBytesTest::numberOf));
    }

    @Test
    void numbersAtTheLimitsLieInOrder() {
        List<Bytes> keys = Stream.of(
                        "-9.9999999999999999999999999999999999999E125",
                        "-1E125",
                        "-100",
                        "-99.9",
                        "-99",
                        "-11",
                        "-10.1",
                        "-10",
                        "-9",
                        "-1.01",
                        "-1",
                        "-0.1",
                        "-1.1E-130",
                        "-1E-130",
                        "0",
                        "1E-130",
                        "1.1E-130",
                        "0.1",
                        "1",
                        "1.01",
                        "9",
                        "10",
                        "10.1",
                        "11",
                        "99",
                        "99.9",
                        "100",
                        "1E125",
                        "9.9999999999999999999999999999999999999E125")
                .map(text -> last(new AttributeValue.N(DynamoNumber.parse(text))))
                .toList();

        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void stringsLieInTheOrderOfTheirUtf8() {
        assertOrdered(
                random -> AttributeValue.of(RandomValues.text(random)),
                (a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b)));
    }

    @Test
    void binariesLieInTheOrderOfUnsignedBytes() {
        assertOrdered(
                random -> AttributeValue.of(RandomValues.bytes(random)),
                (a, b) -> Arrays.compareUnsigned(bytesOf(a), bytesOf(b)));
    }

    /** The form for the end of a key and the form for its middle must both keep the order. */
    private void assertOrdered(Function<Random, AttributeValue> values, Comparator<AttributeValue> order) {
        for (int i = 0; i < ROUNDS; i++) {
            AttributeValue a = values.apply(random);
            AttributeValue b = values.apply(random);
            int expected = Integer.signum(order.compare(a, b));

            assertThat(Integer.signum(last(a).compareTo(last(b))))
                    .as("seed %d: %s, %s", SEED, a, b)
                    .isEqualTo(expected);
            assertThat(Integer.signum(terminated(a).compareTo(terminated(b))))
                    .as("seed %d, terminated: %s, %s", SEED, a, b)
                    .isEqualTo(expected);
        }
    }

    @Test
    void keysOfSeveralPartsLieInTheOrderOfTheirFirstDifference() {
        for (int i = 0; i < ROUNDS; i++) {
            AttributeValue text1 = AttributeValue.of(RandomValues.text(random));
            AttributeValue text2 = AttributeValue.of(RandomValues.text(random));
            AttributeValue number1 = RandomValues.number(random);
            AttributeValue number2 = RandomValues.number(random);
            Bytes a = new KeyBytes()
                    .terminated(text1)
                    .terminated(number1)
                    .last(text2)
                    .build();
            Bytes b = new KeyBytes()
                    .terminated(text2)
                    .terminated(number2)
                    .last(text1)
                    .build();

            int byText = Arrays.compareUnsigned(utf8(text1), utf8(text2));
            int byNumber = numberOf(number1).compareTo(numberOf(number2));
            int expected = byText != 0 ? byText : byNumber;
            assertThat(Integer.signum(a.compareTo(b)))
                    .as("seed %d: %s %s, %s %s", SEED, text1, number1, text2, number2)
                    .isEqualTo(Integer.signum(expected));
        }
    }

    @Test
    void aTerminatedValueIsNoPrefixOfAnother() {
        for (int i = 0; i < ROUNDS; i++) {
            AttributeValue a = AttributeValue.of(RandomValues.bytes(random));
            AttributeValue b = AttributeValue.of(RandomValues.bytes(random));

            assertThat(terminated(a).startsWith(terminated(b)))
                    .as("seed %d: %s, %s", SEED, a, b)
                    .isEqualTo(a.equals(b));
        }
    }

    @Test
    void escapedFormsBeginAlikeWhereValuesDo() {
        for (int i = 0; i < ROUNDS; i++) {
            Bytes whole = RandomValues.bytes(random);
            Bytes start = RandomValues.bytes(random);
            Bytes prefix = new KeyBytes().escaped(AttributeValue.of(start)).build();

            assertThat(terminated(AttributeValue.of(whole)).startsWith(prefix))
                    .as("seed %d: %s begins with %s", SEED, whole, start)
                    .isEqualTo(whole.startsWith(start));
        }
    }

    @Test
    void whatIsAfterAPrefixIsAfterAllThatBeginsWithIt() {
        assertThat(KeyBytes.afterPrefix(Bytes.of((byte) 1, (byte) 2))).contains(Bytes.of((byte) 1, (byte) 3));
        assertThat(KeyBytes.afterPrefix(Bytes.of((byte) 1, (byte) 0xFF))).contains(Bytes.of((byte) 2));
        assertThat(KeyBytes.afterPrefix(Bytes.of((byte) 0x7F))).contains(Bytes.of((byte) 0x80));
        assertThat(KeyBytes.afterPrefix(Bytes.of((byte) 0xFF, (byte) 0xFF))).isEmpty();
        assertThat(KeyBytes.afterPrefix(Bytes.EMPTY)).isEmpty();
        for (int i = 0; i < ROUNDS; i++) {
            Bytes prefix = RandomValues.bytes(random);
            Bytes other = RandomValues.bytes(random);
            Optional<Bytes> end = KeyBytes.afterPrefix(prefix);
            boolean between = other.compareTo(prefix) >= 0
                    && end.filter(e -> other.compareTo(e) >= 0).isEmpty();

            assertThat(between).as("seed %d: %s, %s", SEED, prefix, other).isEqualTo(other.startsWith(prefix));
        }
    }

    @Test
    void nothingLiesBetweenAKeyAndTheOneAfter() {
        for (int i = 0; i < ROUNDS; i++) {
            Bytes key = RandomValues.bytes(random);
            Bytes other = RandomValues.bytes(random);
            boolean between = other.compareTo(key) > 0 && other.compareTo(KeyBytes.after(key)) < 0;

            assertThat(KeyBytes.after(key)).isGreaterThan(key);
            assertThat(between).as("seed %d: %s, %s", SEED, key, other).isFalse();
        }
    }

    @Test
    void digestsTellValuesTypesAndBordersApart() {
        AttributeValue text = AttributeValue.of("1");
        List<Bytes> digests = List.of(
                digest(text),
                digest(AttributeValue.of(1)),
                digest(AttributeValue.of(Bytes.of((byte) '1'))),
                digest(AttributeValue.of("ab"), AttributeValue.of("c")),
                digest(AttributeValue.of("a"), AttributeValue.of("bc")),
                digest(AttributeValue.of("abc")));

        assertThat(digests).doesNotHaveDuplicates().allMatch(digest -> digest.length() == KeyBytes.DIGEST_LENGTH);
        assertThat(digest(new AttributeValue.N(DynamoNumber.parse("1.0")))).isEqualTo(digest(AttributeValue.of(1)));
    }

    private static Bytes digest(AttributeValue... values) {
        return new KeyBytes().digest(List.of(values)).build();
    }

    private static Bytes last(AttributeValue value) {
        return new KeyBytes().last(value).build();
    }

    private static Bytes terminated(AttributeValue value) {
        return new KeyBytes().terminated(value).build();
    }

    private static DynamoNumber numberOf(AttributeValue value) {
        return ((AttributeValue.N) value).value();
    }

    private static byte[] utf8(AttributeValue value) {
        return ((AttributeValue.S) value).value().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytesOf(AttributeValue value) {
        return ((AttributeValue.B) value).value().toArray();
    }
}
