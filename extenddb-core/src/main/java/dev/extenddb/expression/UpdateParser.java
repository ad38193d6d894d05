package dev.extenddb.expression;

import dev.extenddb.expression.Operand.Arithmetic;
import dev.extenddb.expression.UpdateNode.Action;
import dev.extenddb.expression.UpdateNode.Section;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses update expressions. */
final class UpdateParser {

    private static final Set<String> KEYWORDS = Set.of("SET", "REMOVE", "ADD", "DELETE");

    private final TokenReader reader;
    private final OperandParser operands;
    private final List<Action> actions = new ArrayList<>();
    private final Set<Section> sections = EnumSet.noneOf(Section.class);
    private Optional<Section> repeated = Optional.empty();

    private UpdateParser(TokenReader reader) {
        this.reader = reader;
        this.operands = new OperandParser(reader, false);
    }

    /** {@code expression := section+ END}. */
    static UpdateNode parse(String text, ExpressionErrors errors) {
        TokenReader reader = new TokenReader(text, errors, KEYWORDS);
        UpdateParser parser = new UpdateParser(reader);
        do {
            parser.section();
        } while (!reader.at(Token.Kind.END));
        if (reader.hasRedundantParentheses()) {
            throw errors.redundantParentheses();
        }
        UpdateNode update = new UpdateNode(parser.actions);
        StaticChecks.check(update, errors);
        if (parser.repeated.isPresent()) {
            throw errors.repeatedSection(parser.repeated.get());
        }
        return update;
    }

    /** {@code section := ('SET' | 'REMOVE' | 'ADD' | 'DELETE') action (',' action)*}. */
    private void section() {
        Section section = keyword();
        if (!sections.add(section) && repeated.isEmpty()) {
            repeated = Optional.of(section);
        }
        do {
            actions.add(action(section));
        } while (reader.takeIf(","));
    }

    private Section keyword() {
        for (Section section : Section.values()) {
            if (reader.takeIfKeyword(section.name())) {
                return section;
            }
        }
        throw reader.syntaxError();
    }

    /** {@code action := path '=' value} in SET, {@code path} in REMOVE, {@code path VALUE} in ADD and DELETE. */
    private Action action(Section section) {
        Operand.Path target = operands.path();
        return switch (section) {
            case SET -> {
                reader.expect("=");
                yield new UpdateNode.Set(target, value());
            }
            case REMOVE -> new UpdateNode.Remove(target);
            case ADD -> new UpdateNode.Add(target, placeholder());
            case DELETE -> new UpdateNode.Delete(target, placeholder());
        };
    }

    private Operand.Placeholder placeholder() {
        if (!reader.at(Token.Kind.VALUE)) {
            throw reader.syntaxError();
        }
        return new Operand.Placeholder(reader.take().text());
    }

    /** {@code value := '(' value ')' sum? | operand sum?}, where what is in the parentheses of a sum is not another sum. */
    private Operand value() {
        if (!reader.at("(")) {
            return sum(operands.operand());
        }
        reader.open();
        Operand inner = value();
        reader.close();
        return inner instanceof Arithmetic ? inner : sum(inner);
    }

    /** {@code sum := ('+' | '-') argument}. */
    private Operand sum(Operand left) {
        for (Arithmetic.Operator operator : Arithmetic.Operator.values()) {
            if (reader.takeIf(operator.symbol())) {
                reader.countOperator();
                return new Arithmetic(operator, left, operands.argument());
            }
        }
        return left;
    }
}
