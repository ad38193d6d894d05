package dev.extenddb.iam;

import dev.extenddb.policy.PrincipalAuthority;
import dev.extenddb.policy.RequestContext;
import dev.extenddb.storage.CatalogChange;
import dev.extenddb.storage.CatalogStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Users, groups, roles, policies and sessions of all accounts of a database. Thread-safe. */
public final class Directory {

    private static final int ALL = Integer.MAX_VALUE;

    private final DirectoryRecords records;
    private final AccountStore accounts;
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
        accounts = new AccountStore(catalog);
        keyUses = new KeyUses(records);
        users = new Users(records, keyUses, keyring, clock);
        groups = new Groups(records, clock);
        roles = new Roles(records, clock);
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

    /** On whom of one account a policy hangs, which may be AWS's, for some use. It reads through all users, groups and roles. */
    public PolicyHolders holdersOf(ManagedPolicy policy, String account, Set<PolicyUse> uses) {
        Predicate<AttachedPolicies> hangs = attached -> uses.stream().anyMatch(use -> use.isMadeOf(policy, attached));
        return new PolicyHolders(
                users.list(account, "", ALL, user -> hangs.test(user.policies())),
                groups.list(account, "", ALL, group -> hangs.test(group.policies())),
                roles.list(account, "", ALL, role -> hangs.test(role.policies())));
    }

    /**
     * Removes a managed policy. On whom it hung, nothing hangs in its place, nor a policy that gets its name.
     *
     * @param check throws if the policy, as it is when it is removed, must not be
     * @throws IamException if there is none, or it hangs on somebody or bounds somebody
     */
    public void deletePolicy(String account, String name, Consumer<ManagedPolicy> check) {
        ManagedPolicy policy =
                managedPolicies.find(account, name).orElseThrow(() -> IamException.absent("policy", name));
        if (!holdersOf(policy, account, EnumSet.allOf(PolicyUse.class)).isEmpty()) {
            throw new IamException(IamException.Code.DELETE_CONFLICT, "Cannot delete a policy attached to entities.");
        }
        managedPolicies.delete(account, name, check);
    }

    /**
     * Removes an account with all users, groups, roles, policies, keys and sessions in one transaction. What others add meanwhile goes in
     * another one. Returns whether there was such an account.
     */
    public boolean deleteAccount(String id) {
        boolean existed = accounts.find(id).isPresent();
        var forgotten = new ArrayList<String>();
        List<CatalogChange> left = removalOf(id, forgotten);
        while (!left.isEmpty()) {
            // Whether or not they were made: what is left then is worked out anew.
            boolean unused = records.changes().catalog().change(left);
            left = removalOf(id, forgotten);
        }
        forgotten.forEach(keyUses::forget);
        signatories.forget();
        return existed;
    }

    private List<CatalogChange> removalOf(String account, List<String> keyIds) {
        var changes = new ArrayList<>(accounts.removal(account));
        for (User user : users.list(account, "", ALL)) {
            for (AccessKey key : user.accessKeys()) {
                keyIds.add(key.id());
                changes.addAll(records.removalOfKey(key.id()));
            }
        }
        changes.addAll(records.users().removalOfAll(account));
        changes.addAll(records.groups().removalOfAll(account));
        changes.addAll(records.roles().removalOfAll(account));
        changes.addAll(records.managedPolicies().removalOfAll(account));
        changes.addAll(
                records.sessions().removalOf("", session -> session.account().equals(account)));
        return changes;
    }

    /**
     * Seals secrets of users with the current key, where an older one sealed them, so that the older one can be done without. Those of
     * sessions stay: they end soon.
     *
     * @return how many users had such secrets
     */
    public int reseal() {
        return accounts.list("", ALL).stream()
                .mapToInt(account -> users.reseal(account.id()))
                .sum();
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

    /** Whether there is a user, a role, or the role of a session that a policy names; of accounts it is not asked. */
    public boolean hasPrincipal(String arn) {
        return records.principals().exists(arn);
    }

    /** Who signs requests. */
    public Signatories signatories() {
        return signatories;
    }
}
