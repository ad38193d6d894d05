package dev.extenddb.differential.compare;

import java.util.function.Predicate;

/**
 * A difference in which DynamoDB Local is the one that is not like DynamoDB.
 *
 * @param name a short name, for counting
 * @param reason what DynamoDB does, and how that is known
 * @param source the AWS page that says so, {@code recorded on AWS}, or {@code none} where it is not settled
 * @param rule which differences it covers: as few as can be
 */
public record KnownDifference(String name, String reason, String source, Predicate<Difference> rule) {}
