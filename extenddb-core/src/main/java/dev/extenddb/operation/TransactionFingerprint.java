package dev.extenddb.operation;

import dev.extenddb.item.Bytes;
import dev.extenddb.wire.Attributes;
import java.util.List;
import java.util.Map;

/** What a transaction's token stands for. */
final class TransactionFingerprint {

    private TransactionFingerprint() {}

    static Bytes of(List<TransactWriteItem> transactItems) {
        var fingerprint = new Fingerprint();
        for (TransactWriteItem item : transactItems) {
            append(fingerprint.add(item.action()), item.part());
        }
        return fingerprint.build();
    }

    /** That an expression or what it stands for is left out is the same here as that it is empty, which no transaction can have. */
    private static void append(Fingerprint fingerprint, TransactWriteItem.Part part) {
        ExpressionParameters parameters = part.parameters();
        fingerprint
                .add(part.tableName())
                .add(part.attributes().values())
                .add(part.updateExpression().orElse(""))
                .add(part.conditionExpression().orElse(""))
                .addTexts(parameters.names().orElse(Map.of()))
                .add(parameters.values().orElse(Attributes.NONE).values());
    }
}
