package dev.extenddb.error;

/**
 * The errors of the DynamoDB wire: the shape's name, the namespace it is sent under, the HTTP status, and whether a client may try again.
 *
 * <p>Source: "Error handling with DynamoDB", Developer Guide, and the error shapes of the API reference.
 */
public enum ErrorCode {
    VALIDATION("ValidationException", Namespace.VALIDATE, 400, false),

    SERIALIZATION("SerializationException", Namespace.SERVICE, 400, false),
    UNKNOWN_OPERATION("UnknownOperationException", Namespace.SERVICE, 400, false),
    MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", Namespace.SERVICE, 400, false),
    INCOMPLETE_SIGNATURE("IncompleteSignatureException", Namespace.SERVICE, 400, false),
    INVALID_SIGNATURE("InvalidSignatureException", Namespace.SERVICE, 400, false),
    UNRECOGNIZED_CLIENT("UnrecognizedClientException", Namespace.SERVICE, 400, false),
    EXPIRED_TOKEN("ExpiredTokenException", Namespace.SERVICE, 400, false),
    ACCESS_DENIED("AccessDeniedException", Namespace.SERVICE, 400, false),
    INTERNAL_FAILURE("InternalFailure", Namespace.SERVICE, 500, true),
    SERVICE_UNAVAILABLE("ServiceUnavailableException", Namespace.SERVICE, 503, true),
    REQUEST_TOO_LARGE("RequestEntityTooLargeException", Namespace.SERVICE, 413, false),

    BACKUP_IN_USE("BackupInUseException", Namespace.DYNAMODB, 400, false),
    BACKUP_NOT_FOUND("BackupNotFoundException", Namespace.DYNAMODB, 400, false),
    CONDITIONAL_CHECK_FAILED("ConditionalCheckFailedException", Namespace.DYNAMODB, 400, false),
    CONTINUOUS_BACKUPS_UNAVAILABLE("ContinuousBackupsUnavailableException", Namespace.DYNAMODB, 400, false),
    DUPLICATE_ITEM("DuplicateItemException", Namespace.DYNAMODB, 400, false),
    EXPIRED_ITERATOR("ExpiredIteratorException", Namespace.DYNAMODB, 400, false),
    IDEMPOTENT_PARAMETER_MISMATCH("IdempotentParameterMismatchException", Namespace.DYNAMODB, 400, false),
    INTERNAL_SERVER_ERROR("InternalServerError", Namespace.DYNAMODB, 500, true),
    INVALID_RESTORE_TIME("InvalidRestoreTimeException", Namespace.DYNAMODB, 400, false),
    ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED("ItemCollectionSizeLimitExceededException", Namespace.DYNAMODB, 400, false),
    LIMIT_EXCEEDED("LimitExceededException", Namespace.DYNAMODB, 400, true),
    POINT_IN_TIME_RECOVERY_UNAVAILABLE("PointInTimeRecoveryUnavailableException", Namespace.DYNAMODB, 400, false),
    POLICY_NOT_FOUND("PolicyNotFoundException", Namespace.DYNAMODB, 400, false),
    PROVISIONED_THROUGHPUT_EXCEEDED("ProvisionedThroughputExceededException", Namespace.DYNAMODB, 400, true),
    REPLICATED_WRITE_CONFLICT("ReplicatedWriteConflictException", Namespace.DYNAMODB, 400, true),
    REQUEST_LIMIT_EXCEEDED("RequestLimitExceeded", Namespace.DYNAMODB, 400, true),
    RESOURCE_IN_USE("ResourceInUseException", Namespace.DYNAMODB, 400, false),
    RESOURCE_NOT_FOUND("ResourceNotFoundException", Namespace.DYNAMODB, 400, false),
    TABLE_ALREADY_EXISTS("TableAlreadyExistsException", Namespace.DYNAMODB, 400, false),
    TABLE_IN_USE("TableInUseException", Namespace.DYNAMODB, 400, false),
    TABLE_NOT_FOUND("TableNotFoundException", Namespace.DYNAMODB, 400, false),
    THROTTLING("ThrottlingException", Namespace.DYNAMODB, 400, true),
    TRANSACTION_CANCELED("TransactionCanceledException", Namespace.DYNAMODB, 400, false),
    TRANSACTION_CONFLICT("TransactionConflictException", Namespace.DYNAMODB, 400, true),
    TRANSACTION_IN_PROGRESS("TransactionInProgressException", Namespace.DYNAMODB, 400, true),
    TRIMMED_DATA_ACCESS("TrimmedDataAccessException", Namespace.DYNAMODB, 400, false);

    private final String wireName;
    private final Namespace namespace;
    private final int httpStatus;
    private final boolean retryable;

    ErrorCode(String wireName, Namespace namespace, int httpStatus, boolean retryable) {
        this.wireName = wireName;
        this.namespace = namespace;
        this.httpStatus = httpStatus;
        this.retryable = retryable;
    }

    /** The name that clients know, such as {@code ConditionalCheckFailedException}. */
    public String wireName() {
        return wireName;
    }

    /** The name with its namespace, as it stands in {@code __type}. */
    public String typeName() {
        return namespace.prefix + wireName;
    }

    /** The HTTP status of the answer. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request may succeed later. */
    public boolean retryable() {
        return retryable;
    }

    private enum Namespace {
        VALIDATE("com.amazon.coral.validate#"),
        SERVICE("com.amazon.coral.service#"),
        DYNAMODB("com.amazonaws.dynamodb.v20120810#");

        private final String prefix;

        Namespace(String prefix) {
            this.prefix = prefix;
        }
    }
}
