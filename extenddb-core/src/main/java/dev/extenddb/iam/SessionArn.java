package dev.extenddb.iam;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Amazon Resource Name of a session of a role. It leaves out the role's path.
 *
 * @param account the account id, 12 digits
 * @param role the role's name
 * @param session the session's name
 */
record SessionArn(String account, String role, String session) {

    private static final Pattern FORM = Pattern.compile("arn:aws:sts::(\\d{12}):assumed-role/([^/]+)/([^/]+)");

    /** What a text names, if it is of this form. */
    static Optional<SessionArn> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new SessionArn(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session;
    }
}
