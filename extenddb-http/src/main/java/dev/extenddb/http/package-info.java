/**
 * The DynamoDB endpoint over HTTP, on Undertow. Nothing here knows DynamoDB: bytes and headers go in to a
 * {@link dev.extenddb.protocol.WireEndpoint}, bytes and headers come out, and no request ever blocks a thread.
 *
 * <p>No Undertow type may appear in a public signature. Start reading at {@link dev.extenddb.http.HttpServer}.
 */
package dev.extenddb.http;
