package dev.extenddb.expression;

import dev.extenddb.error.DynamoDbException;

/** Why a condition, though right as such, is not a key condition; in DynamoDB's words. */
final class KeyConditionErrors {

    private KeyConditionErrors() {}

    static DynamoDbException operator(String operator) {
        return DynamoDbException.validation("Invalid operator used in KeyConditionExpression: " + operator);
    }

    static DynamoDbException nestedOperation() {
        return DynamoDbException.validation("KeyConditionExpressions cannot contain nested operations");
    }

    static DynamoDbException nestedAttribute() {
        return DynamoDbException.validation("KeyConditionExpressions cannot have conditions on nested attributes");
    }

    static DynamoDbException keyNotFirst(String operator) {
        return condition(operator + " operator must have the key attribute as its first operand");
    }

    static DynamoDbException severalAttributes() {
        return condition("Multiple attribute names used in one condition");
    }

    static DynamoDbException noAttribute() {
        return condition("No key attribute specified");
    }

    static DynamoDbException severalConditions() {
        return DynamoDbException.validation(
                "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key");
    }

    private static DynamoDbException condition(String message) {
        return DynamoDbException.validation("Invalid condition in KeyConditionExpression: " + message);
    }
}
