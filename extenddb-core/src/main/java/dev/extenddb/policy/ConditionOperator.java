package dev.extenddb.policy;

import java.util.Optional;

/**
 * A comparison with what is written around it.
 *
 * @param quantifier how many values must pass
 * @param comparison how they are compared
 * @param ifExists whether an absent key passes
 */
public record ConditionOperator(Quantifier quantifier, Comparison comparison, boolean ifExists) {

    private static final String IF_EXISTS = "IfExists";

    /** What an operator's name means, if it is one. */
    static Optional<ConditionOperator> parse(String text) {
        Quantifier quantifier = Quantifier.THE_ONE;
        for (Quantifier candidate : Quantifier.values()) {
            if (candidate != Quantifier.THE_ONE && text.startsWith(candidate.prefix())) {
                quantifier = candidate;
            }
        }
        String rest = text.substring(quantifier.prefix().length());
        boolean ifExists = rest.endsWith(IF_EXISTS);
        String name = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        Quantifier found = quantifier;
        return Comparison.named(name)
                .map(comparison -> new ConditionOperator(found, comparison, ifExists))
                .filter(ConditionOperator::isSound);
    }

    /** Null asks whether there is a value at all: neither a quantifier nor IfExists means anything there. */
    private boolean isSound() {
        return comparison != Comparison.NULL || (quantifier == Quantifier.THE_ONE && !ifExists);
    }

    @Override
    public String toString() {
        return quantifier.prefix() + comparison.word() + (ifExists ? IF_EXISTS : "");
    }
}
