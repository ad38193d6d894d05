package dev.extenddb.policy;

import java.util.List;

/**
 * Actions or resources: those that match one of the patterns, or all others.
 *
 * @param negated whether the others are meant, as in NotAction and NotResource
 * @param patterns at least one
 */
public record NameSet(boolean negated, List<String> patterns) {

    /** A set with its own copy of the patterns. */
    public NameSet {
        patterns = List.copyOf(patterns);
    }
}
