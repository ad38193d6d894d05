package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.Utf8;
import dev.extenddb.policy.Effect;
import dev.extenddb.policy.MalformedPolicyException;
import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PolicyKind;
import dev.extenddb.policy.PrincipalSet;
import dev.extenddb.policy.Statement;
import dev.extenddb.table.TablePolicy;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the policies of tables and streams, in DynamoDB's words. */
final class ResourcePolicyText {

    private static final JsonFactory JSON = new JsonFactory();

    private static final int MOST_BYTES = 20_480;
    private static final String WRONG = "One or more parameter values were invalid: ";
    private static final String INVALID = WRONG + "Invalid policy document: ";
    private static final String PREFIX = "dynamodb:";
    private static final Set<String> STREAM_ACTIONS = Set.of("describestream", "getrecords", "getsharditerator");

    private ResourcePolicyText() {}

    /**
     * A policy in the form in which it is kept.
     *
     * @param caller knows whom it may be about
     * @param ofStream whether it is to hang on a stream
     * @throws DynamoDbException a {@code ValidationException} if it is none
     */
    static String checked(Caller caller, String text, boolean ofStream) {
        if (Utf8.bytes(text).length > MOST_BYTES) {
            throw DynamoDbException.validation(WRONG + "Maximum policy size of " + MOST_BYTES + " bytes exceeded");
        }
        String compact = compact(text);
        PolicyDocument document = parse(compact);
        requireResources(document, ofStream);
        requireActions(document, ofStream);
        boolean unbounded = document.statements().stream().anyMatch(ResourcePolicyText::isUnbounded);
        if (unbounded) {
            throw DynamoDbException.validation(
                    "Resource-based policy grants unbounded access in one or more elements. Please revise the policy to"
                            + " ensure least-privilege form of access");
        }
        requirePrincipals(document, caller);
        return CanonicalPolicy.of(compact);
    }

    private static void requirePrincipals(PolicyDocument document, Caller caller) {
        boolean known = document.statements().stream()
                .flatMap(statement -> statement.principals().stream())
                .flatMap(principals -> principals.names().stream())
                .filter(name -> name.type() == PrincipalSet.Type.AWS)
                .allMatch(name -> caller.authority().knows(name.value()));
        if (!known) {
            throw DynamoDbException.validation(WRONG + "Invalid principal in policy document.");
        }
    }

    private static String compact(String text) {
        var compact = new StringWriter();
        try (JsonParser in = JSON.createParser(text);
                JsonGenerator out = JSON.createGenerator(compact)) {
            JsonToken first = in.nextToken();
            if (first != null && first.isScalarValue()) {
                throw DynamoDbException.validation(INVALID + "This text appears not to be a policy");
            }
            if (first != JsonToken.START_OBJECT) {
                throw DynamoDbException.validation(INVALID + "This policy contains invalid Json");
            }
            out.copyCurrentStructure(in);
            if (in.nextToken() != null) {
                throw DynamoDbException.validation(INVALID + "This policy contains invalid Json");
            }
        } catch (IOException e) {
            throw DynamoDbException.validation(INVALID + "This policy contains invalid Json");
        }
        return compact.toString();
    }

    private static PolicyDocument parse(String text) {
        try {
            return PolicyDocument.parse(text, PolicyKind.RESOURCE);
        } catch (MalformedPolicyException e) {
            throw DynamoDbException.validation(INVALID + words(e, text));
        }
    }

    private static String words(MalformedPolicyException fault, String text) {
        String message = fault.getMessage();
        if (message.startsWith("Statement is missing")) {
            return syntaxError(1, text.length() + 1);
        }
        for (String member : List.of("Effect", "Action", "Resource", "Principal")) {
            if (message.startsWith(member + " is missing")) {
                return "Missing required field " + member;
            }
        }
        if (message.startsWith("Statement must not be empty")) {
            return "Could not parse the policy: Statement is empty!";
        }
        return message.contains("stands for two statements")
                ? "The Statement Ids in the policy are not unique"
                : syntaxError(fault.line(), fault.column());
    }

    private static String syntaxError(int line, int column) {
        return "Syntax error at position (" + line + "," + column + ")";
    }

    /** A policy names tables and indexes if it hangs on a table, and streams if it hangs on one; whose they are does not matter. */
    private static void requireResources(PolicyDocument document, boolean ofStream) {
        document.statements().stream()
                .flatMap(statement -> statement.resources().stream())
                .flatMap(resources -> resources.patterns().stream())
                .filter(pattern -> !pattern.contains("*") && !pattern.contains("?"))
                .filter(pattern -> pattern.contains(TablePolicy.stream("")) != ofStream)
                .findFirst()
                .ifPresent(arn -> {
                    String relative = arn.substring(arn.lastIndexOf(":table/") + 1);
                    throw DynamoDbException.validation(
                            INVALID + "The relative-id \"" + relative + "\" is invalid for ARN \"" + arn + "\"");
                });
    }

    private static void requireActions(PolicyDocument document, boolean ofStream) {
        List<String> wrong = document.statements().stream()
                .flatMap(statement -> statement.actions().patterns().stream())
                .filter(action -> !isAction(action, ofStream))
                .distinct()
                .toList();
        if (!wrong.isEmpty()) {
            throw DynamoDbException.validation(INVALID
                    + wrong.stream()
                            .map(action -> '"' + action + '"')
                            .collect(Collectors.joining(", ", "The following action names are invalid: ", "")));
        }
    }

    private static boolean isAction(String action, boolean ofStream) {
        if (action.contains("*") || action.contains("?")) {
            return true;
        }
        String lower = action.toLowerCase(Locale.ROOT);
        return lower.startsWith(PREFIX)
                && !lower.equals("dynamodb:liststreams")
                && STREAM_ACTIONS.contains(lower.substring(PREFIX.length())) == ofStream;
    }

    /** Whether a statement allows something to everybody, whatever is asked. */
    private static boolean isUnbounded(Statement statement) {
        return statement.effect() == Effect.ALLOW
                && statement.conditions().isEmpty()
                && statement.principals().stream()
                        .flatMap(principals -> principals.names().stream())
                        .anyMatch(name -> name.type() == PrincipalSet.Type.ANY);
    }
}
