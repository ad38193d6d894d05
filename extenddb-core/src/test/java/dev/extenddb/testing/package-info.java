/**
 * What tests of the engine share: an engine over maps that is talked to in wire JSON, and a clock that tests move.
 *
 * <p>No tests live here. Start reading at {@link dev.extenddb.testing.Wire}.
 */
package dev.extenddb.testing;
