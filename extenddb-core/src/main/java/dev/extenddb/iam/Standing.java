package dev.extenddb.iam;

import dev.extenddb.policy.Permissions;
import dev.extenddb.policy.Principal;

/**
 * Who somebody is, and what their policies say; without a request of theirs.
 *
 * @param principal the user, or a session of the role
 * @param permissions all policies that hang on them
 */
public record Standing(Principal principal, Permissions permissions) {}
