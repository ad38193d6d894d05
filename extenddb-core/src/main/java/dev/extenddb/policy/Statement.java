package dev.extenddb.policy;

import java.util.List;
import java.util.Optional;

/**
 * A statement of a policy.
 *
 * @param sid its identifier within the document
 * @param effect what it does
 * @param principals whom it is about; nobody is named in policies that hang on their principal
 * @param actions Action or NotAction
 * @param resources Resource or NotResource; absent where the policy hangs on its resource
 * @param conditions what must hold, all of it
 */
public record Statement(
        Optional<String> sid,
        Effect effect,
        Optional<PrincipalSet> principals,
        NameSet actions,
        Optional<NameSet> resources,
        List<Condition> conditions) {

    /** A statement with its own copy of the conditions. */
    public Statement {
        conditions = List.copyOf(conditions);
    }
}
