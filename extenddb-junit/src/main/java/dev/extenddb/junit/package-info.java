/**
 * DynamoDB in application tests: the JUnit extension, and transports that hand an AWS SDK client's requests to the engine in the same
 * process. Types of the AWS SDK may be mentioned only by the transports, {@code SdkClients} and the clients whose names begin with
 * {@code Account}: the SDK is optional.
 *
 * <p>Start reading at {@link dev.extenddb.junit.DynamoDbTest}.
 */
package dev.extenddb.junit;
