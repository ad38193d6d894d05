package dev.extenddb.partiql;

import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.Operand;
import dev.extenddb.expression.Token;
import dev.extenddb.expression.UpdateNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The SET and REMOVE clauses of an UPDATE. */
final class SetParser {

    private static final String SET_ADD = "SET_ADD";
    private static final String SET_DELETE = "SET_DELETE";

    private final TokenReader tokens;
    private final PathParser paths;
    private final TermParser operands;

    SetParser(TokenReader tokens) {
        this.tokens = tokens;
        this.paths = new PathParser(tokens);
        this.operands = TermParser.ofAssignments(tokens);
    }

    /** Whether such a clause begins here. */
    boolean atClause() {
        return tokens.atKeyword("SET") || tokens.atKeyword("REMOVE");
    }

    /** {@code update = {SET assignment {"," assignment} | REMOVE path {"," path}}} */
    UpdateNode parse() {
        var actions = new ArrayList<UpdateNode.Action>();
        while (atClause()) {
            boolean set = tokens.take().isWord("SET");
            do {
                actions.add(set ? assignment() : new UpdateNode.Remove(new Operand.Attribute(paths.parse())));
            } while (tokens.takeIf(","));
        }
        return new UpdateNode(actions);
    }

    /** {@code assignment = path "=" (operand | SET_ADD arguments | SET_DELETE arguments)} */
    private UpdateNode.Action assignment() {
        DocumentPath path = paths.parse();
        if (!tokens.takeIf("=")) {
            throw StatementErrors.malformed("Expected assignment for SET");
        }
        var target = new Operand.Attribute(path);
        if (tokens.atEnd()) {
            throw StatementErrors.unexpectedEnd();
        }
        if (tokens.atCall() && (tokens.atKeyword(SET_ADD) || tokens.atKeyword(SET_DELETE))) {
            return setFunction(target);
        }
        return new UpdateNode.Set(target, operands.operand());
    }

    /** The set that the function changes is the one that it is assigned to. */
    private UpdateNode.Action setFunction(Operand.Attribute target) {
        Token name = tokens.take();
        String function = name.text().toUpperCase(Locale.ROOT);
        Token firstArgument = tokens.following();
        List<Operand> arguments = operands.arguments();
        if (arguments.size() != 2) {
            throw StatementErrors.setArgumentCount(function, tokens.position(name));
        }
        if (!arguments.get(0).equals(target)) {
            throw StatementErrors.setTarget(function, tokens.position(name));
        }
        if (!(arguments.get(1) instanceof Operand.Literal literal
                && literal.value().type().isSet())) {
            throw StatementErrors.setOperand(function, tokens.position(firstArgument));
        }
        return function.equals(SET_ADD)
                ? new UpdateNode.Add(target, arguments.get(1))
                : new UpdateNode.Delete(target, arguments.get(1));
    }
}
