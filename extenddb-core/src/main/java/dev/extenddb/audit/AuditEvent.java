package dev.extenddb.audit;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * That somebody did something, or tried to. It has no secret in it, nor anything of an item.
 *
 * @param at when
 * @param actor who: the ARN of a user or of a role's session, or {@code admin/name}; empty if that is not known
 * @param action what, as policies name it: {@code iam:CreateUser}
 * @param account the account it was done in, 12 digits; empty if in none
 * @param target what it was done to, an ARN or a name; empty if to nothing in particular
 * @param source the network address it came from; empty if it came from this machine's own program
 * @param outcome {@link #SUCCESS}, or the name of the error
 * @param requestId what the answer was marked with; empty if there was none
 */
public record AuditEvent(
        Instant at,
        String actor,
        String action,
        String account,
        String target,
        String source,
        String outcome,
        String requestId) {

    /** The outcome of what could be done. */
    public static final String SUCCESS = "success";

    private static final int LONGEST = 500;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** An event whose texts are short and of one line, whatever somebody sent. */
    public AuditEvent {
        actor = tame(actor);
        action = tame(action);
        account = tame(account);
        target = tame(target);
        source = tame(source);
        outcome = tame(outcome);
        requestId = tame(requestId);
    }

    private static String tame(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return CONTROL.matcher(start).replaceAll("?");
    }
}
