package dev.extenddb.legacy;

import dev.extenddb.item.Utf8;

/** What names of attributes must be like; see "Naming rules" in the Developer Guide. */
final class AttributeNames {

    /** The longest name, in bytes. */
    private static final int MAX_SIZE = 65_535;

    private AttributeNames() {}

    static void require(String name) {
        if (name.isEmpty()) {
            throw AttributeCondition.invalid("Empty attribute name");
        }
        if (Utf8.length(name) > MAX_SIZE) {
            throw AttributeCondition.invalid("Attribute name is too large, must be less than 65536 bytes");
        }
    }
}
