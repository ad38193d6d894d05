package dev.extenddb.error;

import java.util.List;

/**
 * In which of two generations of wording errors speak. DynamoDB moves from one to the other Region by Region and operation by operation;
 * what is asked and refused is the same in both.
 */
public enum Wording {
    /**
     * The one that documentation, libraries and most tests quote: all constraints of the model that a request breaks are listed, each with
     * the value that breaks it.
     */
    OLDER,

    /**
     * The one that Regions are moving to: only the first constraint is told, without the value, and more messages are announced as a
     * detected error.
     */
    NEWER;

    private static final String ANNOUNCEMENT = "1 validation error detected: ";

    /** How the messages begin that the newer wording announces. */
    private static final List<String> ANNOUNCED = List.of(
            "Invalid ConditionExpression: ",
            "Invalid FilterExpression: ",
            "Invalid KeyConditionExpression: ",
            "Invalid ProjectionExpression: ",
            "Invalid UpdateExpression: ",
            "One or more parameter values were invalid: An string set  may not be empty",
            "One or more parameter values were invalid: An number set  may not be empty",
            "One or more parameter values were invalid: Binary sets should not be empty",
            "One or more parameter values were invalid: Input collection ");

    /** How the message begins that an empty batch has an own one for in the older wording. */
    private static final String EMPTY_BATCH = "The requestItems parameter is required for ";

    /** The message of an error, whose older wording is given, in this wording. */
    public String of(ErrorCode code, String message) {
        return this == NEWER && code == ErrorCode.VALIDATION ? newer(message) : message;
    }

    private static String newer(String message) {
        if (message.startsWith(EMPTY_BATCH)) {
            return ANNOUNCEMENT + "Value at 'RequestItems' failed to satisfy constraint: "
                    + "Member must have length greater than or equal to 1";
        }
        return ANNOUNCED.stream().anyMatch(message::startsWith) ? ANNOUNCEMENT + message : message;
    }
}
