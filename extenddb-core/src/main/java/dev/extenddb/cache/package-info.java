/**
 * What was found out before and is asked for again.
 *
 * <p>Nothing here knows what is kept. Start reading at {@link dev.extenddb.cache.RecentlyUsed}.
 */
package dev.extenddb.cache;
