package dev.extenddb.item;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number as DynamoDB keeps it: decimal, exact, up to 38 significant digits, magnitude from 1E-130 to 9.99…E125, and zero. Two numbers
 * are equal when their values are equal, however they were written. Immutable and thread-safe.
 *
 * <p>Source of the ranges: "Data types" under "Supported data types and naming rules in Amazon DynamoDB", Developer Guide.
 */
public final class DynamoNumber implements Comparable<DynamoNumber> {

    /** The most significant digits that a number can have. */
    public static final int MAX_DIGITS = 38;

    /** The largest exponent of the first digit. */
    public static final int MAX_EXPONENT = 125;

    /** The smallest exponent of the first digit. */
    public static final int MIN_EXPONENT = -130;

    /** The most digits of an exponent of 64 bits. */
    private static final int LONGEST_EXPONENT = 19;

    /** Beyond all exponents that can be made up for by the digits of a text. */
    private static final BigInteger FAR_ABOVE = BigInteger.ONE.shiftLeft(62);

    private static final BigInteger FAR_BELOW = FAR_ABOVE.negate();

    /** Integers up to this many digits fit into a {@code long}. */
    private static final int LONG_DIGITS = 18;

    /** The number zero. */
    public static final DynamoNumber ZERO = new DynamoNumber(BigDecimal.ZERO);

    /** Without trailing zeros, so that equal values are equal objects. */
    private final BigDecimal value;

    private DynamoNumber(BigDecimal value) {
        this.value = value;
    }

    /** The number with an integer value. */
    public static DynamoNumber of(long value) {
        return value == 0 ? ZERO : new DynamoNumber(BigDecimal.valueOf(value).stripTrailingZeros());
    }

    /**
     * The number with a decimal value.
     *
     * @throws InvalidNumberException if it has too many digits or lies outside the range
     */
    public static DynamoNumber of(BigDecimal value) {
        return value.signum() == 0 ? ZERO : inRange(value.stripTrailingZeros());
    }

    /**
     * The number that a text stands for: an optional sign, decimal digits with at most one point, and an optional exponent.
     *
     * @throws InvalidNumberException if the text is not a number, has too many digits or lies outside the range
     */
    public static DynamoNumber parse(String text) {
        if (isShortInteger(text)) {
            return of(Long.parseLong(text));
        }
        requireNumeral(text);
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        int end = exponentAt < 0 ? text.length() : exponentAt;
        long written = exponentAt < 0 ? 0 : exponent(text, end + 1);
        int point = text.indexOf('.');
        if (point < 0) {
            point = end;
        }
        long last = written - Math.max(0, end - point - 1);
        int first = firstSignificant(text, end);
        if (first == end) {
            requireRange(text, exponentAt < 0 ? 0 : last, last);
            return ZERO;
        }
        long exponent = written + (first < point ? point - first - 1 : point - first);
        requireRange(text, exponent, last);
        String digits = text.substring(first, lastSignificant(text, end) + 1).replace(".", "");
        requirePrecision(digits.length());
        var magnitude = new BigDecimal(new BigInteger(digits), digits.length() - 1 - (int) exponent);
        return new DynamoNumber(text.startsWith("-") ? magnitude.negate() : magnitude);
    }

    /** Where the first digit is that is not zero; {@code end} if there is none. Zeros may come by the million, so no number is made of them. */
    private static int firstSignificant(String text, int end) {
        int i = skipSign(text, 0);
        while (i < end && (text.charAt(i) == '0' || text.charAt(i) == '.')) {
            i++;
        }
        return i;
    }

    private static int lastSignificant(String text, int end) {
        int i = end - 1;
        while (text.charAt(i) == '0' || text.charAt(i) == '.') {
            i--;
        }
        return i;
    }

    /** The exponent that stands at a place; for one that is out of range by far, one that is, too. One of more than 64 bits is none. */
    private static long exponent(String text, int start) {
        boolean negative = text.charAt(start) == '-';
        int i = skipSign(text, start);
        while (i < text.length() - 1 && text.charAt(i) == '0') {
            i++;
        }
        if (text.length() - i > LONGEST_EXPONENT) {
            throw InvalidNumberException.notNumeric(text);
        }
        var magnitude = new BigInteger(text.substring(i));
        var exponent = negative ? magnitude.negate() : magnitude;
        if (exponent.bitLength() >= Long.SIZE) {
            throw InvalidNumberException.notNumeric(text);
        }
        return exponent.max(FAR_BELOW).min(FAR_ABOVE).longValue();
    }

    private static DynamoNumber inRange(BigDecimal stripped) {
        int exponent = exponentOf(stripped);
        if (!isInRange(exponent)) {
            throw InvalidNumberException.outOfRange(exponent);
        }
        requirePrecision(stripped.precision());
        return new DynamoNumber(stripped);
    }

    private static void requireRange(String text, long exponent, long last) {
        if (!isInRange(exponent)) {
            throw InvalidNumberException.outOfRange(text, exponent, last);
        }
    }

    private static boolean isInRange(long exponent) {
        return exponent >= MIN_EXPONENT && exponent <= MAX_EXPONENT;
    }

    private static void requirePrecision(int digits) {
        if (digits > MAX_DIGITS) {
            throw InvalidNumberException.tooManyDigits();
        }
    }

    private static boolean isShortInteger(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return text.length() > start && text.length() <= LONG_DIGITS && skipDigits(text, start) == text.length();
    }

    private static void requireNumeral(String text) {
        int i = skipSign(text, 0);
        int integerEnd = skipDigits(text, i);
        int digits = integerEnd - i;
        i = integerEnd;
        if (i < text.length() && text.charAt(i) == '.') {
            int fractionEnd = skipDigits(text, i + 1);
            digits += fractionEnd - i - 1;
            i = fractionEnd;
        }
        boolean valid = digits > 0;
        if (valid && i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int exponent = skipSign(text, i + 1);
            i = skipDigits(text, exponent);
            valid = i > exponent;
        }
        if (!valid || i != text.length()) {
            throw InvalidNumberException.notNumeric(text);
        }
    }

    private static int skipSign(String text, int i) {
        return i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-') ? i + 1 : i;
    }

    private static int skipDigits(String text, int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static int exponentOf(BigDecimal stripped) {
        return stripped.precision() - stripped.scale() - 1;
    }

    /** The exact sum. */
    public DynamoNumber plus(DynamoNumber other) {
        return of(value.add(other.value));
    }

    /** The exact difference. */
    public DynamoNumber minus(DynamoNumber other) {
        return of(value.subtract(other.value));
    }

    /** The value as a {@code BigDecimal} without trailing zeros. */
    public BigDecimal toBigDecimal() {
        return value;
    }

    /** -1, 0 or 1, as the number is negative, zero or positive. */
    public int signum() {
        return value.signum();
    }

    /** The significant digits, the first not zero, without sign; "0" for zero. */
    String significantDigits() {
        BigInteger unscaled = value.unscaledValue();
        return unscaled.abs().toString();
    }

    /** The power of ten of the first significant digit. */
    int exponent() {
        return exponentOf(value);
    }

    /**
     * The size in bytes: one, one for each two digits before the point, one for each two digits after it, and one for a minus sign;
     * zeros at both ends cost nothing, and zero itself costs one.
     */
    public int size() {
        if (value.signum() == 0) {
            return 1;
        }
        int precision = value.precision();
        int scale = value.scale();
        int integerDigits = scale <= 0 ? precision : Math.max(0, precision - scale);
        int fractionDigits = scale <= 0 ? 0 : Math.min(precision, scale);
        return 1 + (integerDigits + 1) / 2 + (fractionDigits + 1) / 2 + (value.signum() < 0 ? 1 : 0);
    }

    @Override
    public int compareTo(DynamoNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DynamoNumber that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The canonical text, as DynamoDB returns it: plain decimal, no exponent, no zeros that say nothing. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
