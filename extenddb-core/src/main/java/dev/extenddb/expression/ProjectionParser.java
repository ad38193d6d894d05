package dev.extenddb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses projection expressions. */
final class ProjectionParser {

    private ProjectionParser() {}

    /** {@code expression := path (',' path)* END}. */
    static ProjectionNode parse(String text, ExpressionErrors errors) {
        TokenReader reader = new TokenReader(text, errors, Set.of());
        OperandParser operands = new OperandParser(reader, false);
        List<Operand.Location> paths = new ArrayList<>();
        do {
            paths.add(operands.path());
        } while (reader.takeIf(","));
        reader.expectEnd();
        ProjectionNode projection = new ProjectionNode(paths);
        StaticChecks.check(projection, errors);
        return projection;
    }
}
