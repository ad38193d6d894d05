package dev.extenddb.iam;

import dev.extenddb.iam.Records.Kept;
import dev.extenddb.storage.CatalogChange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The users of all accounts. What hangs on a user is kept with it, and goes with it in one step. Thread-safe. */
public final class Users {

    private static final String WHAT = "user";

    private final DirectoryRecords records;
    private final Records<User> users;
    private final KeyUses keyUses;
    private final PolicyAttachments policies;
    private final SecretKeyring keyring;
    private final InstantSource clock;

    Users(DirectoryRecords records, KeyUses keyUses, SecretKeyring keyring, InstantSource clock) {
        this.records = records;
        this.users = records.users();
        this.keyUses = keyUses;
        this.policies = new PolicyAttachments(
                records.policies(),
                (account, name, change) ->
                        change(account, name, user -> user.withPolicies(change.apply(user.policies()))));
        this.keyring = keyring;
        this.clock = clock;
    }

    /** Adds a user of whom nothing is known but the name. */
    public User create(String account, String name) {
        return create(account, IamPath.ROOT, name);
    }

    /** Adds a user with a path, of whom nothing else is known but the name. */
    public User create(String account, IamPath path, String name) {
        return create(account, NewUser.named(path, name));
    }

    /**
     * Adds a user with all that is said of it.
     *
     * @throws IamException if there is one of that name, or something of what is said cannot be
     */
    public User create(String account, NewUser wanted) {
        String name = Names.requireShort(WHAT, wanted.name());
        User user = User.created(account, wanted.path(), name, clock.instant())
                .withPassword(wanted.passwordHash())
                .withTags(Tags.with(Map.of(), wanted.tags()))
                .withPolicies(policies.bounded(account, wanted.boundary()));
        if (!users.create(account, name, user)) {
            throw IamException.present("User", name);
        }
        return user;
    }

    /** A user by the name. */
    public Optional<User> find(String account, String name) {
        return users.find(account, name);
    }

    /** Users of an account by their names, after a name that need not exist. */
    public List<User> list(String account, String afterName, int limit) {
        return users.list(account, afterName, limit);
    }

    /** Those of an account that are wanted, by their names, after a name that need not exist. It may read through all of them. */
    public List<User> list(String account, String afterName, int limit, Predicate<User> wanted) {
        return users.list(account, afterName, limit, wanted);
    }

    /** Members of a group by their names, after a name that need not exist. */
    public List<User> membersOf(Group group, String afterName, int limit) {
        return users.list(
                group.account(),
                afterName,
                limit,
                user -> group.id().equals(user.groups().get(group.name())));
    }

    /** Whose an access key is, if it is a user's. */
    public Optional<User> ownerOf(String keyId) {
        return records.keyOwners()
                .find("", keyId)
                .flatMap(owner -> users.find(owner.account(), owner.user()))
                .filter(user -> user.accessKey(keyId).isPresent());
    }

    /** Removes a user with all that hangs on it. */
    public void delete(String account, String name) {
        delete(account, name, user -> {});
    }

    /**
     * Removes a user with all that hangs on it.
     *
     * @param check throws if the user, as it is when it is removed, must not be
     */
    public void delete(String account, String name, Consumer<User> check) {
        var forgotten = new ArrayList<AccessKey>();
        records.changes().make(() -> {
            Kept<User> kept = kept(account, name);
            check.accept(kept.value());
            forgotten.clear();
            forgotten.addAll(kept.value().accessKeys());
            var changes = new ArrayList<>(users.removal(kept));
            forgotten.forEach(key -> changes.addAll(records.removalOfKey(key.id())));
            return changes;
        });
        forgotten.forEach(key -> keyUses.forget(key.id()));
    }

    /**
     * Gives a user another name. Its sessions end.
     *
     * @throws IamException if there is no such user, or another one of the new name
     */
    public User rename(String account, String name, String newName) {
        return move(account, name, Optional.empty(), newName);
    }

    /**
     * Gives a user another path or name. With the name its sessions end.
     *
     * @param newPath the path, unless it stays
     * @param newName the name, which may stay
     * @throws IamException if there is no such user, or another one of the new name
     */
    public User move(String account, String name, Optional<IamPath> newPath, String newName) {
        Names.requireShort(WHAT, newName);
        records.changes().make(() -> {
            Kept<User> kept = kept(account, name);
            User moved = kept.value().at(newPath.orElse(kept.value().path()), newName);
            return name.equals(newName) ? List.of(users.replacement(kept, moved)) : renaming(kept, moved);
        });
        return kept(account, newName).value();
    }

    private List<CatalogChange> renaming(Kept<User> kept, User renamed) {
        if (users.isTaken(kept, renamed.name())) {
            throw IamException.present("User", renamed.name());
        }
        var owner = new KeyOwner(renamed.account(), renamed.name());
        var changes = new ArrayList<>(users.moving(kept, renamed.name(), renamed));
        for (AccessKey key : renamed.accessKeys()) {
            records.keyOwners()
                    .kept("", key.id())
                    .ifPresent(known -> changes.add(records.keyOwners().replacement(known, owner)));
        }
        return changes;
    }

    private Kept<User> kept(String account, String name) {
        return users.kept(account, name).orElseThrow(() -> IamException.absent(WHAT, name));
    }

    /** Inline and managed policies of users, and their boundaries. */
    public PolicyAttachments policies() {
        return policies;
    }

    /** Sets what {@link PasswordHash} made of a password, or takes it away. */
    public void setPassword(String account, String name, Optional<String> hash) {
        change(account, name, user -> user.withPassword(hash));
    }

    /** Sets tags, leaving the others. */
    public void tag(String account, String name, Map<String, String> tags) {
        change(account, name, user -> user.withTags(Tags.with(user.tags(), tags)));
    }

    /** Removes tags. */
    public void untag(String account, String name, List<String> tagNames) {
        change(account, name, user -> user.withTags(Tags.without(user.tags(), tagNames)));
    }

    /** Makes a user a member of a group. */
    public void join(String account, String name, String group) {
        Group joined = records.groups().find(account, group).orElseThrow(() -> IamException.absent("group", group));
        change(account, name, user -> user.withGroups(AttachedPolicies.with(user.groups(), group, joined.id())));
    }

    /** Ends a user's membership of a group. */
    public void leave(String account, String name, String group) {
        change(account, name, user -> user.withGroups(AttachedPolicies.without(user.groups(), group)));
    }

    /** Makes a key. Nobody is told its secret again. */
    public NewAccessKey createAccessKey(String account, String name) {
        return addKey(account, name, new NewAccessKey(Names.accessKeyId(), Names.secret()));
    }

    /**
     * Adds a key that was made elsewhere.
     *
     * @param key an id of 20 characters that begins with AKIA, and a secret of 40
     */
    public void importAccessKey(String account, String name, NewAccessKey key) {
        boolean sound = key.id().matches("AKIA[A-Z0-9]{16}") && key.secret().length() == 40;
        if (!sound) {
            throw IamException.invalid(
                    "An access key has an id of 20 characters that begins with AKIA, and a secret of 40");
        }
        NewAccessKey unused = addKey(account, name, key);
    }

    private NewAccessKey addKey(String account, String name, NewAccessKey key) {
        var added = new AccessKey(key.id(), true, keyring.seal(key.secret(), key.id()), clock.instant());
        records.changes().make(() -> {
            Kept<User> kept = kept(account, name);
            if (records.keyOwners().isTaken("", key.id())) {
                throw IamException.present("Access key", key.id());
            }
            User user = kept.value();
            var changes = new ArrayList<>(records.keyOwners().creation("", key.id(), new KeyOwner(account, name)));
            changes.add(users.replacement(kept, user.withAccessKey(added)));
            return changes;
        });
        return key;
    }

    /** Lets a key be used, or no longer. */
    public void setActive(String account, String name, String keyId, boolean active) {
        change(account, name, user -> user.withAccessKey(keyId, key -> Optional.of(key.withActive(active))));
    }

    /** Removes a key. */
    public void deleteAccessKey(String account, String name, String keyId) {
        records.changes().make(() -> {
            Kept<User> kept = kept(account, name);
            var changes = new ArrayList<>(records.removalOfKey(keyId));
            changes.add(users.replacement(kept, kept.value().withAccessKey(keyId, key -> Optional.empty())));
            return changes;
        });
        keyUses.forget(keyId);
    }

    /**
     * Seals secrets of an account's users with the current key, where an older one sealed them.
     *
     * @return how many users had such secrets
     */
    int reseal(String account) {
        List<User> outdated = users.list(
                account,
                "",
                Integer.MAX_VALUE,
                user -> user.accessKeys().stream().anyMatch(key -> keyring.isOutdated(key.sealedSecret())));
        for (User known : outdated) {
            Optional<User> unused = users.update(
                    account,
                    known.name(),
                    user -> user.withAccessKeys(
                            user.accessKeys().stream().map(this::resealed).toList()));
        }
        return outdated.size();
    }

    private AccessKey resealed(AccessKey key) {
        return keyring.isOutdated(key.sealedSecret())
                ? key.withSealedSecret(keyring.seal(keyring.open(key.sealedSecret(), key.id()), key.id()))
                : key;
    }

    private void change(String account, String name, UnaryOperator<User> change) {
        if (users.update(account, name, change).isEmpty()) {
            throw IamException.absent(WHAT, name);
        }
    }
}
