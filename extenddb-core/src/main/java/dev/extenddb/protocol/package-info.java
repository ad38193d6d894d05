/**
 * DynamoDB's wire, without a socket: AWS JSON 1.0 in and out, targets, error bodies, checksums and request ids. A transport brings a
 * {@link dev.extenddb.protocol.WireRequest} to a {@link dev.extenddb.protocol.WireEndpoint} and sends what comes back.
 *
 * <p>Nothing here may depend on an HTTP server. Start reading at {@link dev.extenddb.protocol.Endpoint}.
 */
package dev.extenddb.protocol;
