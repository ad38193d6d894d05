package dev.extenddb.query;

/** A service of AWS that speaks the query protocol. Thread-safe. */
public interface QueryService {

    /** What requests to it are signed for, such as {@code sts}. */
    String name();

    /** The XML namespace of its answers. */
    String namespace();

    /**
     * Does what a request asks for, and may wait for the database.
     *
     * @return what the answer's result element has in it, possibly nothing
     * @throws QueryError.Refusal if it cannot be done
     * @throws dev.extenddb.error.DynamoDbException if the sender may not have it done
     * @throws dev.extenddb.iam.IamException if users, roles and the like cannot be changed so
     */
    Xml run(QueryRequest request);
}
