package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;

/** A key that a table's schema has no place for. Alone it is a {@code ValidationException}; in a transaction, a reason to cancel. */
final class SchemaMismatchException extends DynamoDbException {

    private static final long serialVersionUID = 1L;

    SchemaMismatchException(String message) {
        super(ErrorCode.VALIDATION, message);
    }
}
