/**
 * Transports for clients of the AWS SDK for Java that hand requests to an engine in the same process. Everything here needs the SDK on the
 * class path; nothing here knows of tests.
 *
 * <p>Start reading at {@link dev.extenddb.sdk.InProcessHttpClient}.
 */
package dev.extenddb.sdk;
