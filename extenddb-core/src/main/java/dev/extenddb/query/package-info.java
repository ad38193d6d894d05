/**
 * AWS's query protocol: a form in, XML out. Services that speak it, such as IAM and STS, stand on the same port as DynamoDB, which gets all
 * that is no form. Transport-neutral, as {@code protocol} is.
 *
 * <p>No service lives here, nor anything that only one of them knows. Start reading at {@link dev.extenddb.query.QueryEndpoint} and {@link
 * dev.extenddb.query.QueryService}.
 */
package dev.extenddb.query;
