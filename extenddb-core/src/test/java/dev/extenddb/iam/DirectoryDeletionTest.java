package dev.extenddb.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.storage.CatalogChange;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.StorageException;
import dev.extenddb.testing.Json;
import dev.extenddb.testing.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes, goes at once with all that hangs on it, or stays as it was. */
class DirectoryDeletionTest {

    private static final String A = "123456789012";
    private static final String TRUST =
            Json.quoted("{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Principal':'*'}}");

    private final MemoryStorage storage = new MemoryStorage();
    private final TestClock clock = new TestClock();
    private final CountedCatalog catalog = new CountedCatalog(storage.catalog());
    private final Directory directory = new Directory(catalog, SecretKeyring.ephemeral(), clock, Runnable::run);
    private NewAccessKey key;

    @BeforeEach
    void createAccount() {
        new AccountStore(storage.catalog()).create(new Account(A, "shop", clock.instant()));
        User bob = directory.users().create(A, "bob");
        key = directory.users().createAccessKey(A, "bob");
        directory.keyUses().note(key.id(), clock.instant(), "dynamodb", "eu-west-1");
        directory.keyUses().flush();
        directory.sessions().ofUser(bob, Duration.ofHours(1));
        directory.groups().create(A, "g");
        Role role = directory.roles().create(A, "r", TRUST);
        directory.sessions().ofRole(role, "s1", Duration.ofHours(1), List.of(), Map.of());
    }

    /** Lets so many writes through, and none after that. */
    private static final class CountedCatalog implements CatalogStore {

        private final CatalogStore documents;
        private int writesLeft = Integer.MAX_VALUE;
        private int writes;

        CountedCatalog(CatalogStore documents) {
            this.documents = documents;
        }

        private void write() {
            if (writes == writesLeft) {
                throw new StorageException("the database went away", new IOException(), false);
            }
            writes++;
        }

        @Override
        public Optional<CatalogEntry> find(CatalogKey name) {
            return documents.find(name);
        }

        @Override
        public List<CatalogEntry> list(String account, String region, String kind, String afterName, int limit) {
            return documents.list(account, region, kind, afterName, limit);
        }

        @Override
        public List<CatalogEntry> listAll(String kind, CatalogKey after, int limit) {
            return documents.listAll(kind, after, limit);
        }

        @Override
        public boolean create(CatalogKey name, byte[] document) {
            write();
            return documents.create(name, document);
        }

        @Override
        public boolean replace(CatalogKey name, long expectedVersion, byte[] document) {
            write();
            return documents.replace(name, expectedVersion, document);
        }

        @Override
        public boolean remove(CatalogKey name, long expectedVersion) {
            write();
            return documents.remove(name, expectedVersion);
        }

        @Override
        public boolean change(List<CatalogChange> changes) {
            write();
            return documents.change(changes);
        }
    }

    /** All documents that there are. */
    private List<CatalogEntry> everything() {
        var all = new ArrayList<CatalogEntry>();
        for (String kind : List.of(
                "account",
                "account-name",
                "user",
                "user-name",
                "group",
                "group-name",
                "role",
                "role-name",
                "policy",
                "policy-name",
                "access-key",
                "access-key-use",
                "session")) {
            all.addAll(storage.catalog().listAll(kind, new CatalogKey("", "", kind, ""), 100));
        }
        return all;
    }

    /** Does something on a catalog that fails before each of its writes in turn, until it is done. */
    private int allOrNothing(ThrowingCallable action) throws Throwable {
        List<CatalogEntry> before = everything();
        for (int writes = 0; ; writes++) {
            catalog.writes = 0;
            catalog.writesLeft = writes;
            try {
                action.call();
                catalog.writesLeft = Integer.MAX_VALUE;
                return writes;
            } catch (StorageException e) {
                assertThat(everything()).as("after %d writes", writes).isEqualTo(before);
            }
        }
    }

    @Test
    void anAccountGoesAtOnce() throws Throwable {
        assertThat(allOrNothing(() -> directory.deleteAccount(A))).isEqualTo(1);

        assertThat(everything()).isEmpty();
        assertThat(directory.signatories().find(key.id())).isEmpty();
        assertThat(directory.deleteAccount(A)).isFalse();
    }

    @Test
    void aUserGoesAtOnceWithItsKeys() throws Throwable {
        assertThat(allOrNothing(() -> directory.users().delete(A, "bob"))).isEqualTo(1);

        assertThat(everything())
                .extracting(entry -> entry.key().kind())
                .doesNotContain("user", "user-name", "access-key", "access-key-use");
        assertThat(directory.users().create(A, "BOB").name()).isEqualTo("BOB");
    }

    @Test
    void groupsAndRolesGoAtOnce() throws Throwable {
        assertThat(allOrNothing(() -> directory.groups().delete(A, "g"))).isEqualTo(1);
        assertThat(allOrNothing(() -> directory.roles().delete(A, "r"))).isEqualTo(1);

        assertThat(everything())
                .extracting(entry -> entry.key().kind())
                .doesNotContain("group", "group-name", "role", "role-name");
    }

    @Test
    void aUserIsRenamedAtOnce() throws Throwable {
        assertThat(allOrNothing(() -> directory.users().rename(A, "bob", "rob")))
                .isEqualTo(1);

        assertThat(directory.users().ownerOf(key.id()).orElseThrow().name()).isEqualTo("rob");
        assertThat(directory.users().find(A, "bob")).isEmpty();
        directory.users().rename(A, "rob", "Rob");
        assertThat(directory.users().ownerOf(key.id()).orElseThrow().name()).isEqualTo("Rob");
        assertThatThrownBy(() -> directory.users().create(A, "ROB")).isInstanceOf(IamException.class);
    }

    @Test
    void aKeyComesAndGoesAtOnce() throws Throwable {
        assertThat(allOrNothing(() -> directory.users().createAccessKey(A, "bob")))
                .isEqualTo(1);
        assertThat(allOrNothing(() -> directory.users().deleteAccessKey(A, "bob", key.id())))
                .isEqualTo(1);

        assertThat(directory.users().ownerOf(key.id())).isEmpty();
    }

    @Test
    void whatMustNotGoIsLookedAtWhenItGoes() {
        assertThatThrownBy(() -> directory.users().delete(A, "bob", bob -> {
                    throw new IamException(IamException.Code.DELETE_CONFLICT, "has keys");
                }))
                .hasMessage("has keys");
        assertThat(directory.users().find(A, "bob")).isPresent();
    }
}
