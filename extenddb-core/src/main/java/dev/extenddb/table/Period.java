package dev.extenddb.table;

import java.time.Instant;

/**
 * The time that a change takes.
 *
 * @param from when it begins
 * @param until when it is done
 */
public record Period(Instant from, Instant until) {}
