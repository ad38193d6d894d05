package dev.extenddb.expression;

import dev.extenddb.error.DynamoDbException;

/** Why an update, though right as such, cannot be applied to an item; in DynamoDB's words. */
final class UpdateErrors {

    private UpdateErrors() {}

    static DynamoDbException missingOperand() {
        return DynamoDbException.validation(
                "The provided expression refers to an attribute that does not exist in the item");
    }

    static DynamoDbException operandType() {
        return DynamoDbException.validation("An operand in the update expression has an incorrect data type");
    }

    /** What AttributeUpdates say where update expressions say that an operand's type is wrong. */
    static DynamoDbException attributeType() {
        return DynamoDbException.validation("Type mismatch for attribute to update");
    }

    static DynamoDbException invalidPath() {
        return DynamoDbException.validation(
                "The document path provided in the update expression is invalid for update");
    }

    /** DynamoDB says this of sums with too many digits, too. */
    static DynamoDbException overflow() {
        return DynamoDbException.validation(
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }
}
