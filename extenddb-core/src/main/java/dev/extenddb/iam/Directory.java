package dev.extenddb.iam;

import dev.extenddb.policy.PrincipalAuthority;
import dev.extenddb.policy.RequestContext;
import dev.extenddb.storage.CatalogStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Users, groups, roles, policies and sessions of all accounts of a database. Thread-safe. */
public final class Directory {

    private static final int ALL = Integer.MAX_VALUE;

    private final DirectoryRecords records;
    private final Users users;
    private final Groups groups;
    private final Roles roles;
    private final ManagedPolicies managedPolicies;
    private final Sessions sessions;
    private final SignatoryLoader loader;
    private final Signatories signatories;
    private final KeyUses keyUses;

    /**
     * The directory in a catalog.
     *
     * @param keyring seals secrets
     * @param clock tells the time
     * @param refresher does what is to be done beside requests, such as to look up anew who signs them
     */
    public Directory(CatalogStore catalog, SecretKeyring keyring, InstantSource clock, Executor refresher) {
        records = DirectoryRecords.in(catalog);
        keyUses = new KeyUses(new Records<>(catalog, new KeyUse.Form()));
        users = new Users(records, keyUses, keyring, clock);
        groups = new Groups(records.groups(), records.policies(), clock);
        roles = new Roles(records.roles(), records.policies(), clock);
        managedPolicies = new ManagedPolicies(records.managedPolicies(), clock);
        sessions = new Sessions(records.sessions(), keyring, clock);
        loader = new SignatoryLoader(records, keyring);
        signatories = new Signatories(loader::load, refresher, System::nanoTime);
    }

    /** Users, with their keys. */
    public Users users() {
        return users;
    }

    /** Groups of users. */
    public Groups groups() {
        return groups;
    }

    /** Roles. */
    public Roles roles() {
        return roles;
    }

    /** Policies to be attached to many. */
    public ManagedPolicies managedPolicies() {
        return managedPolicies;
    }

    /** On whom a managed policy hangs. It reads through all users, groups and roles of the account. */
    public PolicyHolders holdersOf(ManagedPolicy policy) {
        return holdersOf(policy, policy.account());
    }

    /** On whom of one account a policy hangs, which may be AWS's, or whose boundary it is. */
    public PolicyHolders holdersOf(ManagedPolicy policy, String account) {
        return new PolicyHolders(
                records.users().list(account, "", ALL, user -> hangs(policy, user.policies())).stream()
                        .map(User::name)
                        .toList(),
                records.groups().list(account, "", ALL, group -> hangs(policy, group.policies())).stream()
                        .map(Group::name)
                        .toList(),
                records.roles().list(account, "", ALL, role -> hangs(policy, role.policies())).stream()
                        .map(Role::name)
                        .toList());
    }

    private static boolean hangs(ManagedPolicy policy, AttachedPolicies attached) {
        return attached.managed().containsValue(policy.id())
                || attached.boundaryArn().filter(policy.arn()::equals).isPresent();
    }

    /** Removes all users, groups, roles and policies of an account; their keys and sessions end with them. */
    public void deleteAll(String account) {
        for (User user : records.users().list(account, "", ALL, user -> true)) {
            users.delete(account, user.name());
        }
        records.groups().removeAll(account);
        records.roles().removeAll(account);
        records.managedPolicies().removeAll(account);
        signatories.forget();
    }

    /** Temporary credentials. */
    public Sessions sessions() {
        return sessions;
    }

    /** When keys were last used. */
    public KeyUses keyUses() {
        return keyUses;
    }

    /**
     * What somebody may do, as it is now: a user, a role, or a session of a role, there or not, by its ARN; or what a group gives its
     * members. Empty if there is nobody.
     */
    public Optional<PrincipalAuthority> authorityOf(String arn, RequestContext context) {
        return loader.authority(arn, context);
    }

    /** Who signs requests. */
    public Signatories signatories() {
        return signatories;
    }
}
