/**
 * Libraries that people use on top of DynamoDB, in their common flows.
 *
 * <p>Nothing here knows how the engine works. Start reading at {@link dev.extenddb.junit.library.EnhancedClientTest}.
 */
package dev.extenddb.junit.library;
