package dev.extenddb.iam;

import java.util.regex.Pattern;

/**
 * Where in an account's tree a user, group, role or policy is: a part of its ARN, and of nothing else that names it. Names are unique in an
 * account whatever the path is.
 *
 * @param text begins and ends with a slash; up to 512 characters
 */
public record IamPath(String text) {

    /** Where everything is that was made without a path. */
    public static final IamPath ROOT = new IamPath("/");

    /** The form of paths of users, groups and roles. */
    public static final Pattern OF_PRINCIPALS = Pattern.compile("/|/[\\x21-\\x7e]+/");

    /** The form of paths of managed policies. */
    public static final Pattern OF_POLICIES = Pattern.compile("(/[A-Za-z0-9.,+@=_-]+)*/");

    private static final int LONGEST = 512;

    /**
     * The path of a user, a group or a role.
     *
     * @param parameter what the caller calls it
     * @throws IamException if it is none
     */
    public static IamPath ofPrincipal(String parameter, String text) {
        return checked(OF_PRINCIPALS, parameter, text);
    }

    /**
     * The path of a managed policy, which has fewer characters to choose from.
     *
     * @param parameter what the caller calls it
     * @throws IamException if it is none
     */
    public static IamPath ofPolicy(String parameter, String text) {
        return checked(OF_POLICIES, parameter, text);
    }

    private static IamPath checked(Pattern pattern, String parameter, String text) {
        if (!pattern.matcher(text).matches()) {
            throw IamException.invalid(
                    "The specified value for " + parameter + " is invalid. It must begin and end with /"
                            + " and contain only alphanumeric characters and/or / characters.");
        }
        requireLength(parameter, text);
        return new IamPath(text);
    }

    /**
     * Refuses what is longer than a path, or the beginning of one, can be.
     *
     * @throws IamException if it is
     */
    public static void requireLength(String parameter, String text) {
        if (text.length() > LONGEST) {
            throw IamException.invalid("1 validation error detected: Value at '" + parameter
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + LONGEST);
        }
    }

    /** Whether it is the root. */
    public boolean isRoot() {
        return text.equals(ROOT.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
