package dev.extenddb.iam;

import dev.extenddb.storage.CatalogChange;
import dev.extenddb.storage.CatalogStore;
import java.util.ArrayList;
import java.util.List;

/** All kinds of documents that there are of users, roles and the like, and how several change together. */
record DirectoryRecords(
        Records<User> users,
        Records<Group> groups,
        Records<Role> roles,
        Records<ManagedPolicy> managedPolicies,
        Records<KeyOwner> keyOwners,
        Records<KeyUse> keyUses,
        Records<Session> sessions,
        Changes changes) {

    PolicyLookup policies() {
        return new PolicyLookup(managedPolicies);
    }

    /** What removes all that is kept of a key beside its user. */
    List<CatalogChange> removalOfKey(String keyId) {
        var changes = new ArrayList<CatalogChange>();
        keyOwners.kept("", keyId).ifPresent(kept -> changes.addAll(keyOwners.removal(kept)));
        keyUses.kept("", keyId).ifPresent(kept -> changes.addAll(keyUses.removal(kept)));
        return changes;
    }

    PrincipalCheck principals() {
        return new PrincipalCheck(users, roles);
    }

    static DirectoryRecords in(CatalogStore catalog) {
        return new DirectoryRecords(
                new Records<>(catalog, new UserForm()),
                new Records<>(catalog, new GroupForm()),
                new Records<>(catalog, new RoleForm()),
                new Records<>(catalog, new ManagedPolicyForm()),
                new Records<>(catalog, new KeyOwner.Form()),
                new Records<>(catalog, new KeyUse.Form()),
                new Records<>(catalog, new SessionForm()),
                new Changes(catalog));
    }
}
