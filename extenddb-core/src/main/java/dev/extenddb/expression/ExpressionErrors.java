package dev.extenddb.expression;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeType;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.ValueText;
import java.util.Locale;

/** What can be wrong with an expression of one kind, in DynamoDB's words. Thread-safe. */
final class ExpressionErrors {

    /** In the order in which DynamoDB's message lists them. */
    private static final String TYPE_NAMES = "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}";

    /** Errors of conditions and updates that came as no expression and so have no parameter to be named by. */
    static final ExpressionErrors WITHOUT_PARAMETER = new ExpressionErrors("", true);

    private final String prefix;

    /** Of an update, DynamoDB does not say how long it is. */
    private final boolean tellsSize;

    private ExpressionErrors(String prefix, boolean tellsSize) {
        this.prefix = prefix;
        this.tellsSize = tellsSize;
    }

    ExpressionErrors(ExpressionKind kind) {
        this("Invalid " + kind.parameter() + ": ", kind != ExpressionKind.UPDATE);
    }

    private DynamoDbException error(String message) {
        return DynamoDbException.validation(prefix + message);
    }

    DynamoDbException empty() {
        return error("The expression can not be empty;");
    }

    DynamoDbException tooLong(int size) {
        String refusal = "Expression size has exceeded the maximum allowed size;";
        return error(tellsSize ? refusal + " expression size: " + size : refusal);
    }

    DynamoDbException syntax(String token, String near) {
        return error("Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }

    DynamoDbException redundantParentheses() {
        return error("The expression has redundant parentheses;");
    }

    DynamoDbException tooManyOperators(int count) {
        return error("The expression contains too many operators; operator count: " + count);
    }

    DynamoDbException indexOutOfRange(String index) {
        return error("List index is not within the allowable range; index: [" + index + "]");
    }

    DynamoDbException tooDeep(int levels) {
        return error("The document path has too many nesting levels; nesting levels: " + levels);
    }

    DynamoDbException reservedWord(String word) {
        return error("Attribute name is a reserved keyword; reserved keyword: " + word);
    }

    DynamoDbException unknownFunction(String name) {
        return error("Invalid function name; function: " + name);
    }

    DynamoDbException notInConditions(String function) {
        return error("The function is not allowed in a condition expression; function: " + function);
    }

    DynamoDbException notInUpdates(String function) {
        return error("The function is not allowed in an update expression; function: " + function);
    }

    DynamoDbException misusedFunction(String function) {
        return error("The function is not allowed to be used this way in an expression; function: " + function);
    }

    DynamoDbException repeatedSection(UpdateNode.Section section) {
        return error("The \"" + section + "\" section can only be used once in an update expression;");
    }

    DynamoDbException undefinedName(String placeholder) {
        return error("An expression attribute name used in the document path is not defined; attribute name: "
                + placeholder);
    }

    DynamoDbException undefinedValue(String placeholder) {
        return error(
                "An expression attribute value used in expression is not defined; attribute value: " + placeholder);
    }

    DynamoDbException operandCount(String function, int count) {
        return error("Incorrect number of operands for operator or function; operator or function: " + function
                + ", number of operands: " + count);
    }

    DynamoDbException tooManyCandidates(int count) {
        return error("The IN operator is provided with too many operands; number of operands: " + count);
    }

    DynamoDbException notDistinct(String operator, DocumentPath first) {
        return error("The first operand must be distinct from the remaining operands for this operator or function; "
                + "operator: " + operator + ", first operand: " + first.described());
    }

    DynamoDbException operandType(String operator, AttributeType type) {
        return operandType(operator, type.name());
    }

    /** The operand is a path, so that it could be of any type. */
    DynamoDbException operandOfAnyType(String operator) {
        return operandType(operator, "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
    }

    private DynamoDbException operandType(String operator, String type) {
        return error("Incorrect operand type for operator or function; operator or function: " + operator
                + ", operand type: " + type);
    }

    DynamoDbException actionOperandType(UpdateNode.Section section, AttributeType type) {
        return error("Incorrect operand type for operator or function; operator: " + section + ", operand type: "
                + type.label().toUpperCase(Locale.ROOT) + ", typeSet: ALLOWED_FOR_" + section + "_OPERAND");
    }

    DynamoDbException pathRequired(String function) {
        return error("Operator or function requires a document path; operator or function: " + function);
    }

    DynamoDbException unknownTypeName(String name) {
        return error("Invalid attribute type name found; type: " + name + ", valid types: " + TYPE_NAMES);
    }

    DynamoDbException boundTypes(AttributeValue lower, AttributeValue upper) {
        return error(
                "The BETWEEN operator requires same data type for lower and upper bounds; " + bounds(lower, upper));
    }

    DynamoDbException boundOrder(AttributeValue lower, AttributeValue upper) {
        return error("The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
                + bounds(lower, upper));
    }

    private static String bounds(AttributeValue lower, AttributeValue upper) {
        return "lower bound operand: " + ValueText.of(lower) + ", upper bound operand: " + ValueText.of(upper);
    }

    DynamoDbException overlap(DocumentPath one, DocumentPath two) {
        return error("Two document paths overlap with each other; " + pair(one, two));
    }

    DynamoDbException conflict(DocumentPath one, DocumentPath two) {
        return error("Two document paths conflict with each other; " + pair(one, two));
    }

    private static String pair(DocumentPath one, DocumentPath two) {
        return "must remove or rewrite one of these paths; path one: " + one.described() + ", path two: "
                + two.described();
    }
}
