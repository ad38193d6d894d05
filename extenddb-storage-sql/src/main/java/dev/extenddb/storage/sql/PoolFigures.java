package dev.extenddb.storage.sql;

/**
 * How a pool of connections is at a moment.
 *
 * @param active connections in use
 * @param idle connections that wait to be used
 * @param waiting threads that wait for a connection
 * @param most how many connections there may be
 */
public record PoolFigures(int active, int idle, int waiting, int most) {}
