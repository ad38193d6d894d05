package dev.extenddb.wire;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the constraints of the model that one request breaks, and words them as DynamoDB does: "2 validation errors detected: Value …
 * at … failed to satisfy constraint: …; …"; in the newer wording only the first of them: "1 validation error detected: Value at … failed
 * to satisfy constraint: …".
 */
public final class Violations {

    /** DynamoDB stops counting there. */
    private static final int MOST = 10;

    private final Wording wording;
    private final List<String> found = new ArrayList<>();

    /** None yet. */
    public Violations(Wording wording) {
        this.wording = wording;
    }

    /**
     * Notes a broken constraint.
     *
     * @param value the value as text, or {@code "null"} without quotes for an absent one
     */
    public void add(String value, String path, String constraint) {
        if (wording == Wording.NEWER) {
            note("Value at '" + path + "' failed to satisfy constraint: " + constraint);
        } else {
            note("Value " + value + " at '" + path + "' failed to satisfy constraint: " + constraint);
        }
    }

    /** Notes that a text is none of the constants that it may be. */
    void addNoConstant(Object value, String path, List<?> constants) {
        String constraint = "Member must satisfy enum value set: " + constants;
        if (wording == Wording.NEWER) {
            note("Failed to satisfy constraint: " + constraint);
        } else {
            add(quoted(value), path, constraint);
        }
    }

    private void note(String violation) {
        if (found.size() < (wording == Wording.NEWER ? 1 : MOST)) {
            found.add(violation);
        }
    }

    /** Notes that a member that is required is absent. */
    public void addAbsent(String path) {
        add("null", path, "Member must not be null");
    }

    /** Both bounds of a length, as messages list them together. */
    static List<String> lengths(int min, int max) {
        return List.of(
                "Member must have length less than or equal to " + max,
                "Member must have length greater than or equal to " + min);
    }

    /** The value in quotes, as messages show it. */
    static String quoted(Object value) {
        return "'" + value + "'";
    }

    /** The path of a member of the value at {@code parent}. */
    String path(String parent, String member) {
        String name = wording == Wording.NEWER ? member : decapitalized(member);
        return parent.isEmpty() ? name : parent + "." + name;
    }

    /** A member's name as the older wording has it. */
    static String decapitalized(String member) {
        return Character.toLowerCase(member.charAt(0)) + member.substring(1);
    }

    /** Whether maps report their names and values all in one, and not each at its own path. */
    boolean sumsUpMaps() {
        return wording == Wording.OLDER;
    }

    /**
     * Ends the check.
     *
     * @throws DynamoDbException a {@code ValidationException} if anything was noted
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw DynamoDbException.validation(found.size() + " validation error" + (found.size() == 1 ? "" : "s")
                    + " detected: " + String.join("; ", found));
        }
    }
}
