package dev.extenddb.expression;

import dev.extenddb.expression.ConditionNode.And;
import dev.extenddb.expression.ConditionNode.Between;
import dev.extenddb.expression.ConditionNode.Comparison;
import dev.extenddb.expression.ConditionNode.In;
import dev.extenddb.expression.ConditionNode.Not;
import dev.extenddb.expression.ConditionNode.Or;
import dev.extenddb.expression.ConditionNode.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Parses conditions, filters and key conditions, which have one grammar.
 *
 * <p>Parentheses stand around conditions and around operands, and which they are shows only behind them. So the methods for what can be
 * in parentheses return a {@link Part}, which is one or the other, and the first place that needs a condition insists on it.
 */
final class ConditionParser {

    private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT", "BETWEEN", "IN");

    private final TokenReader reader;
    private final OperandParser operands;

    private ConditionParser(TokenReader reader) {
        this.reader = reader;
        this.operands = new OperandParser(reader, true);
    }

    /** {@code expression := or END}. */
    static ConditionNode parse(String text, ExpressionErrors errors) {
        TokenReader reader = new TokenReader(text, errors, KEYWORDS);
        ConditionParser parser = new ConditionParser(reader);
        ConditionNode condition = parser.condition(parser.or());
        reader.expectEnd();
        if (reader.hasRedundantParentheses()) {
            throw errors.redundantParentheses();
        }
        StaticChecks.check(condition, errors);
        return condition;
    }

    /** {@code or := and ('OR' and)*}. */
    private Part or() {
        return joined("OR", this::and, Or::new);
    }

    /** {@code and := not ('AND' not)*}. */
    private Part and() {
        return joined("AND", this::not, And::new);
    }

    private Part joined(String keyword, Supplier<Part> next, Function<List<ConditionNode>, ConditionNode> join) {
        Part first = next.get();
        if (!reader.atKeyword(keyword)) {
            return first;
        }
        List<ConditionNode> conditions = new ArrayList<>();
        conditions.add(condition(first));
        while (reader.takeIfKeyword(keyword)) {
            reader.countOperator();
            conditions.add(condition(next.get()));
        }
        return Part.of(join.apply(conditions));
    }

    /** {@code not := 'NOT'* primary}. */
    private Part not() {
        int negations = 0;
        while (reader.takeIfKeyword("NOT")) {
            reader.countOperator();
            negations++;
        }
        Part part = primary();
        for (int i = 0; i < negations; i++) {
            part = Part.of(new Not(condition(part)));
        }
        return part;
    }

    /** {@code primary := (parentheses | operand) relation?}. */
    private Part primary() {
        Part part = reader.at("(") ? parentheses() : Part.of(operands.operand());
        return part.operand().map(this::relation).orElse(part);
    }

    /** {@code parentheses := '(' or ')' step*}. */
    private Part parentheses() {
        reader.open();
        Part part = or();
        reader.close();
        return part.operand().map(operands::continuation).map(Part::of).orElse(part);
    }

    /** {@code relation := comparator argument | 'BETWEEN' argument 'AND' argument | 'IN' '(' arguments ')'}. */
    private Part relation(Operand left) {
        Optional<Comparator> comparator = comparator();
        if (comparator.isPresent()) {
            reader.take();
            reader.countOperator();
            return Part.of(new Comparison(comparator.get(), left, argument()));
        }
        if (reader.takeIfKeyword("BETWEEN")) {
            return Part.of(between(left));
        }
        if (reader.takeIfKeyword("IN")) {
            return Part.of(in(left));
        }
        return Part.of(left);
    }

    private Optional<Comparator> comparator() {
        for (Comparator comparator : Comparator.values()) {
            if (reader.at(comparator.symbol())) {
                return Optional.of(comparator);
            }
        }
        return Optional.empty();
    }

    private Between between(Operand operand) {
        reader.countOperator();
        Operand lower = argument();
        reader.expectKeyword("AND");
        return new Between(operand, lower, argument());
    }

    private In in(Operand operand) {
        reader.countOperator();
        reader.expect("(");
        List<Operand> candidates = operands.arguments();
        reader.expect(")");
        return new In(operand, candidates);
    }

    private Operand argument() {
        return operands.argument();
    }

    /** The part as a condition: a function can be one, other operands cannot. */
    private ConditionNode condition(Part part) {
        if (part.condition().isPresent()) {
            return part.condition().get();
        }
        if (part.operand().orElseThrow() instanceof Operand.Call call) {
            return new Test(call);
        }
        throw reader.syntaxError();
    }

    /** A condition or an operand. */
    private record Part(Optional<ConditionNode> condition, Optional<Operand> operand) {

        static Part of(ConditionNode condition) {
            return new Part(Optional.of(condition), Optional.empty());
        }

        static Part of(Operand operand) {
            return new Part(Optional.empty(), Optional.of(operand));
        }
    }
}
