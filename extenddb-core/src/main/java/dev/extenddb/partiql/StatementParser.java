package dev.extenddb.partiql;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.ConditionNode;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.UpdateNode;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.partiql.Statement.Ordering;
import dev.extenddb.partiql.Statement.Returning;
import dev.extenddb.partiql.Statement.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Parses one statement by recursive descent; above each method stands its production. */
public final class StatementParser {

    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 255;

    private final TokenReader tokens;
    private final PathParser paths;
    private final SetParser sets;

    private StatementParser(TokenReader tokens) {
        this.tokens = tokens;
        this.paths = new PathParser(tokens);
        this.sets = new SetParser(tokens);
    }

    /**
     * The statement that a text states.
     *
     * @param parameters what its question marks stand for, in their order
     * @throws dev.extenddb.error.DynamoDbException a {@code ValidationException} in DynamoDB's words if the text is no statement or the
     *     parameters are too many or too few
     */
    public static Statement parse(String text, List<AttributeValue> parameters) {
        var tokens = new TokenReader(text, parameters);
        Statement statement = new StatementParser(tokens).statement();
        tokens.expectEnd();
        return statement;
    }

    /** {@code statement = select | insert | update | updateFrom | delete | exists} */
    private Statement statement() {
        if (tokens.takeIfKeyword("SELECT")) {
            return select();
        }
        if (tokens.takeIfKeyword("INSERT")) {
            return insert();
        }
        if (tokens.takeIfKeyword("UPDATE")) {
            return update();
        }
        if (tokens.takeIfKeyword("FROM")) {
            return updateFrom();
        }
        if (tokens.takeIfKeyword("DELETE")) {
            return delete();
        }
        if (tokens.atKeyword("EXISTS") && tokens.atCall()) {
            return exists();
        }
        throw StatementErrors.noOperation();
    }

    /** {@code select = SELECT columns FROM source [WHERE condition] [ORDER BY ordering {"," ordering}]} */
    private Statement.Select select() {
        List<DocumentPath> columns = columns();
        if (!tokens.takeIfKeyword("FROM")) {
            throw StatementErrors.malformed("Missing FROM after SELECT list");
        }
        Source source = readSource();
        Optional<ConditionNode> where = where();
        if (tokens.atKeyword("GROUP") || tokens.atKeyword("HAVING") || tokens.atKeyword("LIMIT")) {
            throw StatementErrors.unsupportedClause(tokens.current().text().toUpperCase(Locale.ROOT));
        }
        return new Statement.Select(columns, source, where, orderings(where.isPresent()));
    }

    /** {@code columns = "*" | path {"," path}} */
    private List<DocumentPath> columns() {
        if (tokens.atKeyword("VALUE") || tokens.atKeyword("PIVOT")) {
            throw StatementErrors.selectValue();
        }
        if (tokens.atKeyword("FROM")) {
            throw StatementErrors.malformed("Found empty SELECT list");
        }
        if (tokens.takeIf("*")) {
            if (tokens.at(",")) {
                throw StatementErrors.starAndMore();
            }
            return List.of();
        }
        var columns = new ArrayList<DocumentPath>();
        do {
            columns.add(column());
        } while (tokens.takeIf(","));
        requireDistinct(columns);
        return columns;
    }

    private DocumentPath column() {
        if (tokens.at("*")) {
            throw StatementErrors.starAndMore();
        }
        if (tokens.atCall() || new ValueParser(tokens).atValue()) {
            throw StatementErrors.noPath(tokens.position(tokens.current()));
        }
        DocumentPath column = paths.parse();
        requireNoAlias();
        return column;
    }

    private static void requireDistinct(List<DocumentPath> columns) {
        var seen = new HashSet<DocumentPath>();
        for (DocumentPath column : columns) {
            if (!seen.add(column)) {
                throw StatementErrors.repeatedColumn(column.toString());
            }
        }
    }

    private List<Ordering> orderings(boolean conditional) {
        if (!tokens.takeIfKeyword("ORDER")) {
            return List.of();
        }
        tokens.expectKeyword("BY");
        var orderings = new ArrayList<Ordering>();
        do {
            orderings.add(ordering());
        } while (tokens.takeIf(","));
        if (!conditional && tokens.atEnd()) {
            throw StatementErrors.orderWithoutWhere();
        }
        return orderings;
    }

    /** {@code ordering = name [ASC | DESC]} */
    private Ordering ordering() {
        DocumentPath path = paths.parse();
        if (path.isNested()) {
            throw StatementErrors.orderingForm("Path");
        }
        boolean descending = tokens.takeIfKeyword("DESC");
        if (!descending) {
            tokens.takeIfKeyword("ASC");
        }
        return new Ordering(path.attribute(), descending);
    }

    /** {@code insert = INSERT INTO table VALUE item} */
    private Statement insert() {
        tokens.expectKeyword("INTO");
        Source source = source(StatementErrors::indexedInsert);
        if (tokens.atKeyword("VALUES") || tokens.at("<<")) {
            throw StatementErrors.severalItems();
        }
        if (!tokens.takeIfKeyword("VALUE")) {
            throw StatementErrors.leftover();
        }
        if (tokens.atEnd()) {
            throw StatementErrors.unexpectedEnd();
        }
        var item = Item.of(new ValueParser(tokens).parseItem());
        if (tokens.atKeyword("RETURNING")) {
            throw StatementErrors.insertReturning();
        }
        return new Statement.Insert(source, item);
    }

    /** {@code update = UPDATE table sets [WHERE condition] [returning]} */
    private Statement update() {
        Source source = writeSource();
        requireNoAlias();
        UpdateNode update = changes();
        return new Statement.Update(source, update, where(), returning());
    }

    /** {@code updateFrom = FROM table [WHERE condition] sets [returning]} */
    private Statement updateFrom() {
        Source source = writeSource();
        requireNoAlias();
        Optional<ConditionNode> where = where();
        return new Statement.Update(source, changes(), where, returning());
    }

    private UpdateNode changes() {
        if (!sets.atClause()) {
            throw StatementErrors.noOperation();
        }
        return sets.parse();
    }

    /** {@code delete = DELETE FROM table [WHERE condition] [returning]} */
    private Statement delete() {
        tokens.expectKeyword("FROM");
        Source source = writeSource();
        requireNoAlias();
        Optional<ConditionNode> where = where();
        Optional<Returning> returning = returning();
        returning.filter(image -> image != Returning.ALL_OLD).ifPresent(image -> {
            throw StatementErrors.deleteReturning(image);
        });
        return new Statement.Delete(source, where, returning);
    }

    /** {@code exists = EXISTS "(" select ")"} */
    private Statement exists() {
        tokens.take();
        tokens.open("(");
        tokens.expectKeyword("SELECT");
        Statement.Select select = select();
        tokens.close(")");
        return new Statement.Exists(select);
    }

    private Optional<ConditionNode> where() {
        return tokens.takeIfKeyword("WHERE")
                ? Optional.of(TermParser.ofConditions(tokens).condition())
                : Optional.empty();
    }

    /** {@code returning = RETURNING (ALL | MODIFIED) (OLD | NEW) "*"} */
    private Optional<Returning> returning() {
        if (!tokens.takeIfKeyword("RETURNING")) {
            return Optional.empty();
        }
        String words = tokens.take().text() + " "
                + (tokens.atEnd() ? "" : tokens.take().text());
        for (Returning returning : Returning.values()) {
            if (returning.words().equalsIgnoreCase(words)) {
                if (!tokens.takeIf("*")) {
                    throw StatementErrors.returningForm();
                }
                return Optional.of(returning);
            }
        }
        throw StatementErrors.returningForm();
    }

    /** {@code source = name ["." name]}, of a table and an index */
    private Source readSource() {
        if (tokens.at("[") || tokens.at("<<") || tokens.at("(")) {
            throw StatementErrors.severalSources();
        }
        Source source = source(paths.parse());
        requireNoAlias();
        if (tokens.at(",")) {
            throw StatementErrors.severalSources();
        }
        return source;
    }

    private Source writeSource() {
        return source(StatementErrors::indexedWrite);
    }

    private Source source(Supplier<DynamoDbException> onIndex) {
        if (!tokens.atName()) {
            throw StatementErrors.malformed("Expected identifier for simple path");
        }
        Source source = source(paths.parse());
        if (source.index().isPresent()) {
            throw onIndex.get();
        }
        return source;
    }

    private static Source source(DocumentPath path) {
        if (path.steps().size() > 1) {
            throw StatementErrors.tooManySourceParts();
        }
        requireName(path.attribute());
        if (path.steps().isEmpty()) {
            return new Source(path.attribute(), Optional.empty());
        }
        if (path.steps().get(0) instanceof DocumentPath.Field index) {
            return new Source(path.attribute(), Optional.of(index.name()));
        }
        throw StatementErrors.tooManySourceParts();
    }

    private static void requireName(String table) {
        boolean resourceName = table.startsWith("arn:");
        boolean sound = table.length() >= SHORTEST_NAME
                && table.length() <= LONGEST_NAME
                && table.chars().allMatch(StatementParser::isNamePart);
        if (!resourceName && !sound) {
            throw StatementErrors.tableName();
        }
    }

    private static boolean isNamePart(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    }

    private void requireNoAlias() {
        if (tokens.atName() || tokens.atKeyword("AS") || tokens.atKeyword("AT")) {
            throw StatementErrors.alias();
        }
    }
}
