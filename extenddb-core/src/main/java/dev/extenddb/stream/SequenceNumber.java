package dev.extenddb.stream;

import java.math.BigInteger;
import java.util.Optional;

/** Sequence numbers as clients see them: a position of the log, written with 21 digits. */
public final class SequenceNumber {

    /** The number of position 0. The first digit keeps all numbers equally long, so that they compare as texts too. */
    private static final BigInteger ORIGIN = BigInteger.TEN.pow(20);

    private SequenceNumber() {}

    /** The number of a position. */
    public static String of(long position) {
        return ORIGIN.add(BigInteger.valueOf(position)).toString();
    }

    /** The position of a number, if the text is one that this class made. */
    public static Optional<Long> position(String text) {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        BigInteger position = new BigInteger(text).subtract(ORIGIN);
        return position.signum() > 0 && position.bitLength() < Long.SIZE
                ? Optional.of(position.longValueExact())
                : Optional.empty();
    }
}
