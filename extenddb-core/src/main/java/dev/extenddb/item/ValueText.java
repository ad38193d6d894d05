package dev.extenddb.item;

/** How DynamoDB's messages show attribute values. */
public final class ValueText {

    private ValueText() {}

    /** A string, number or binary with its type, such as <code>AttributeValue: {S:a}</code>. */
    public static String of(AttributeValue value) {
        return "AttributeValue: {" + value.type() + ":" + scalar(value) + "}";
    }

    private static String scalar(AttributeValue value) {
        if (value instanceof AttributeValue.S text) {
            return text.value();
        }
        if (value instanceof AttributeValue.N number) {
            return number.value().toString();
        }
        return value instanceof AttributeValue.B bytes ? bytes.value().toBase64() : value.toString();
    }
}
