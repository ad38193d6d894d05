package dev.extenddb.iam;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The users of all accounts. What hangs on a user is kept with it, and goes with it in one step. Thread-safe. */
public final class Users {

    private static final String WHAT = "user";
    private static final int MOST_ACCESS_KEYS = 2;

    private final Records<User> users;
    private final Records<Group> groups;
    private final Records<KeyOwner> keyOwners;
    private final KeyUses keyUses;
    private final PolicyAttachments policies;
    private final SecretKeyring keyring;
    private final InstantSource clock;

    Users(DirectoryRecords records, KeyUses keyUses, SecretKeyring keyring, InstantSource clock) {
        this.users = records.users();
        this.groups = records.groups();
        this.keyOwners = records.keyOwners();
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
        User user = User.created(account, Names.requireShort(WHAT, name), clock.instant());
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
        return keyOwners
                .find("", keyId)
                .flatMap(owner -> users.find(owner.account(), owner.user()))
                .filter(user -> user.accessKey(keyId).isPresent());
    }

    /** Removes a user with all that hangs on it. */
    public void delete(String account, String name) {
        User user = users.find(account, name).orElseThrow(() -> IamException.absent(WHAT, name));
        if (!users.remove(account, name)) {
            throw IamException.absent(WHAT, name);
        }
        user.accessKeys().forEach(key -> forgetKey(key.id()));
    }

    /**
     * Gives a user another name. Its sessions end.
     *
     * @throws IamException if there is no such user, or another one of the new name
     */
    public User rename(String account, String name, String newName) {
        User user = users.find(account, name).orElseThrow(() -> IamException.absent(WHAT, name));
        User renamed = user.withName(Names.requireShort(WHAT, newName));
        if (!users.create(account, newName, renamed)) {
            throw IamException.present("User", newName);
        }
        var owner = new KeyOwner(account, newName);
        renamed.accessKeys().forEach(key -> keyOwners.update("", key.id(), former -> owner));
        boolean unused = users.remove(account, name);
        return renamed;
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
        Group joined = groups.find(account, group).orElseThrow(() -> IamException.absent("group", group));
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
        if (users.find(account, name).isEmpty()) {
            throw IamException.absent(WHAT, name);
        }
        if (!keyOwners.create("", key.id(), new KeyOwner(account, name))) {
            throw IamException.present("Access key", key.id());
        }
        var kept = new AccessKey(key.id(), true, keyring.seal(key.secret(), key.id()), clock.instant());
        try {
            change(account, name, user -> user.withAccessKeys(added(user.accessKeys(), kept)));
        } catch (IamException e) {
            forgetKey(key.id());
            throw e;
        }
        return key;
    }

    private static List<AccessKey> added(List<AccessKey> keys, AccessKey key) {
        if (keys.size() >= MOST_ACCESS_KEYS) {
            throw new IamException(
                    IamException.Code.LIMIT_EXCEEDED, "Cannot exceed quota for AccessKeysPerUser: " + MOST_ACCESS_KEYS);
        }
        var more = new ArrayList<>(keys);
        more.add(key);
        return more;
    }

    /** Lets a key be used, or no longer. */
    public void setActive(String account, String name, String keyId, boolean active) {
        changeKeys(
                account,
                name,
                keyId,
                key -> Optional.of(new AccessKey(key.id(), active, key.sealedSecret(), key.createdAt())));
    }

    /** Removes a key. */
    public void deleteAccessKey(String account, String name, String keyId) {
        changeKeys(account, name, keyId, key -> Optional.empty());
        forgetKey(keyId);
    }

    /** Seals the user's secrets with the current key, where an older one sealed them. */
    public void reseal(String account, String name) {
        change(
                account,
                name,
                user -> user.withAccessKeys(
                        user.accessKeys().stream().map(this::resealed).toList()));
    }

    private AccessKey resealed(AccessKey key) {
        return keyring.isOutdated(key.sealedSecret())
                ? new AccessKey(
                        key.id(),
                        key.active(),
                        keyring.seal(keyring.open(key.sealedSecret(), key.id()), key.id()),
                        key.createdAt())
                : key;
    }

    /** What becomes of one key. */
    @FunctionalInterface
    private interface KeyChange {
        Optional<AccessKey> apply(AccessKey key);
    }

    private void changeKeys(String account, String name, String keyId, KeyChange change) {
        change(account, name, user -> {
            if (user.accessKey(keyId).isEmpty()) {
                throw new IamException(
                        IamException.Code.NO_SUCH_ENTITY, "The Access Key with id " + keyId + " cannot be found");
            }
            return user.withAccessKeys(user.accessKeys().stream()
                    .flatMap(key -> (key.id().equals(keyId) ? change.apply(key) : Optional.of(key)).stream())
                    .toList());
        });
    }

    private void change(String account, String name, UnaryOperator<User> change) {
        if (users.update(account, name, change).isEmpty()) {
            throw IamException.absent(WHAT, name);
        }
    }

    private void forgetKey(String keyId) {
        boolean unused = keyOwners.remove("", keyId);
        keyUses.forget(keyId);
    }
}
