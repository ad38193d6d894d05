package dev.extenddb.error;

/**
 * In which of two generations of wording errors speak. DynamoDB moves from one to the other operation by operation and Region by Region;
 * what is asked and refused is the same in both.
 */
public enum Wording {
    /**
     * The one that documentation, libraries and most tests quote: all constraints of the model that a request breaks are listed, each with
     * the value that breaks it.
     */
    OLDER,

    /**
     * The one that DynamoDB is moving to: only the first constraint is told, without the value, and writes of single items announce what
     * is wrong with a request as a detected error.
     */
    NEWER
}
