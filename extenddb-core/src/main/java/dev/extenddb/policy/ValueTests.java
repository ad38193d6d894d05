package dev.extenddb.policy;

import dev.extenddb.item.Bytes;
import dev.extenddb.policy.Comparison.Order;
import dev.extenddb.policy.Template.Syntax;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** How values are compared, kind by kind. A value of a request that is none of the kind fits nothing. */
final class ValueTests {

    /** No number that means anything is longer; longer ones would only cost. */
    private static final int LONGEST_NUMBER = 64;

    private ValueTests() {}

    /** The test that a comparison with some values makes. */
    static ValueTest of(Comparison comparison, List<String> values, boolean variables) {
        return switch (comparison.kind()) {
            case TEXT -> text(values, variables);
            case TEXT_IGNORING_CASE -> templates(values, new Syntax(variables, false, true));
            case TEXT_PATTERN -> templates(values, new Syntax(variables, true, false));
            case NUMBER -> ordered(values, ValueTests::number, comparison.order());
            case DATE -> ordered(values, PolicyDate::parse, comparison.order());
            case FLAG -> ordered(values, ValueTests::flag, Order.SAME);
            case BINARY -> ordered(values, ValueTests::binary, Order.SAME);
            case ADDRESS -> addresses(values);
            case ARN -> arns(values, variables);
            case PRESENCE -> throw new IllegalArgumentException("Null compares no values");
        };
    }

    /** What a value ought to be and is not, if so. */
    static Optional<String> fault(Comparison comparison, String value) {
        return switch (comparison.kind()) {
            case TEXT, TEXT_IGNORING_CASE, TEXT_PATTERN -> Optional.empty();
            case NUMBER -> absent(number(value), "number");
            case DATE -> absent(PolicyDate.parse(value), "date");
            case FLAG, PRESENCE -> absent(flag(value), "boolean");
            case BINARY -> absent(binary(value), "Base64");
            case ADDRESS -> absent(AddressRange.parse(value), "address or range of addresses");
            case ARN -> value.equals("*") || ArnPattern.isOne(value) ? Optional.empty() : Optional.of("ARN");
        };
    }

    private static Optional<String> absent(Optional<?> value, String kind) {
        return value.isPresent() ? Optional.empty() : Optional.of(kind);
    }

    private static ValueTest text(List<String> values, boolean variables) {
        if (variables && values.stream().anyMatch(value -> value.contains("${"))) {
            return templates(values, new Syntax(true, false, false));
        }
        Set<String> wanted = Set.copyOf(values);
        return (value, context) -> wanted.contains(value);
    }

    private static ValueTest templates(List<String> values, Syntax syntax) {
        List<Template> templates =
                values.stream().map(value -> Template.of(value, syntax)).toList();
        return (value, context) -> Template.oneMatches(templates, value, context);
    }

    private static ValueTest arns(List<String> values, boolean variables) {
        if (values.contains("*")) {
            return (value, context) -> true;
        }
        List<ArnPattern> patterns =
                values.stream().map(value -> ArnPattern.of(value, variables)).toList();
        return (value, context) -> ArnPattern.oneMatches(patterns, value, context);
    }

    private static <T extends Comparable<? super T>> ValueTest ordered(
            List<String> values, Function<String, Optional<T>> parser, Order order) {
        List<T> wanted = values.stream().map(parser).flatMap(Optional::stream).toList();
        return (value, context) -> parser.apply(value)
                .filter(given -> wanted.stream().anyMatch(other -> order.holds(given.compareTo(other))))
                .isPresent();
    }

    private static ValueTest addresses(List<String> values) {
        List<AddressRange> ranges = values.stream()
                .map(AddressRange::parse)
                .flatMap(Optional::stream)
                .toList();
        return (value, context) -> AddressRange.parse(value)
                .filter(address -> ranges.stream().anyMatch(range -> range.contains(address)))
                .isPresent();
    }

    private static Optional<BigDecimal> number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return Stream.of("true", "false")
                .filter(word::equals)
                .map(Boolean::valueOf)
                .findFirst();
    }

    private static Optional<Bytes> binary(String text) {
        try {
            return Optional.of(Bytes.fromBase64(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
