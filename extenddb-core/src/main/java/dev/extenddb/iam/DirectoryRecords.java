package dev.extenddb.iam;

import dev.extenddb.storage.CatalogStore;

/** All kinds of documents that there are of users, roles and the like. */
record DirectoryRecords(
        Records<User> users,
        Records<Group> groups,
        Records<Role> roles,
        Records<ManagedPolicy> managedPolicies,
        Records<KeyOwner> keyOwners,
        Records<Session> sessions) {

    PolicyLookup policies() {
        return new PolicyLookup(managedPolicies);
    }

    static DirectoryRecords in(CatalogStore catalog) {
        return new DirectoryRecords(
                new Records<>(catalog, new UserForm()),
                new Records<>(catalog, new GroupForm()),
                new Records<>(catalog, new RoleForm()),
                new Records<>(catalog, new ManagedPolicyForm()),
                new Records<>(catalog, new KeyOwner.Form()),
                new Records<>(catalog, new SessionForm()));
    }
}
