package dev.extenddb.expression;

import java.util.ArrayList;
import java.util.List;

/** Parses what all kinds of expressions have in common: paths, placeholders and functions. */
final class OperandParser {

    /** Longer numbers do not fit into an {@code int}. */
    private static final int MAX_INDEX_DIGITS = 9;

    private final TokenReader reader;
    private final boolean pathsGoOn;

    /** A parser for the operands that come next; {@code pathsGoOn} says that {@code (a.b).c} is a path. */
    OperandParser(TokenReader reader, boolean pathsGoOn) {
        this.reader = reader;
        this.pathsGoOn = pathsGoOn;
    }

    /** {@code operand := VALUE | call | path}. */
    Operand operand() {
        if (reader.at(Token.Kind.VALUE)) {
            return new Operand.Placeholder(reader.take().text());
        }
        return reader.atCall() ? call() : path();
    }

    /** {@code call := NAME '(' argument (',' argument)* ')'}. */
    private Operand.Call call() {
        String function = reader.take().text();
        reader.countOperator();
        reader.expect("(");
        List<Operand> arguments = arguments();
        reader.expect(")");
        return new Operand.Call(function, arguments);
    }

    /** {@code arguments := argument (',' argument)*}. */
    List<Operand> arguments() {
        List<Operand> arguments = new ArrayList<>();
        do {
            arguments.add(argument());
        } while (reader.takeIf(","));
        return arguments;
    }

    /** {@code argument := '(' argument ')' step* | operand}. */
    Operand argument() {
        if (!reader.at("(")) {
            return operand();
        }
        reader.open();
        Operand operand = argument();
        reader.close();
        return continuation(operand);
    }

    /** {@code path := name step*}. */
    Operand.Path path() {
        List<PathNode.Element> elements = new ArrayList<>();
        elements.add(name());
        return steps(elements);
    }

    /** The steps that follow a path in parentheses, if any do: {@code (a.b).c}. */
    Operand continuation(Operand operand) {
        boolean continues = reader.at(".") || reader.at("[");
        return pathsGoOn && continues && operand instanceof Operand.Path path
                ? steps(new ArrayList<>(path.path().elements()))
                : operand;
    }

    /** {@code step := '.' name | '[' NUMBER ']'}. */
    private Operand.Path steps(List<PathNode.Element> elements) {
        while (true) {
            if (reader.takeIf(".")) {
                elements.add(name());
            } else if (reader.takeIf("[")) {
                elements.add(index());
                reader.expect("]");
            } else {
                return new Operand.Path(new PathNode(elements));
            }
        }
    }

    /** {@code name := WORD | ALIAS}. */
    private PathNode.Element name() {
        if (reader.at(Token.Kind.ALIAS)) {
            return new PathNode.Alias(reader.take().text());
        }
        if (reader.atName()) {
            return new PathNode.Name(reader.take().text());
        }
        throw reader.syntaxError();
    }

    private PathNode.Index index() {
        if (!reader.at(Token.Kind.NUMBER)) {
            throw reader.syntaxError();
        }
        String digits = reader.take().text();
        if (digits.length() > MAX_INDEX_DIGITS) {
            throw reader.errors().indexOutOfRange(digits);
        }
        return new PathNode.Index(Integer.parseInt(digits));
    }
}
