/**
 * Capacity: how many units reads and writes cost, and how a response tells of it.
 *
 * <p>Nothing here decides whether a request may run. Start reading at {@link dev.extenddb.capacity.CapacityUnits}.
 */
package dev.extenddb.capacity;
