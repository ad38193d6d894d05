package dev.extenddb.item;

/** The type of an attribute value; the names are those on the wire. */
public enum AttributeType {
    S("String"),
    N("Number"),
    B("Binary"),
    SS("StringSet"),
    NS("NumberSet"),
    BS("BinarySet"),
    BOOL("Boolean"),
    NULL("Null"),
    L("List"),
    M("Map");

    private final String label;

    AttributeType(String label) {
        this.label = label;
    }

    /** The word that DynamoDB's messages use for the type. */
    public String label() {
        return label;
    }

    /** Whether a key attribute may have this type. */
    public boolean isKeyType() {
        return this == S || this == N || this == B;
    }

    /** Whether values of this type are sets. */
    public boolean isSet() {
        return this == SS || this == NS || this == BS;
    }
}
