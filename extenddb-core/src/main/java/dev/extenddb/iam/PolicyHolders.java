package dev.extenddb.iam;

import java.util.List;

/**
 * On whom a managed policy hangs.
 *
 * @param users users, by their names
 * @param groups groups, by their names
 * @param roles roles, by their names
 */
public record PolicyHolders(List<User> users, List<Group> groups, List<Role> roles) {

    /** Holders with their own copies of the lists. */
    public PolicyHolders {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
        roles = List.copyOf(roles);
    }

    /** How many there are. */
    public int count() {
        return users.size() + groups.size() + roles.size();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return count() == 0;
    }
}
