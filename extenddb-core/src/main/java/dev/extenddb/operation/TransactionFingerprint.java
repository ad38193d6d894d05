package dev.extenddb.operation;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.item.Utf8;
import java.util.List;

/** Tells transactions apart: equal requests have equal fingerprints, and no two different ones can be made to. */
final class TransactionFingerprint {

    private TransactionFingerprint() {}

    static Bytes of(List<TransactWriteItem> transactItems) {
        // Records print all their members, and sets and maps of attributes do so in the order given, which a client
        // keeps when it repeats.
        var text = new StringBuilder();
        for (TransactWriteItem item : transactItems) {
            text.append(
                    item.conditionCheck().isPresent()
                            ? 'C'
                            : item.put().isPresent() ? 'P' : item.delete().isPresent() ? 'D' : 'U');
            append(text, item.part());
        }
        return new KeyBytes()
                .digest(List.of(new AttributeValue.B(Bytes.wrap(Utf8.bytes(text.toString())))))
                .build();
    }

    private static void append(StringBuilder text, TransactWriteItem.Part part) {
        append(text, part.tableName());
        append(text, Item.of(part.attributes().values()).toString());
        append(text, part.updateExpression().toString());
        append(text, part.conditionExpression().toString());
        append(text, part.parameters().toString());
    }

    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }
}
