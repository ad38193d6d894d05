/**
 * The parameters that DynamoDB had before expressions: Expected, AttributeUpdates, KeyConditions, QueryFilter, ScanFilter and
 * AttributesToGet. Each is read, checked in DynamoDB's words and turned into the trees of the language of expressions.
 *
 * <p>Nothing is evaluated here and no table is known. Start reading at {@link dev.extenddb.legacy.AttributeConditions}.
 */
package dev.extenddb.legacy;
