package dev.extenddb.policy;

import java.util.List;
import java.util.Locale;

/** A condition, ready to be asked many times. Immutable. */
@FunctionalInterface
interface CompiledCondition {

    boolean holds(RequestContext context);

    static CompiledCondition of(Condition condition, Effect effect, boolean variables) {
        String key = condition.key().toLowerCase(Locale.ROOT);
        ConditionOperator operator = condition.operator();
        if (operator.comparison() == Comparison.NULL) {
            return presence(key, condition.values());
        }
        ValueTest fits = ValueTests.of(operator.comparison(), condition.values(), variables);
        boolean negated = operator.comparison().negated();
        ValueTest passes = negated ? (value, context) -> !fits.fits(value, context) : fits;
        return context -> {
            List<String> values = context.values(key);
            return values.isEmpty()
                    ? passesWhenAbsent(operator)
                    : passes(operator.quantifier(), effect, values, passes, context);
        };
    }

    private static CompiledCondition presence(String key, List<String> values) {
        boolean absentPasses = values.stream().anyMatch("true"::equalsIgnoreCase);
        boolean presentPasses = values.stream().anyMatch("false"::equalsIgnoreCase);
        return context -> context.values(key).isEmpty() ? absentPasses : presentPasses;
    }

    /** An absent key fits nothing: so it passes where nothing may fit, and where all that there is must fit. */
    private static boolean passesWhenAbsent(ConditionOperator operator) {
        return switch (operator.quantifier()) {
            case THE_ONE -> operator.ifExists() || operator.comparison().negated();
            case FOR_ALL_VALUES -> true;
            case FOR_ANY_VALUE -> operator.ifExists();
        };
    }

    /**
     * AWS leaves open what several values mean without a quantifier. They are not allowed anything, and denied what one of them would be: or
     * else nobody could deny a key who may be asked for two at once.
     */
    private static boolean passes(
            Quantifier quantifier, Effect effect, List<String> values, ValueTest passes, RequestContext context) {
        return switch (quantifier) {
            case THE_ONE -> (effect == Effect.DENY || values.size() == 1) && anyIs(true, values, passes, context);
            case FOR_ALL_VALUES -> !anyIs(false, values, passes, context);
            case FOR_ANY_VALUE -> anyIs(true, values, passes, context);
        };
    }

    /** Whether there is a value that passes, or one that does not. */
    private static boolean anyIs(boolean passing, List<String> values, ValueTest passes, RequestContext context) {
        for (String value : values) {
            if (passes.fits(value, context) == passing) {
                return true;
            }
        }
        return false;
    }
}
