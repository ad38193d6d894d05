package dev.extenddb.protocol;

/**
 * Who sends a request, and to which region. Everything that exists belongs to one account and region.
 *
 * @param account the account id, 12 digits
 * @param region the region's name, from the signature's credential scope
 */
public record Caller(String account, String region) {}
