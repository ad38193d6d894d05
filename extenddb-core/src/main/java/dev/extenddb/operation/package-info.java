/**
 * DynamoDB's operations, one file each: the request and its members, the checks in DynamoDB's order, the behaviour, the response. {@link
 * dev.extenddb.operation.OperationCatalog} lists every one.
 *
 * <p>No transport lives here. Start reading at {@link dev.extenddb.operation.Operation} and {@link dev.extenddb.operation.GetItem}.
 */
package dev.extenddb.operation;
