package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.stream.StreamArn;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TablePolicy;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a policy hangs on.
 *
 * @param table the table, or the one that the stream is of
 * @param stream the stream's label
 * @param arn the ARN that the request names it by
 */
record PolicyTarget(TableAddress table, Optional<String> stream, String arn) {

    private static final Pattern ARN = Pattern.compile(
            "arn:(aws[a-z-]*):dynamodb:([^:/]+):([0-9]{12}):table/([a-zA-Z0-9_.-]{1,255})(/[a-z]+/.+)?");
    private static final String WRONG = "One or more parameter values were invalid: ";
    private static final String STREAM = TablePolicy.stream("");

    /**
     * What a request names.
     *
     * @throws DynamoDbException a {@code ValidationException} for what is no table or stream of the caller's account and region
     */
    static PolicyTarget of(Caller caller, String arn) {
        if (!arn.startsWith("arn:")) {
            throw DynamoDbException.validation(WRONG + "ARNs must start with 'arn:': " + arn);
        }
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw DynamoDbException.validation(WRONG + "Provided Arn is not a DynamoDB resource arn: " + arn);
        }
        if (!parts.group(3).equals(caller.account())) {
            throw DynamoDbException.validation(
                    "This action is only supported by accounts that match the resource owner\u2019s account.");
        }
        if (!parts.group(1).equals("aws") || !parts.group(2).equals(caller.region())) {
            throw DynamoDbException.validation(WRONG + "Invalid resource Arn: " + arn);
        }
        var table = new TableAddress(parts.group(3), parts.group(2), parts.group(4));
        return new PolicyTarget(table, stream(parts.group(5), arn), arn);
    }

    private static Optional<String> stream(String part, String arn) {
        if (part == null) {
            return Optional.empty();
        }
        if (part.startsWith(STREAM)) {
            return Optional.of(part.substring(STREAM.length()));
        }
        throw DynamoDbException.validation(
                part.startsWith("/index/")
                        ? WRONG
                                + "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: "
                                + arn
                        : WRONG + "Provided Arn is not a DynamoDB resource arn: " + arn);
    }

    /** An access to what a request names. What is nothing of the kind will be refused for that. */
    static AccessRequest access(TableCatalog tables, Caller caller, String arn, String action) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            return TableAccess.other(caller, action, "table/*");
        }
        var access = TableAccess.to(tables, new TableAddress(parts.group(3), parts.group(2), parts.group(4)));
        String part = Optional.ofNullable(parts.group(5)).orElse("");
        return (part.startsWith(STREAM) ? access.stream(part.substring(STREAM.length())) : access).request(action);
    }

    String part() {
        return stream.map(TablePolicy::stream).orElse(TablePolicy.TABLE);
    }

    Optional<StreamArn> streamArn() {
        return stream.map(label -> new StreamArn(table, label));
    }

    DynamoDbException streamNotFound() {
        return DynamoDbException.notFound(
                "Requested resource not found: Stream: " + stream.orElse("") + " not found for Table: " + table.name());
    }
}
