/**
 * What can go wrong, in DynamoDB's terms: the error codes of the wire with their HTTP statuses, and the one exception type that carries
 * them. Every other package may use this one; it uses none. Start reading at {@link dev.extenddb.error.ErrorCode}.
 */
package dev.extenddb.error;
