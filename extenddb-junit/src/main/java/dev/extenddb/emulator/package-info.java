/**
 * DynamoDB for tests of any framework: an engine with a clock to move, faults to inject and a log of requests. Nothing here knows of JUnit;
 * types of the AWS SDK may be mentioned only by what makes clients, because the SDK is optional.
 *
 * <p>Start reading at {@link dev.extenddb.emulator.Emulator}.
 */
package dev.extenddb.emulator;
