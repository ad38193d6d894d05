package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;

/** An operand made executable. It says {@code null} for an operand without a value: this is hot, and does not leave the package. */
@FunctionalInterface
interface Reader {

    /** The value of the operand for an item, or {@code null} if it has none. */
    AttributeValue read(Item item);
}
