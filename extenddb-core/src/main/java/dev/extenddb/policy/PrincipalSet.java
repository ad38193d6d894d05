package dev.extenddb.policy;

import java.util.List;

/**
 * Whom a statement is about.
 *
 * @param negated whether all others are meant, as in NotPrincipal
 * @param names at least one
 */
public record PrincipalSet(boolean negated, List<Name> names) {

    /** A set with its own copy of the names. */
    public PrincipalSet {
        names = List.copyOf(names);
    }

    /** What a name of a principal is a name of. */
    public enum Type {
        /** Everybody; the name is an asterisk. */
        ANY("*"),
        /** An account by its id or root, a user, a role, or a session of a role. */
        AWS("AWS"),
        SERVICE("Service"),
        FEDERATED("Federated"),
        CANONICAL_USER("CanonicalUser");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** The word that policies have for it. */
        public String word() {
            return word;
        }
    }

    /** A principal as a policy names it. */
    public record Name(Type type, String value) {}

    /** How far a statement's principals reach somebody who asks. */
    enum Reach {
        NOT,
        /** The account is named: it may hand on what it was given by policies of its own. */
        ACCOUNT,
        /** The role is named of which this is a session. */
        ROLE,
        /** Exactly this principal is named. */
        SELF
    }

    Reach reach(Principal asking) {
        if (negated) {
            boolean exempt = asking.identities().stream()
                    .allMatch(identity -> names.stream().anyMatch(name -> means(name, identity)));
            return exempt ? Reach.NOT : Reach.SELF;
        }
        Reach farthest = Reach.NOT;
        for (Name name : names) {
            Reach reach = reach(name, asking);
            if (reach.compareTo(farthest) > 0) {
                farthest = reach;
            }
        }
        return farthest;
    }

    private static Reach reach(Name name, Principal asking) {
        return switch (name.type()) {
            case ANY -> asking.roleArn().isPresent() ? Reach.ROLE : Reach.SELF;
            case AWS -> {
                if (name.value().equals(asking.arn())) {
                    yield Reach.SELF;
                }
                if (asking.roleArn().filter(name.value()::equals).isPresent()) {
                    yield Reach.ROLE;
                }
                yield isAccount(name, asking.account()) ? Reach.ACCOUNT : Reach.NOT;
            }
            case SERVICE, FEDERATED, CANONICAL_USER -> Reach.NOT;
        };
    }

    /** Whether a name stands for an identity of somebody who asks: an ARN, or an account's id. */
    private static boolean means(Name name, String identity) {
        return name.type() == Type.ANY
                || (name.type() == Type.AWS && (name.value().equals(identity) || isAccount(name, identity)));
    }

    private static boolean isAccount(Name name, String account) {
        return name.value().equals(account) || name.value().equals("arn:aws:iam::" + account + ":root");
    }
}
