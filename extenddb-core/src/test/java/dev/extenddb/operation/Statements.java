package dev.extenddb.operation;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends PartiQL to an engine. Statements keep their quotation marks of both kinds; the rest of a request is written as {@link Wire} has it. */
record Statements(Wire wire) {

    /** Executes one statement, which must succeed. */
    Answer ok(String statement, String... parameters) {
        return wire.ok("ExecuteStatement", "{" + member(statement, parameters) + "}");
    }

    /** Executes one statement with further members, which must succeed. */
    Answer okWith(String members, String statement, String... parameters) {
        return wire.ok("ExecuteStatement", "{" + members + "," + member(statement, parameters) + "}");
    }

    /** Executes one statement, which must be refused. */
    String error(String statement, String... parameters) {
        return wire.error("ExecuteStatement", "{" + member(statement, parameters) + "}");
    }

    /** The texts under a path of the items that a statement returns. */
    List<String> texts(String path, String statement, String... parameters) {
        return ok(statement, parameters).texts("Items", path);
    }

    /** A list of statements, as batches and transactions take them. */
    static String list(String... statements) {
        return Stream.of(statements)
                .map(statement -> "{" + member(statement) + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The members Statement and, if there are any, Parameters. */
    static String member(String statement, String... parameters) {
        return "'Statement':'" + escaped(statement) + "'"
                + (parameters.length == 0 ? "" : ",'Parameters':[" + String.join(",", parameters) + "]");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("'", "\\u0027")
                .replace("\"", "\\u0022")
                .replace("\n", "\\n");
    }
}
