package dev.extenddb.wire;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the constraints of the model that one request breaks, and words them as DynamoDB does: "2 validation errors detected: Value …
 * at … failed to satisfy constraint: …; …"; in the newer wording only the first of them: "1 validation error detected: Value at … failed
 * to satisfy constraint: …". Where members differ in their wording, those in the newer one are checked before all others. Confined to
 * one thread.
 */
public final class Violations {

    /** DynamoDB stops counting there. */
    private static final int MOST = 10;

    private final Wording wording;
    private final boolean everywhere;
    private final List<String> older;
    private final List<String> newer;

    private Violations(Wording wording, boolean everywhere, List<String> older, List<String> newer) {
        this.wording = wording;
        this.everywhere = everywhere;
        this.older = older;
        this.newer = newer;
    }

    /** None yet, each to be worded as its member is. */
    public static Violations none() {
        return new Violations(Wording.OLDER, false, new ArrayList<>(), new ArrayList<>());
    }

    /** None yet, all to be worded in the same way. */
    public static Violations none(Wording wording) {
        return new Violations(wording, true, new ArrayList<>(), new ArrayList<>());
    }

    /** These violations, to which more can be added in a wording that only a part of the request has. */
    public Violations in(Wording other) {
        return everywhere || other == wording ? this : new Violations(other, false, older, newer);
    }

    /**
     * Notes a broken constraint.
     *
     * @param value the value as text, or {@code "null"} without quotes for an absent one
     */
    public void add(String value, String path, String constraint) {
        note("Value " + (wording == Wording.NEWER ? "" : value + " ") + "at '" + path
                + "' failed to satisfy constraint: " + constraint);
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
        if (wording == Wording.NEWER) {
            noteNewer(detected(List.of(violation)));
        } else if (older.size() < MOST) {
            older.add(violation);
        }
    }

    /** Only the first is told. */
    private void noteNewer(String message) {
        if (newer.isEmpty()) {
            newer.add(message);
        }
    }

    /** Notes that a member that is required is absent. */
    public void addAbsent(String path) {
        if (wording == Wording.NEWER) {
            noteNewer("The parameter '" + path + "' is required but was not present in the request");
        } else {
            add("null", path, "Member must not be null");
        }
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

    /** The path of a member of the value at {@code parent}, whose name in the older wording is known already. */
    String path(String parent, String member, String older) {
        String name = wording == Wording.NEWER ? member : older;
        return parent.isEmpty() ? name : parent + "." + name;
    }

    /** How a member of the request is called, or a path that begins with one. */
    public String named(String member) {
        return wording == Wording.NEWER ? member : decapitalized(member);
    }

    /** A member's name as the older wording has it. */
    static String decapitalized(String member) {
        return Character.toLowerCase(member.charAt(0)) + member.substring(1);
    }

    /** Whether maps report their values all in one, and not each at its own path. */
    boolean sumsUpMaps() {
        return wording == Wording.OLDER;
    }

    /** Whether nothing was noted. */
    boolean isEmpty() {
        return older.isEmpty() && newer.isEmpty();
    }

    /**
     * Ends the check.
     *
     * @throws DynamoDbException a {@code ValidationException} if anything was noted
     */
    public void throwIfAny() {
        if (!newer.isEmpty()) {
            throw DynamoDbException.validation(newer.get(0));
        }
        if (!older.isEmpty()) {
            throw DynamoDbException.validation(detected(older));
        }
    }

    private static String detected(List<String> violations) {
        return violations.size() + " validation error" + (violations.size() == 1 ? "" : "s") + " detected: "
                + String.join("; ", violations);
    }
}
