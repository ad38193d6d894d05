package dev.extenddb.item;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Values by chance, with a liking for those on which things go wrong. */
final class RandomValues {

    private static final String[] ODD = {
        "\u0000",
        "\u0001",
        "\u007f",
        "\u0080",
        "\u07ff",
        "\u0800",
        "\ud7ff",
        "\ue000",
        "\uffff",
        "\ud800\udc00",
        "\udbff\udfff",
        "a",
        "b",
        "\"",
        "\\",
        "\n"
    };

    private RandomValues() {}

    /** A decimal that DynamoDB can keep, of any magnitude and sign. */
    static BigDecimal decimal(Random random) {
        if (random.nextInt(50) == 0) {
            return BigDecimal.ZERO;
        }
        int digits = 1 + random.nextInt(random.nextInt(10) == 0 ? DynamoNumber.MAX_DIGITS : 6);
        var unscaled = new StringBuilder().append((char) ('1' + random.nextInt(9)));
        while (unscaled.length() < digits) {
            unscaled.append((char) ('0' + random.nextInt(10)));
        }
        int exponent = random.nextBoolean()
                ? random.nextInt(5) - 2
                : DynamoNumber.MIN_EXPONENT + random.nextInt(DynamoNumber.MAX_EXPONENT - DynamoNumber.MIN_EXPONENT + 1);
        var decimal = new BigDecimal(new BigInteger(unscaled.toString()), digits - 1 - exponent);
        return random.nextBoolean() ? decimal : decimal.negate();
    }

    static AttributeValue number(Random random) {
        return new AttributeValue.N(DynamoNumber.of(decimal(random)));
    }

    /** A text of few different characters, so that texts often begin alike. */
    static String text(Random random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.append(ODD[random.nextInt(ODD.length)]);
        }
        return text.toString();
    }

    /** Bytes of few different values, so that they often begin alike. */
    static Bytes bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(5)];
        byte[] odd = {0, 1, 2, 127, -128, -2, -1};
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = odd[random.nextInt(odd.length)];
        }
        return Bytes.wrap(bytes);
    }

    static Item item(Random random) {
        return Item.of(attributes(random, 3));
    }

    private static Map<String, AttributeValue> attributes(Random random, int levels) {
        var attributes = new LinkedHashMap<String, AttributeValue>();
        for (int count = random.nextInt(5); count > 0; count--) {
            attributes.put(text(random), value(random, levels));
        }
        return attributes;
    }

    private static AttributeValue value(Random random, int levels) {
        return switch (random.nextInt(levels > 0 ? 10 : 8)) {
            case 0 -> AttributeValue.of(text(random));
            case 1 -> number(random);
            case 2 -> AttributeValue.of(bytes(random));
            case 3 -> AttributeValue.of(random.nextBoolean());
            case 4 -> new AttributeValue.NULL();
            case 5 -> new AttributeValue.SS(some(random, () -> text(random)));
            case 6 -> new AttributeValue.NS(some(random, () -> DynamoNumber.of(decimal(random))));
            case 7 -> new AttributeValue.BS(some(random, () -> bytes(random)));
            case 8 -> new AttributeValue.M(attributes(random, levels - 1));
            default -> new AttributeValue.L(values(random, levels - 1));
        };
    }

    private static List<AttributeValue> values(Random random, int levels) {
        var values = new ArrayList<AttributeValue>();
        for (int count = random.nextInt(4); count > 0; count--) {
            values.add(value(random, levels));
        }
        return values;
    }

    private static <T> Set<T> some(Random random, Supplier<T> element) {
        var elements = new LinkedHashSet<T>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            elements.add(element.get());
        }
        return elements;
    }
}
