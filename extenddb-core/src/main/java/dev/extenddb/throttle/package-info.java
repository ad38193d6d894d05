/**
 * Throttling: whether a request may run now, by what others consumed just before.
 *
 * <p>Nothing here knows what a request does. Start reading at {@link dev.extenddb.throttle.Throttle}.
 */
package dev.extenddb.throttle;
