package dev.extenddb.dataplane;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.wire.ErrorMembers;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A transaction that was not done, with a reason for each of its parts. */
public final class TransactionCanceledException extends DynamoDbException implements ErrorMembers {

    private static final long serialVersionUID = 1L;

    private final transient List<CancellationReason> reasons;

    /** A cancellation with one reason for each part, in their order. */
    public TransactionCanceledException(List<CancellationReason> reasons) {
        super(ErrorCode.TRANSACTION_CANCELED, message(reasons));
        this.reasons = List.copyOf(reasons);
    }

    /**
     * A cancellation because of one part alone.
     *
     * @param position the part's position, from 0
     * @param parts how many parts there are
     */
    public static TransactionCanceledException because(CancellationReason reason, int position, int parts) {
        var reasons = new ArrayList<>(Collections.nCopies(parts, CancellationReason.NONE));
        reasons.set(position, reason);
        return new TransactionCanceledException(reasons);
    }

    private static String message(List<CancellationReason> reasons) {
        return reasons.stream()
                .map(CancellationReason::code)
                .collect(Collectors.joining(
                        ", ", "Transaction cancelled, please refer cancellation reasons for specific reasons [", "]"));
    }

    /** The reasons, one for each part. */
    public List<CancellationReason> reasons() {
        return reasons;
    }

    @Override
    public void writeMembers(JsonGenerator json) throws IOException {
        JsonOutput.writeList(json, "CancellationReasons", reasons);
    }
}
