package dev.extenddb.differential.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request of one operation.
 *
 * @param operation the operation's name
 * @param body its input, never changed once it is here
 */
public record Call(String operation, ObjectNode body) {

    @Override
    public String toString() {
        return operation + " " + body;
    }
}
