package dev.extenddb.policy;

import java.util.Optional;

/**
 * What policies say of a request.
 *
 * @param kind what they say
 * @param decisive the kind of policy that decided, by what it says or by its silence
 * @param statement the statement that decided; silence has none
 */
public record Decision(Kind kind, PolicyKind decisive, Optional<StatementReference> statement) {

    /** What policies can say. */
    public enum Kind {
        ALLOWED,
        /** A statement denies it. */
        EXPLICIT_DENY,
        /** No statement allows it. */
        IMPLICIT_DENY
    }

    static Decision allowed(PolicyKind by, StatementReference statement) {
        return new Decision(Kind.ALLOWED, by, Optional.of(statement));
    }

    static Decision explicitDeny(PolicyKind by, StatementReference statement) {
        return new Decision(Kind.EXPLICIT_DENY, by, Optional.of(statement));
    }

    static Decision implicitDeny(PolicyKind silent) {
        return new Decision(Kind.IMPLICIT_DENY, silent, Optional.empty());
    }

    /** Whether the request may be done. */
    public boolean isAllowed() {
        return kind == Kind.ALLOWED;
    }

    /** The end of AWS's message: why the action is not allowed. See "Troubleshoot access denied error messages" in the IAM User Guide. */
    public String because(String action) {
        return switch (kind) {
            case ALLOWED -> "";
            case EXPLICIT_DENY -> "with an explicit deny in " + decisive.oneOfThem();
            case IMPLICIT_DENY -> "because no " + decisive.words() + " allows the " + action + " action";
        };
    }
}
