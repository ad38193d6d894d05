package dev.extenddb.iam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A user of an account.
 *
 * @param account the account id
 * @param name unique in the account
 * @param id never used again, unlike the name
 * @param path a part of the ARN
 * @param createdAt when the user was added
 * @param passwordHash what {@link PasswordHash} made of the password, for those who may use the console
 * @param tags by name
 * @param policies what hangs on the user
 * @param groups names of groups, each with the id of the group meant
 * @param accessKeys at most two
 */
public record User(
        String account,
        String name,
        String id,
        IamPath path,
        Instant createdAt,
        Optional<String> passwordHash,
        Map<String, String> tags,
        AttachedPolicies policies,
        Map<String, String> groups,
        List<AccessKey> accessKeys) {

    private static final int MOST_ACCESS_KEYS = 2;

    /** A user with its own copies of maps and lists. */
    public User {
        tags = Map.copyOf(tags);
        groups = Map.copyOf(groups);
        accessKeys = List.copyOf(accessKeys);
    }

    static User created(String account, IamPath path, String name, Instant now) {
        String id = Names.uniqueId("AIDA");
        return new User(
                account, name, id, path, now, Optional.empty(), Map.of(), AttachedPolicies.NONE, Map.of(), List.of());
    }

    /** The user's ARN. */
    public String arn() {
        return new IamArn(account, IamArn.USER, path, name).toString();
    }

    /** The key of an id. */
    public Optional<AccessKey> accessKey(String keyId) {
        return accessKeys.stream().filter(key -> key.id().equals(keyId)).findFirst();
    }

    User at(IamPath newPath, String newName) {
        return new User(account, newName, id, newPath, createdAt, passwordHash, tags, policies, groups, accessKeys);
    }

    User withPassword(Optional<String> hash) {
        return new User(account, name, id, path, createdAt, hash, tags, policies, groups, accessKeys);
    }

    User withTags(Map<String, String> changed) {
        return new User(account, name, id, path, createdAt, passwordHash, changed, policies, groups, accessKeys);
    }

    User withPolicies(AttachedPolicies changed) {
        return new User(account, name, id, path, createdAt, passwordHash, tags, changed, groups, accessKeys);
    }

    User withGroups(Map<String, String> changed) {
        return new User(account, name, id, path, createdAt, passwordHash, tags, policies, changed, accessKeys);
    }

    User withAccessKeys(List<AccessKey> changed) {
        return new User(account, name, id, path, createdAt, passwordHash, tags, policies, groups, changed);
    }

    /** A user with one key more. */
    User withAccessKey(AccessKey added) {
        if (accessKeys.size() >= MOST_ACCESS_KEYS) {
            throw new IamException(
                    IamException.Code.LIMIT_EXCEEDED, "Cannot exceed quota for AccessKeysPerUser: " + MOST_ACCESS_KEYS);
        }
        var more = new ArrayList<>(accessKeys);
        more.add(added);
        return withAccessKeys(more);
    }

    /** A user one of whose keys has become what a change makes of it, nothing being that it is gone. */
    User withAccessKey(String keyId, Function<AccessKey, Optional<AccessKey>> change) {
        if (accessKey(keyId).isEmpty()) {
            throw new IamException(
                    IamException.Code.NO_SUCH_ENTITY, "The Access Key with id " + keyId + " cannot be found");
        }
        return withAccessKeys(accessKeys.stream()
                .flatMap(key -> (key.id().equals(keyId) ? change.apply(key) : Optional.of(key)).stream())
                .toList());
    }

    /** Everything but secrets. */
    @Override
    public String toString() {
        return "User[" + arn() + "]";
    }
}
