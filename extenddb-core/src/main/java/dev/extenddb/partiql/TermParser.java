package dev.extenddb.partiql;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Comparator;
import dev.extenddb.expression.ConditionNode;
import dev.extenddb.expression.Operand;
import dev.extenddb.expression.Token;
import dev.extenddb.item.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Conditions and operands, as nodes of the language of expressions. */
final class TermParser {

    private static final Set<String> TESTS =
            Set.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains");

    private static final Set<String> CONDITION_OPERANDS = Set.of("size");
    private static final Set<String> UPDATE_OPERANDS = Set.of("if_not_exists", "list_append");

    private final TokenReader tokens;
    private final PathParser paths;
    private final ValueParser values;
    private final Set<String> tests;
    private final Set<String> operands;
    private final boolean computes;

    private TermParser(TokenReader tokens, Set<String> tests, Set<String> operands, boolean computes) {
        this.tokens = tokens;
        this.paths = new PathParser(tokens);
        this.values = new ValueParser(tokens);
        this.tests = tests;
        this.operands = operands;
        this.computes = computes;
    }

    static TermParser ofConditions(TokenReader tokens) {
        return new TermParser(tokens, TESTS, CONDITION_OPERANDS, false);
    }

    static TermParser ofAssignments(TokenReader tokens) {
        return new TermParser(tokens, Set.of(), UPDATE_OPERANDS, true);
    }

    /** {@code condition = conjunction {OR conjunction}} */
    ConditionNode condition() {
        return truth(disjunction(), StatementErrors::noCondition);
    }

    private Term disjunction() {
        return chain("OR", this::conjunction, ConditionNode.Or::new);
    }

    /** {@code conjunction = negation {AND negation}} */
    private Term conjunction() {
        return chain("AND", this::negation, ConditionNode.And::new);
    }

    private Term chain(String operator, Supplier<Term> part, Function<List<ConditionNode>, ConditionNode> node) {
        Term first = part.get();
        if (!tokens.atKeyword(operator)) {
            return first;
        }
        var conditions = new ArrayList<ConditionNode>();
        conditions.add(truth(first, StatementErrors::noOperandOfLogic));
        while (tokens.takeIfKeyword(operator)) {
            conditions.add(truth(rightOf(part), StatementErrors::noOperandOfLogic));
        }
        return new Term.Truth(node.apply(conditions));
    }

    /** {@code negation = NOT negation | predicate} */
    private Term negation() {
        if (!tokens.takeIfKeyword("NOT")) {
            return predicate();
        }
        tokens.enter();
        Term negated = negation();
        tokens.leave();
        return new Term.Truth(new ConditionNode.Not(truth(negated, StatementErrors::noOperandOfNot)));
    }

    /** {@code predicate = sum [comparator sum | IS [NOT] type | [NOT] IN sequence | [NOT] BETWEEN sum AND sum]} */
    private Term predicate() {
        Term left = sum();
        Optional<Comparator> comparator = takeComparator();
        if (comparator.isPresent()) {
            return new Term.Truth(compared(comparator.get(), left, rightOf(this::sum)));
        }
        if (tokens.takeIfKeyword("IS")) {
            boolean negated = tokens.takeIfKeyword("NOT");
            return negatedIf(negated, ofType(operand(left, StatementErrors::noOperandOfIs)));
        }
        boolean negated = tokens.atKeyword("NOT")
                && (tokens.following().isWord("IN") || tokens.following().isWord("BETWEEN"));
        if (negated) {
            tokens.take();
        }
        if (tokens.takeIfKeyword("IN")) {
            return negatedIf(negated, in(operand(left, StatementErrors::noOperandOfIn)));
        }
        if (tokens.takeIfKeyword("BETWEEN")) {
            return negatedIf(negated, between(operand(left, StatementErrors::noCondition)));
        }
        if (tokens.atKeyword("LIKE")) {
            throw StatementErrors.unsupportedOperator("LIKE");
        }
        return left;
    }

    private static Term negatedIf(boolean negated, ConditionNode condition) {
        return new Term.Truth(negated ? new ConditionNode.Not(condition) : condition);
    }

    private Optional<Comparator> takeComparator() {
        for (Comparator comparator : Comparator.values()) {
            if (tokens.takeIf(comparator.symbol())) {
                return Optional.of(comparator);
            }
        }
        return tokens.takeIf("!=") ? Optional.of(Comparator.NE) : Optional.empty();
    }

    /** A test may be compared with a truth value; all else is compared by its value. */
    private static ConditionNode compared(Comparator comparator, Term left, Term right) {
        if (left instanceof Term.Truth test
                && right instanceof Term.Value value
                && value.operand() instanceof Operand.Literal literal
                && literal.value() instanceof AttributeValue.BOOL bool
                && !comparator.isOrdering()) {
            boolean straight = bool.value() == (comparator == Comparator.EQ);
            return straight ? test.condition() : new ConditionNode.Not(test.condition());
        }
        return new ConditionNode.Comparison(
                comparator, operand(left, StatementErrors::noCondition), operand(right, StatementErrors::noCondition));
    }

    private ConditionNode ofType(Operand operand) {
        if (tokens.takeIfKeyword("MISSING")) {
            return test("attribute_not_exists", operand);
        }
        if (!tokens.at(Token.Kind.WORD)) {
            throw StatementErrors.malformed("Expected type name");
        }
        Token first = tokens.take();
        Optional<TypeName> type = TypeName.of(first.text());
        type.flatMap(TypeName::secondWord).ifPresent(tokens::takeIfKeyword);
        String name = type.orElseThrow(() -> StatementErrors.malformed("Expected type name"))
                .attributeType()
                .orElseThrow(() -> StatementErrors.typeOfIs(first.text().toUpperCase(Locale.ROOT)))
                .name();
        return test("attribute_type", operand, new Operand.Literal(AttributeValue.of(name)));
    }

    private static ConditionNode test(String function, Operand... arguments) {
        return new ConditionNode.Test(new Operand.Call(function, List.of(arguments)));
    }

    /** {@code sequence = list | set | "(" value {"," value} ")" | "?"} */
    private ConditionNode in(Operand operand) {
        List<AttributeValue> candidates;
        if (tokens.at("(")) {
            candidates = values.elements("(", ")");
        } else if (tokens.at("<<")) {
            candidates = values.elements("<<", ">>");
        } else if (values.atValue() && values.parse() instanceof AttributeValue.L list) {
            candidates = list.values();
        } else {
            throw tokens.atEnd() ? StatementErrors.missingOperand() : StatementErrors.noOperandOfIn();
        }
        if (candidates.isEmpty() || !(operand instanceof Operand.Attribute)) {
            throw StatementErrors.noOperandOfIn();
        }
        return new ConditionNode.In(
                operand, candidates.stream().<Operand>map(Operand.Literal::new).toList());
    }

    private ConditionNode between(Operand operand) {
        Operand lower = operand(rightOf(this::sum), StatementErrors::noCondition);
        tokens.expectKeyword("AND");
        Operand upper = operand(rightOf(this::sum), StatementErrors::noCondition);
        return new ConditionNode.Between(operand, lower, upper);
    }

    /** {@code operand = primary {("+" | "-") primary}}; only assignments may compute. */
    Operand operand() {
        return operand(sum(), StatementErrors::noCondition);
    }

    private Term sum() {
        Term left = primary();
        while (tokens.at("+") || tokens.at("-")) {
            String symbol = tokens.take().text();
            if (!computes) {
                throw StatementErrors.unsupportedOperator(symbol);
            }
            var operator = symbol.equals("+") ? Operand.Arithmetic.Operator.PLUS : Operand.Arithmetic.Operator.MINUS;
            left = new Term.Value(new Operand.Arithmetic(
                    operator,
                    operand(left, StatementErrors::noCondition),
                    operand(rightOf(this::primary), StatementErrors::noCondition)));
        }
        return left;
    }

    /** {@code primary = "(" condition ")" | value | function | path} */
    private Term primary() {
        if (tokens.at("(")) {
            tokens.open("(");
            Term inner = disjunction();
            tokens.close(")");
            return inner;
        }
        if (values.atValue()) {
            return new Term.Value(new Operand.Literal(values.parse()));
        }
        return tokens.atCall() ? call() : new Term.Value(new Operand.Attribute(paths.parse()));
    }

    /** {@code function = word arguments}; names are taken in any case. */
    private Term call() {
        Token name = tokens.take();
        String function = name.text().toLowerCase(Locale.ROOT);
        boolean test = tests.contains(function);
        if (!test && !operands.contains(function)) {
            throw StatementErrors.unknownFunction(function, tokens.position(name));
        }
        var call = new Operand.Call(function, arguments());
        return test ? new Term.Truth(new ConditionNode.Test(call)) : new Term.Value(call);
    }

    /** {@code arguments = "(" [sum {"," sum}] ")"} */
    List<Operand> arguments() {
        tokens.open("(");
        var arguments = new ArrayList<Operand>();
        if (!tokens.at(")")) {
            do {
                arguments.add(operand());
            } while (tokens.takeIf(","));
        }
        tokens.close(")");
        return arguments;
    }

    private Term rightOf(Supplier<Term> part) {
        if (tokens.atEnd()) {
            throw StatementErrors.missingOperand();
        }
        return part.get();
    }

    private static ConditionNode truth(Term term, Supplier<DynamoDbException> otherwise) {
        if (term instanceof Term.Truth truth) {
            return truth.condition();
        }
        throw otherwise.get();
    }

    private static Operand operand(Term term, Supplier<DynamoDbException> otherwise) {
        if (term instanceof Term.Value value) {
            return value.operand();
        }
        throw otherwise.get();
    }
}
