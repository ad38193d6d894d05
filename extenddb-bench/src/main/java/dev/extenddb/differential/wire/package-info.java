/**
 * The DynamoDB wire as a stranger sees it: JSON by hand over plain HTTP, none of this project's codec, no SDK.
 *
 * <p>Knows nothing of what is compared. Start at {@link dev.extenddb.differential.wire.Endpoint}.
 */
package dev.extenddb.differential.wire;
