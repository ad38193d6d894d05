package dev.extenddb.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.extenddb.error.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoNumberTest {

    private static final String NINES_38 = "9".repeat(38);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+0, 0",
        "0.000, 0",
        "0E125, 0",
        "0.00e-128, 0",
        "007, 7",
        "+7, 7",
        "-7, -7",
        "1.50, 1.5",
        ".5, 0.5",
        "-.5, -0.5",
        "5., 5",
        "100, 100",
        "1e2, 100",
        "1E+2, 100",
        "1E-2, 0.01",
        "12.34e1, 123.4",
        "1000000000000000000000, 1000000000000000000000",
        "0.00000000000000000000000000000000000000000000001, 0.00000000000000000000000000000000000000000000001"
    })
    void readsAllFormsAndWritesOne(String text, String canonical) {
        assertThat(DynamoNumber.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "--5",
                "-+5",
                "+-5",
                "1e",
                "1e+",
                "e1",
                "1.2.3",
                "0x10",
                "1 ",
                " 1",
                "NaN",
                "Infinity",
                "1_000",
                "1,5",
                "१",
                "1e1.5",
                "5-",
                "-e5"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> DynamoNumber.parse(text))
                .isInstanceOf(InvalidNumberException.class)
                .hasMessageStartingWith("The parameter cannot be converted to a numeric value");
    }

    @Test
    void takesTheGreatestAndTheSmallest() {
        assertThat(DynamoNumber.parse("9." + "9".repeat(37) + "E125")).hasToString(NINES_38 + "0".repeat(88));
        assertThat(DynamoNumber.parse("1E-130")).hasToString("0." + "0".repeat(129) + "1");
        assertThat(DynamoNumber.parse("-9." + "9".repeat(37) + "E125")).hasToString("-" + NINES_38 + "0".repeat(88));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E126", "-1E126", "10E125", "1E2147483646", "0.1E127", "0E126"})
    void refusesWhatIsTooGreat(String text) {
        assertThatThrownBy(() -> DynamoNumber.parse(text))
                .hasMessage("Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E-131", "-1E-131", "0.1E-130", "1E-2147483646", "0E-131", "0.0E-130"})
    void refusesWhatIsTooSmall(String text) {
        assertThatThrownBy(() -> DynamoNumber.parse(text))
                .hasMessage(
                        "Number underflow. Attempting to store a number with magnitude smaller than supported range");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1e2147483647 | Number underflow | Number overflow",
                "1e2147483648 | The parameter cannot be converted | Number overflow",
                "-1e99999999999 | The parameter cannot be converted | Number overflow",
                "1e-99999999999 | The parameter cannot be converted | Number underflow",
                "1e-2147483648 | The parameter cannot be converted | Number underflow",
                "1e9223372036854775807 | The parameter cannot be converted | Number overflow",
                "1e9223372036854775808 | The parameter cannot be converted | The parameter cannot be converted",
            })
    void exponentsWereOnceReadWithFewerBits(String text, String older, String newer) {
        assertThatThrownBy(() -> DynamoNumber.parse(text))
                .isInstanceOfSatisfying(InvalidNumberException.class, error -> {
                    assertThat(error.message(Wording.OLDER)).startsWith(older);
                    assertThat(error.message(Wording.NEWER)).startsWith(newer);
                });
    }

    /** A number of a request may have as many characters as the request: none may take longer than it takes to read them. */
    @Test
    void readsLongTextsInLinearTime() {
        String zeros = "0".repeat(4_000_000);
        String sevens = "7".repeat(4_000_000);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(DynamoNumber.parse(zeros + "1." + zeros)).hasToString("1");
            assertThat(DynamoNumber.parse("-0." + zeros + zeros)).isEqualTo(DynamoNumber.ZERO);
            assertThat(DynamoNumber.parse("1" + zeros + "e-4000000")).hasToString("1");
            assertThat(DynamoNumber.parse("-0." + zeros + "12e4000001")).hasToString("-1.2");
            assertThat(DynamoNumber.parse("5e" + zeros + "2")).hasToString("500");
            assertThatThrownBy(() -> DynamoNumber.parse("1" + zeros)).hasMessageStartingWith("Number overflow");
            assertThatThrownBy(() -> DynamoNumber.parse("." + zeros + "1")).hasMessageStartingWith("Number underflow");
            assertThatThrownBy(() -> DynamoNumber.parse("1e" + sevens)).hasMessageStartingWith("The parameter cannot");
            assertThatThrownBy(() -> DynamoNumber.parse("0e-" + sevens)).hasMessageStartingWith("The parameter cannot");
            assertThatThrownBy(() -> DynamoNumber.parse("." + sevens))
                    .hasMessage("Attempting to store more than 38 significant digits in a Number");
            assertThatThrownBy(() -> DynamoNumber.parse("1." + zeros + "1"))
                    .hasMessage("Attempting to store more than 38 significant digits in a Number");
        });
    }

    @Test
    void countsSignificantDigitsOnly() {
        assertThat(DynamoNumber.parse("000" + NINES_38 + ".000")).hasToString(NINES_38);
        assertThat(DynamoNumber.parse(NINES_38 + "000")).hasToString(NINES_38 + "000");
        assertThatThrownBy(() -> DynamoNumber.parse(NINES_38 + "1"))
                .hasMessage("Attempting to store more than 38 significant digits in a Number");
        assertThatThrownBy(() -> DynamoNumber.parse("1." + "0".repeat(37) + "1"))
                .hasMessage("Attempting to store more than 38 significant digits in a Number");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 2",
        "-1, 3",
        "12, 2",
        "123, 3",
        "123456, 4",
        "3.14159, 5",
        "0.5, 2",
        "0.05, 2",
        "100, 2",
        "1E125, 2",
        "-12.5, 4",
        "1E-130, 2"
    })
    void costsOneByteAndOneForTwoDigits(String text, int size) {
        assertThat(DynamoNumber.parse(text).size()).isEqualTo(size);
    }

    @Test
    void addsAndSubtractsExactly() {
        DynamoNumber tenth = DynamoNumber.parse("0.1");
        DynamoNumber fifth = DynamoNumber.parse("0.2");

        assertThat(tenth.plus(fifth)).isEqualTo(DynamoNumber.parse("0.3"));
        assertThat(tenth.minus(fifth)).isEqualTo(DynamoNumber.parse("-0.1"));
        assertThat(tenth.minus(tenth)).isEqualTo(DynamoNumber.ZERO);
        assertThatThrownBy(() -> DynamoNumber.parse("1E50").plus(tenth)).isInstanceOf(InvalidNumberException.class);
        assertThatThrownBy(() -> DynamoNumber.parse("9E125").plus(DynamoNumber.parse("9E125")))
                .hasMessageStartingWith("Number overflow");
    }

    @Test
    void equalsByValue() {
        assertThat(DynamoNumber.parse("1.0"))
                .isEqualTo(DynamoNumber.of(1))
                .hasSameHashCodeAs(DynamoNumber.of(new BigDecimal("1.000")))
                .isNotEqualTo(DynamoNumber.of(2));
        assertThat(DynamoNumber.of(Long.MIN_VALUE)).hasToString("-9223372036854775808");
    }

    @Test
    void comparesAsDecimalsDo() {
        long seed = 20_300_101;
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal a = RandomValues.decimal(random);
            BigDecimal b = random.nextInt(10) == 0 ? a : RandomValues.decimal(random);

            assertThat(Integer.signum(DynamoNumber.of(a).compareTo(DynamoNumber.of(b))))
                    .as("seed %d: %s and %s", seed, a, b)
                    .isEqualTo(a.compareTo(b));
            assertThat(DynamoNumber.parse(a.toString()))
                    .as("seed %d: %s", seed, a)
                    .isEqualTo(DynamoNumber.of(a));
        }
    }
}
