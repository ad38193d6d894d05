package dev.extenddb.policy;

/**
 * Says one statement among all.
 *
 * @param policy the policy's name
 * @param statement the statement's Sid; without one, its number within the policy, from 1, after a number sign
 */
public record StatementReference(String policy, String statement) {}
