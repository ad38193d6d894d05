package dev.extenddb.differential.compare;

/** What two answers differ in. */
public enum Aspect {
    /** One succeeded and the other did not, or the HTTP status is another. */
    STATUS,
    /** Both failed, with different error types. */
    ERROR_TYPE,
    /** Both failed alike, with different messages where DynamoDB Local's is known to be DynamoDB's. */
    MESSAGE,
    /** Both failed alike, with different messages where it is not: counted, and no failure. */
    UNCHECKED_MESSAGE,
    /** Both failed or succeeded alike, with different bodies. */
    BODY,
    /** The tables' contents differ after requests whose answers did not. */
    STATE
}
