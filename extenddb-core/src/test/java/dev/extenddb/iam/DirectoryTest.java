package dev.extenddb.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.extenddb.item.Bytes;
import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.testing.Json;
import dev.extenddb.testing.TestClock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What can be kept of users, groups, roles and policies. Whether it has effect is seen where requests are signed. */
class DirectoryTest {

    private static final String A = "123456789012";
    private static final String OTHER = "999999999999";
    private static final String POLICY =
            Json.quoted("{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}");
    private static final String TRUST =
            Json.quoted("{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Principal':'*'}}");

    private final MemoryStorage storage = new MemoryStorage();
    private final TestClock clock = new TestClock();
    private final SecretKeyring keyring = SecretKeyring.ephemeral();
    private final Directory directory = new Directory(storage.catalog(), keyring, clock, Runnable::run);
    private final Users users = directory.users();

    private static String refusal(ThrowingCallable action) {
        IamException refusal = catchThrowableOfType(IamException.class, action);
        assertThat(refusal).as("refused").isNotNull();
        return refusal.code().wireName() + ": " + refusal.getMessage();
    }

    private User bob() {
        return users.find(A, "bob").orElseThrow();
    }

    @Test
    void aUserIsKeptWithAllThatHangsOnIt() {
        users.create(A, "bob");
        directory.groups().create(A, "g");
        directory.managedPolicies().create(A, "m", "d", POLICY);
        users.policies().put(A, "bob", "p", POLICY);
        users.policies().attach(A, "bob", "m");
        users.policies().setBoundary(A, "bob", Optional.of(POLICY));
        users.join(A, "bob", "g");
        users.tag(A, "bob", Map.of("k", "v", "l", ""));
        users.untag(A, "bob", List.of("l"));
        users.setPassword(A, "bob", Optional.of("hash"));
        NewAccessKey key = users.createAccessKey(A, "bob");
        users.setActive(A, "bob", key.id(), false);

        User bob = bob();
        assertThat(bob.arn()).isEqualTo("arn:aws:iam::123456789012:user/bob");
        assertThat(bob.id()).matches("AIDA[A-Z2-7]{17}");
        assertThat(bob.createdAt()).isEqualTo(clock.instant());
        assertThat(bob.tags()).isEqualTo(Map.of("k", "v"));
        assertThat(bob.passwordHash()).contains("hash");
        assertThat(bob.policies().inline()).isEqualTo(Map.of("p", POLICY));
        assertThat(bob.policies().managed()).containsOnlyKeys("m");
        assertThat(bob.policies().boundary()).contains(POLICY);
        assertThat(bob.groups()).containsOnlyKeys("g");
        assertThat(bob.accessKeys()).singleElement().satisfies(kept -> {
            assertThat(kept.id()).isEqualTo(key.id()).matches("AKIAEXTENDDB[A-Z2-7]{8}");
            assertThat(kept.active()).isFalse();
            assertThat(keyring.open(kept.sealedSecret(), kept.id())).isEqualTo(key.secret());
        });
        assertThat(key.secret()).matches("extenddb[A-Za-z0-9]{32}");
        assertThat(bob.toString() + key).doesNotContain(key.secret(), "hash");
    }

    @Test
    void accountsAreApart() {
        users.create(A, "bob");
        users.create(OTHER, "bob");
        users.delete(OTHER, "bob");

        assertThat(users.list(A, "", 10)).extracting(User::name).containsExactly("bob");
        assertThat(users.list(OTHER, "", 10)).isEmpty();
    }

    @Test
    void namesAreTakenOnce() {
        users.create(A, "bob");
        directory.groups().create(A, "bob");
        directory.roles().create(A, "bob", TRUST);

        assertThat(refusal(() -> users.create(A, "bob")))
                .isEqualTo("EntityAlreadyExists: User with name bob already exists.");
        assertThat(refusal(() -> directory.groups().create(A, "bob"))).startsWith("EntityAlreadyExists");
        assertThat(refusal(() -> directory.roles().create(A, "bob", TRUST))).startsWith("EntityAlreadyExists");
    }

    @Test
    void namesAreSound() {
        for (String name : List.of("", "a b", "a/b", "\u00e4", "x".repeat(65))) {
            assertThat(refusal(() -> users.create(A, name))).startsWith("ValidationError");
        }
        assertThat(users.create(A, "x".repeat(64)).name()).hasSize(64);
    }

    @Test
    void whatIsAbsentCannotBeChanged() {
        String absent = "NoSuchEntity: The user with name bob cannot be found.";
        assertThat(refusal(() -> users.delete(A, "bob"))).isEqualTo(absent);
        assertThat(refusal(() -> users.createAccessKey(A, "bob"))).isEqualTo(absent);
        assertThat(refusal(() -> users.policies().put(A, "bob", "p", POLICY))).isEqualTo(absent);
        assertThat(refusal(() -> users.tag(A, "bob", Map.of()))).isEqualTo(absent);
        users.create(A, "bob");
        assertThat(refusal(() -> users.join(A, "bob", "g"))).contains("group with name g");
        assertThat(refusal(() -> users.policies().attach(A, "bob", "m"))).contains("policy with name m");
        assertThat(refusal(() -> users.policies().remove(A, "bob", "p"))).contains("policy with name p");
        assertThat(refusal(() -> users.policies().detach(A, "bob", "m"))).contains("policy with name m");
        assertThat(refusal(() -> users.setActive(A, "bob", "AKIA", true))).contains("Access Key with id AKIA");
        assertThat(refusal(() -> directory.roles().delete(A, "r"))).contains("role with name r");
    }

    @Test
    void policiesAreReadBeforeTheyAreKept() {
        users.create(A, "bob");
        directory.roles().create(A, "r", TRUST);
        List<ThrowingCallable> changes = List.of(
                () -> users.policies().put(A, "bob", "p", "{}"),
                () -> users.policies().setBoundary(A, "bob", Optional.of("{}")),
                () -> directory.managedPolicies().create(A, "m", "", TRUST),
                () -> directory.roles().create(A, "r2", POLICY),
                () -> directory.roles().setTrustPolicy(A, "r", POLICY));

        assertThat(changes)
                .allSatisfy(change -> assertThat(refusal(change))
                        .startsWith("MalformedPolicyDocument: ")
                        .contains("(line 1, column "));
        assertThat(bob().policies()).isEqualTo(AttachedPolicies.NONE);
    }

    @Test
    void aUserHasTwoKeysAtMost() {
        users.create(A, "bob");
        users.createAccessKey(A, "bob");
        users.createAccessKey(A, "bob");

        assertThat(refusal(() -> users.createAccessKey(A, "bob")))
                .isEqualTo("LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2");
        assertThat(storage.catalog().list("", "", "access-key", "", 10)).hasSize(2);
    }

    @Test
    void aKeyBelongsToOneUser() {
        users.create(A, "bob");
        users.create(A, "eve");
        var key = new NewAccessKey("AKIAIOSFODNN7EXAMPLE", "x".repeat(40));
        users.importAccessKey(A, "bob", key);

        assertThat(refusal(() -> users.importAccessKey(A, "eve", key))).startsWith("EntityAlreadyExists");
        assertThat(refusal(() -> users.importAccessKey(A, "eve", new NewAccessKey("ASIA", "x"))))
                .startsWith("ValidationError");
    }

    @Test
    void nothingIsLeftOfAUser() {
        users.create(A, "bob");
        users.policies().put(A, "bob", "p", POLICY);
        NewAccessKey key = users.createAccessKey(A, "bob");
        directory.keyUses().note(key.id(), clock.instant(), "dynamodb", "eu-west-1");
        directory.keyUses().flush();
        users.delete(A, "bob");
        users.create(A, "bob");

        assertThat(bob().policies()).isEqualTo(AttachedPolicies.NONE);
        assertThat(bob().accessKeys()).isEmpty();
        assertThat(directory.signatories().find(key.id())).isEmpty();
        assertThat(storage.catalog().list("", "", "access-key", "", 10)).isEmpty();
        assertThat(directory.keyUses().find(key.id())).isEmpty();
    }

    @Test
    void theLastUseOfAKeyIsKnownToTheMinute() {
        KeyUses uses = directory.keyUses();
        users.create(A, "bob");
        String id = users.createAccessKey(A, "bob").id();
        var first = new KeyUse(clock.instant(), "dynamodb", "eu-west-1");
        uses.note(id, first.at(), first.service(), first.region());
        uses.note(id, clock.instant().plusSeconds(59), "dynamodb", "eu-west-1");
        assertThat(uses.find(id)).contains(first);
        uses.flush();
        assertThat(uses.find(id)).contains(first);

        var second = new KeyUse(clock.instant().plusSeconds(61), "dynamodb", "eu-west-2");
        uses.note(id, second.at(), second.service(), second.region());
        uses.flush();
        assertThat(new Directory(storage.catalog(), keyring, clock, Runnable::run)
                        .keyUses()
                        .find(id))
                .contains(second);
    }

    @Test
    void usesOfTemporaryKeysAndOfThoseThatAreGoneAreNotKept() {
        users.create(A, "bob");
        String id = users.createAccessKey(A, "bob").id();
        var other = new Directory(storage.catalog(), keyring, clock, Runnable::run);
        other.keyUses().note(id, clock.instant(), "dynamodb", "eu-west-1");
        other.keyUses().note("ASIA1", clock.instant(), "dynamodb", "eu-west-1");
        users.delete(A, "bob");
        other.keyUses().flush();

        assertThat(storage.catalog().list("", "", "access-key-use", "", 10)).isEmpty();
        assertThat(other.keyUses().find("ASIA1")).isEmpty();
    }

    @Test
    void secretsAreSealedAnewWithANewKey() {
        Bytes key = Bytes.wrap(new byte[32]);
        var old = new SecretKeyring("1", Map.of("1", key));
        var both = new SecretKeyring("2", Map.of("1", key, "2", Bytes.wrap(new byte[32])));
        new Directory(storage.catalog(), old, clock, Runnable::run).users().create(A, "bob");
        NewAccessKey made = new Directory(storage.catalog(), old, clock, Runnable::run)
                .users()
                .createAccessKey(A, "bob");

        var directory = new Directory(storage.catalog(), both, clock, Runnable::run);
        assertThat(new AccountStore(storage.catalog()).create(new Account(A, "a", clock.instant())))
                .isTrue();
        assertThat(directory.reseal()).isEqualTo(1);
        assertThat(directory.reseal()).isZero();

        Bytes sealed = bob().accessKeys().get(0).sealedSecret();
        assertThat(both.isOutdated(sealed)).isFalse();
        assertThat(both.open(sealed, made.id())).isEqualTo(made.secret());
    }

    @Test
    void sessionsLastAsLongAsTheRoleAllows() {
        Role role = directory.roles().create(A, "r", TRUST);
        assertThat(role.id()).startsWith("AROA");
        List<ThrowingCallable> starts = List.of(
                () -> start(role, Duration.ofSeconds(899)),
                () -> start(role, Duration.ofSeconds(3601)),
                () -> directory.sessions().ofRole(role, "x", Duration.ofHours(1), List.of(), Map.of()),
                () -> directory.roles().setLongestSession(A, "r", Duration.ofHours(13)));
        assertThat(starts).allSatisfy(start -> assertThat(refusal(start)).startsWith("ValidationError"));

        directory.roles().setLongestSession(A, "r", Duration.ofHours(12));
        Role longer = directory.roles().find(A, "r").orElseThrow();
        TemporaryCredentials credentials = start(longer, Duration.ofHours(12));
        assertThat(credentials.expiration()).isEqualTo(clock.instant().plus(Duration.ofHours(12)));
        assertThat(credentials.accessKeyId()).matches("ASIAEXTENDDB[A-Z2-7]{8}");
        assertThat(credentials.toString()).doesNotContain(credentials.secretAccessKey(), credentials.sessionToken());
    }

    private TemporaryCredentials start(Role role, Duration duration) {
        return directory.sessions().ofRole(role, "s1", duration, List.of(), Map.of());
    }

    @Test
    void tagsAreFew() {
        users.create(A, "bob");
        Map<String, String> many = new java.util.HashMap<>();
        for (int i = 0; i < 51; i++) {
            many.put("k" + i, "v");
        }
        assertThat(refusal(() -> users.tag(A, "bob", many))).startsWith("LimitExceeded");
        assertThat(refusal(() -> users.tag(A, "bob", Map.of("", "v")))).startsWith("ValidationError");
        assertThatThrownBy(() -> users.tag(A, "bob", Map.of("k", "v".repeat(257))))
                .isInstanceOf(IamException.class);
    }

    @Test
    void ofTheVersionsOfAPolicyOneHasEffect() {
        ManagedPolicies policies = directory.managedPolicies();
        policies.create(A, "m", "d", POLICY);
        String other = POLICY.replace("Allow", "Deny");

        assertThat(policies.addVersion(A, "m", other, false).document()).isEqualTo(POLICY);
        assertThat(policies.setDefaultVersion(A, "m", "v2").document()).isEqualTo(other);
        assertThat(refusal(() -> policies.deleteVersion(A, "m", "v2")))
                .isEqualTo("DeleteConflict: Cannot delete the default version of a policy.");
        assertThat(refusal(() -> policies.setDefaultVersion(A, "m", "v9"))).startsWith("NoSuchEntity: ");
        policies.deleteVersion(A, "m", "v1");
        policies.addVersion(A, "m", POLICY, true);

        ManagedPolicy kept = policies.find(A, "m").orElseThrow();
        assertThat(kept.versions()).extracting(ManagedPolicy.Version::id).containsExactly("v2", "v3");
        assertThat(kept.document()).isEqualTo(POLICY);
        for (int i = 0; i < 3; i++) {
            policies.addVersion(A, "m", POLICY, true);
        }
        assertThat(refusal(() -> policies.addVersion(A, "m", POLICY, true))).startsWith("LimitExceeded: ");
    }

    @Test
    void whoHasAPolicyAndWhoIsInAGroupIsKnown() {
        Group group = directory.groups().create(A, "g");
        ManagedPolicy policy = directory.managedPolicies().create(A, "m", "", POLICY);
        for (String name : List.of("bob", "eve", "joe")) {
            users.create(A, name);
        }
        users.join(A, "bob", "g");
        users.join(A, "joe", "g");
        users.policies().attach(A, "eve", "m");
        directory.groups().policies().attach(A, "g", "m");

        assertThat(users.membersOf(group, "", 10)).extracting(User::name).containsExactly("bob", "joe");
        assertThat(users.membersOf(group, "bob", 10)).extracting(User::name).containsExactly("joe");
        assertThat(users.membersOf(group, "", 1)).extracting(User::name).containsExactly("bob");
        PolicyHolders holders = directory.holdersOf(policy, A, EnumSet.allOf(PolicyUse.class));
        assertThat(holders.users()).extracting(User::name).containsExactly("eve");
        assertThat(holders.groups()).extracting(Group::name).containsExactly("g");
        assertThat(holders.roles()).isEmpty();
        assertThat(refusal(() -> directory.deletePolicy(A, "m", deleted -> {}))).startsWith("DeleteConflict");
    }

    @Test
    void sessionsAreListedUntilTheyEnd() {
        Role role = directory.roles().create(A, "r", TRUST);
        directory.sessions().ofRole(role, "short", Duration.ofMinutes(15), List.of(), Map.of());
        var lasting = directory.sessions().ofRole(role, "long", Duration.ofHours(1), List.of(), Map.of());
        assertThat(directory.sessions().list(A, "", 10)).hasSize(2);
        assertThat(directory.sessions().list(OTHER, "", 10)).isEmpty();

        clock.advance(Duration.ofMinutes(15));
        assertThat(directory.sessions().list(A, "", 10))
                .singleElement()
                .satisfies(session -> assertThat(session.accessKeyId()).isEqualTo(lasting.accessKeyId()));
        assertThat(directory.sessions().find(lasting.accessKeyId())).isPresent();
    }

    @Test
    void nothingIsLeftOfAnAccount() {
        for (int i = 0; i < 120; i++) {
            directory.groups().create(A, "g" + i);
        }
        users.create(A, "bob");
        users.create(OTHER, "bob");
        NewAccessKey key = users.createAccessKey(A, "bob");
        directory.roles().create(A, "r", TRUST);
        directory.managedPolicies().create(A, "m", "", POLICY);
        directory.sessions().ofUser(bob(), Duration.ofHours(1));
        directory.sessions().ofUser(users.find(OTHER, "bob").orElseThrow(), Duration.ofHours(1));
        directory.deleteAccount(A);

        assertThat(directory.sessions().list(A, "", 10)).isEmpty();
        assertThat(directory.sessions().list(OTHER, "", 10)).hasSize(1);
        assertThat(List.of("user", "group", "role", "policy", "user-name", "group-name", "role-name", "policy-name"))
                .allSatisfy(kind ->
                        assertThat(storage.catalog().list(A, "", kind, "", 10)).isEmpty());
        assertThat(directory.signatories().find(key.id())).isEmpty();
        assertThat(users.ownerOf(key.id())).isEmpty();
        assertThat(users.find(OTHER, "bob")).isPresent();
    }
}
