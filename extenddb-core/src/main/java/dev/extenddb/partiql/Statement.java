package dev.extenddb.partiql;

import dev.extenddb.expression.ConditionNode;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.UpdateNode;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A statement as a tree; everything in it is bound. Its text form is canonical: equal statements have equal texts. See "PartiQL - a
 * SQL-compatible query language for Amazon DynamoDB" in the Developer Guide.
 */
public sealed interface Statement {

    /** The table that the statement is about, and possibly an index. */
    Source source();

    /** What a statement reads or changes: a table by name or Amazon Resource Name, or one of its indexes. */
    record Source(String table, Optional<String> index) {
        @Override
        public String toString() {
            return table + index.map(name -> "." + name).orElse("");
        }
    }

    /** An attribute to sort by. */
    record Ordering(String attribute, boolean descending) {
        @Override
        public String toString() {
            return attribute + (descending ? " DESC" : " ASC");
        }
    }

    /** Which image of an item a write returns. */
    enum Returning {
        ALL_OLD("ALL OLD"),
        ALL_NEW("ALL NEW"),
        MODIFIED_OLD("MODIFIED OLD"),
        MODIFIED_NEW("MODIFIED NEW");

        private final String words;

        Returning(String words) {
            this.words = words;
        }

        /** The words of the clause. */
        public String words() {
            return words;
        }
    }

    /** Reads items: whole ones if there are no columns. */
    record Select(List<DocumentPath> columns, Source source, Optional<ConditionNode> where, List<Ordering> orderBy)
            implements Statement {
        public Select {
            columns = List.copyOf(columns);
            orderBy = List.copyOf(orderBy);
        }

        @Override
        public String toString() {
            return "SELECT " + (columns.isEmpty() ? "*" : joined(columns)) + " FROM " + source
                    + clause(" WHERE ", where)
                    + (orderBy.isEmpty() ? "" : " ORDER BY " + joined(orderBy));
        }
    }

    /** Puts an item where there is none. */
    record Insert(Source source, Item item) implements Statement {
        @Override
        public String toString() {
            return "INSERT INTO " + source + " VALUE " + new AttributeValue.M(item.attributes());
        }
    }

    /** Changes an item that is there. */
    record Update(Source source, UpdateNode update, Optional<ConditionNode> where, Optional<Returning> returning)
            implements Statement {
        @Override
        public String toString() {
            return "UPDATE " + source + " " + update + clause(" WHERE ", where) + returned(returning);
        }
    }

    /** Removes an item. */
    record Delete(Source source, Optional<ConditionNode> where, Optional<Returning> returning) implements Statement {
        @Override
        public String toString() {
            return "DELETE FROM " + source + clause(" WHERE ", where) + returned(returning);
        }
    }

    /** Checks an item within a transaction. */
    record Exists(Select select) implements Statement {
        @Override
        public Source source() {
            return select.source();
        }

        @Override
        public String toString() {
            return "EXISTS(" + select + ")";
        }
    }

    private static String joined(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String clause(String keyword, Optional<?> content) {
        return content.map(node -> keyword + node).orElse("");
    }

    private static String returned(Optional<Returning> returning) {
        return returning.map(image -> " RETURNING " + image.words() + " *").orElse("");
    }
}
