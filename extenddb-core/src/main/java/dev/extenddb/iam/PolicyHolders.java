package dev.extenddb.iam;

import java.util.List;

/**
 * On whom a managed policy hangs.
 *
 * @param users names of users
 * @param groups names of groups
 * @param roles names of roles
 */
public record PolicyHolders(List<String> users, List<String> groups, List<String> roles) {

    /** Holders with their own copies of the lists. */
    public PolicyHolders {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
        roles = List.copyOf(roles);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return users.isEmpty() && groups.isEmpty() && roles.isEmpty();
    }
}
