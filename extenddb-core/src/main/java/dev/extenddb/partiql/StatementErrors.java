package dev.extenddb.partiql;

import dev.extenddb.error.DynamoDbException;

/** What can be wrong with a statement, in DynamoDB's words: faults of form in one envelope, all others without. */
final class StatementErrors {

    private StatementErrors() {}

    private static DynamoDbException error(String message) {
        return DynamoDbException.validation(message);
    }

    /** A fault of form. */
    static DynamoDbException malformed(String detail) {
        return error("Statement wasn't well formed, can't be processed: " + detail);
    }

    /** A piece that is no token, or a number that no machine number can hold. */
    static DynamoDbException unreadable() {
        return malformed("");
    }

    static DynamoDbException unexpectedEnd() {
        return malformed("Unexpected term");
    }

    static DynamoDbException leftover() {
        return malformed("Unexpected token after expression");
    }

    static DynamoDbException missingOperand() {
        return malformed("Missing right-hand side expression of infix operator");
    }

    static DynamoDbException noOperation() {
        return malformed("Expected data manipulation");
    }

    static DynamoDbException parameterCount() {
        return error("Number of parameters in request and statement don't match.");
    }

    static DynamoDbException alias() {
        return error("Aliasing is not supported");
    }

    static DynamoDbException tableName() {
        return error(
                "Table name should be within the length [3, 255] and only contain 'a-z', 'A-Z', '0-9', '-', '_', '.'.");
    }

    static DynamoDbException tooManySourceParts() {
        return error("A path may contain at most 2 components in the FROM clause");
    }

    static DynamoDbException severalSources() {
        return error("Only select from a single table or index is supported.");
    }

    static DynamoDbException indexedWrite() {
        return error("This operation is not supported on an index");
    }

    static DynamoDbException indexedInsert() {
        return error("FROM clause may only contain a single table name");
    }

    static DynamoDbException noPath(String position) {
        return error("Unexpected path component at " + position);
    }

    static DynamoDbException emptyPathPart() {
        return error("Path component cannot be an empty string");
    }

    static DynamoDbException wildcardField() {
        return error("Unpivot path component like a.*.b are not supported");
    }

    static DynamoDbException wildcardIndex() {
        return error("Wildcard path component like a[*].b are not supported");
    }

    static DynamoDbException indexOutOfRange(String index) {
        return error("List index is not within the allowable range; index: [" + index + "]");
    }

    static DynamoDbException starAndMore() {
        return error("Other attributes should not be present in the projection when '*' is used.");
    }

    static DynamoDbException selectValue() {
        return error("Select projection doesn't support value or pivot keywords");
    }

    static DynamoDbException repeatedColumn(String name) {
        return error("Duplicate identifiers in select clause: " + name);
    }

    static DynamoDbException unsupportedClause(String clause) {
        return error("Unsupported clause: " + clause);
    }

    static DynamoDbException orderWithoutWhere() {
        return error("Must have WHERE clause in the statement when using ORDER BY clause.");
    }

    static DynamoDbException orderingForm(String form) {
        return error("Argument to ORDER BY must be of type VariableReference. Type: " + form);
    }

    static DynamoDbException noCondition() {
        return error("WHERE clause must contain an expression that resolves to a boolean");
    }

    static DynamoDbException noOperandOfLogic() {
        return error("The arguments to AND/OR must be Expressions");
    }

    static DynamoDbException noOperandOfNot() {
        return error("The argument to NOT must be a Type or Expression");
    }

    static DynamoDbException noOperandOfIn() {
        return error("IN operator must have a left hand argument of type Variable Reference and right hand argument of "
                + "type Seq with at least one member");
    }

    static DynamoDbException noOperandOfIs() {
        return error("The left hand side argument to IS must be a Variable Reference, Literal, or Path");
    }

    static DynamoDbException typeOfIs(String type) {
        return error("Unsupported data type for IS operator: " + type + ". Supported data types are "
                + "[MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]");
    }

    static DynamoDbException literalMissing() {
        return error("MISSING must be compared using IS operator");
    }

    static DynamoDbException unsupportedOperator(String operator) {
        return error("Unsupported operator in Condition Expression. Operator: " + operator);
    }

    static DynamoDbException unknownFunction(String name, String position) {
        return error("Unrecognized function: " + name + " at " + position);
    }

    static DynamoDbException noValue(String what, String path, String position) {
        return error("Unsupported data type: " + what + " under key " + path + " at " + position);
    }

    static DynamoDbException number(DynamoDbException fault, String path) {
        return error(fault.getMessage() + " under " + path);
    }

    static DynamoDbException repeatedKey(String key, String path) {
        return error("Duplicate keys in tuple. Key: " + key + " under " + path);
    }

    static DynamoDbException keyType(String type, String path) {
        return error("Tuple keys must be of type String. Actual type: " + type + " under " + path);
    }

    static DynamoDbException emptyBag() {
        return error("Empty bags are not supported");
    }

    static DynamoDbException bagType() {
        return error("Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags");
    }

    static DynamoDbException bagMember(String type, String set, String path) {
        return error("Unexpected data type " + type + " in " + set + " Set under key " + path);
    }

    static DynamoDbException repeatedMember(Object members) {
        return error(
                "One or more parameter values were invalid: Input collection " + members + " contains duplicates.");
    }

    static DynamoDbException noItem() {
        return error("Unsupported format in item expression. Please use struct format {...} to express item values for "
                + "insert statement.");
    }

    static DynamoDbException severalItems() {
        return error("Unsupported operation: Inserting multiple items in a single statement is not supported, use "
                + "\"INSERT INTO tableName VALUE item\" instead");
    }

    static DynamoDbException insertReturning() {
        return error("RETURNING is not supported in INSERT");
    }

    static DynamoDbException deleteReturning(Statement.Returning returning) {
        return error("Invalid returning clause: RETURNING " + returning.words()
                + " *. Only RETURNING ALL OLD * is allowed in DELETE statements.");
    }

    static DynamoDbException returningForm() {
        return error("Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause");
    }

    static DynamoDbException setArgumentCount(String function, String position) {
        return error(function + " must have exactly two arguments at " + position);
    }

    static DynamoDbException setTarget(String function, String position) {
        return error("The first argument to " + function + " must equal the assignment value at " + position);
    }

    static DynamoDbException setOperand(String function, String position) {
        return error("The second argument to " + function + " must be a value with type SET at " + position);
    }
}
