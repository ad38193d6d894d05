package dev.extenddb.differential.compare;

import java.util.List;
import java.util.regex.Pattern;

/** The known differences of PartiQL; see {@link KnownDifferences}. */
final class StatementDifferences {

    private static final String DUPLICATE_AS_INVALID =
            "\"Code\":\"ValidationError\",\"Message\":\"Duplicate primary key exists in table\"";
    private static final String DUPLICATE =
            "\"Code\":\"DuplicateItem\",\"Message\":\"Duplicate primary key exists in table\"";
    private static final String PARAMETER_COUNT = "Number of parameters in request and statement don't match";
    private static final String GIVEN_TWICE = "Multiple conditions on same key";
    private static final String TOO_PRECISE = "more than 38 significant digits";

    /** The error of a statement, in a group, and the table after it. */
    private static final Pattern WRONG_STATEMENT = Pattern.compile(
            "(\"Code\":\"ValidationError\"(?:,\"Message\":\"(?:[^\"\\\\]|\\\\.)*\")?}),\"TableName\":\"[^\"]*\"}");

    static final List<KnownDifference> ALL = List.of(
            new KnownDifference(
                    "rounds the numbers of statements",
                    "More than 38 significant digits are an error in DynamoDB; DynamoDB Local rounds a number that stands in a statement.",
                    "Developer Guide, Data types: Number; exceeding 38 digits of precision results in an exception",
                    difference -> difference.step().call().operation().contains("Execute")
                            && difference.candidate().body().toString().contains(TOO_PRECISE)
                            && !difference.reference().body().toString().contains("38 digits")),
            new KnownDifference(
                    "takes a key given twice",
                    "Not settled by any recording known to us: a statement that writes and gives a key attribute two values is an error to both, but if the two "
                            + "are one value, it is none to DynamoDB Local.",
                    "none",
                    difference -> difference.step().call().operation().contains("Execute")
                            && difference.candidate().body().toString().contains(GIVEN_TWICE)
                            && !difference.reference().body().toString().contains(GIVEN_TWICE)),
            new KnownDifference(
                    "calls it DuplicateItem",
                    "The error of an INSERT of an item that is there is DuplicateItemException; DynamoDB Local leaves out its end.",
                    "API Reference, ExecuteStatement: errors",
                    difference -> difference.reference().errorType().equals("DuplicateItem")
                            && difference.candidate().errorType().equals("DuplicateItemException")),
            new KnownDifference(
                    "cancels for a duplicate as for a wrong statement",
                    "Not settled by any recording known to us: an INSERT of an item that is there cancels a transaction of statements with the code ValidationError "
                            + "in DynamoDB Local, with DuplicateItem, the code that a batch has for it, in ExtendDB.",
                    "none",
                    difference -> difference.step().call().operation().equals("ExecuteTransaction")
                            && difference.isOnly(text -> text.replace(DUPLICATE_AS_INVALID, DUPLICATE))),
            new KnownDifference(
                    "ignores surplus parameters",
                    "Parameters and question marks of a statement must be as many; DynamoDB Local does not look at parameters beyond the last question mark.",
                    "none",
                    difference -> difference.step().call().operation().contains("Execute")
                            && difference.candidate().body().toString().contains(PARAMETER_COUNT)
                            && !difference.reference().body().toString().contains(PARAMETER_COUNT)),
            new KnownDifference(
                    "does not name the table of a wrong statement",
                    "The error of a statement in a batch comes with the table that the statement is about; DynamoDB Local names none for some statements that it refuses.",
                    "API Reference, BatchStatementResponse: TableName",
                    difference -> difference.step().call().operation().equals("BatchExecuteStatement")
                            && difference.reference().body().toString().contains("\"ValidationError\"}}")
                            && difference.isOnly(
                                    text -> WRONG_STATEMENT.matcher(text).replaceAll("$1}"))));

    private StatementDifferences() {}
}
