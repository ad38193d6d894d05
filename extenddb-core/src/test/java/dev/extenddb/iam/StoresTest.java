package dev.extenddb.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.memory.MemoryStorage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoresTest {

    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.678Z");

    private final MemoryStorage storage = new MemoryStorage();

    @Test
    void accountsAreKeptAndListedInOrder() {
        var accounts = new AccountStore(storage.catalog());
        var second = new Account("200000000000", "second", THEN);
        var first = new Account("100000000000", "first", THEN);
        assertThat(accounts.create(second)).isTrue();
        assertThat(accounts.create(first)).isTrue();
        assertThat(accounts.create(new Account("100000000000", "again", THEN))).isFalse();

        assertThat(accounts.list("", 10)).containsExactly(first, second);
        assertThat(accounts.list("100000000000", 10)).containsExactly(second);
        assertThat(accounts.find("100000000000")).contains(first);
        assertThat(accounts.find("300000000000")).isEmpty();
    }

    @Test
    void aNameBelongsToOneAccount() {
        var accounts = new AccountStore(storage.catalog());
        var one = new Account("100000000000", "shop", THEN);
        var other = new Account("200000000000", "shop", THEN);
        accounts.create(one);

        assertThatThrownBy(() -> accounts.create(other)).hasMessage("Account with name shop already exists.");
        assertThat(accounts.find(other.id())).isEmpty();
        assertThat(accounts.create(new Account(one.id(), "other", THEN))).isFalse();
        assertThat(accounts.findNamed("other")).isEmpty();
        assertThat(accounts.findNamed("shop")).contains(one);

        assertThat(storage.catalog().change(accounts.removal(one.id()))).isTrue();
        assertThat(accounts.removal(one.id())).isEmpty();
        assertThat(accounts.findNamed("shop")).isEmpty();
        assertThat(accounts.create(other)).isTrue();
        assertThat(accounts.findNamed("shop")).contains(other);
    }

    @Test
    void administratorsComeAndGo() {
        var admins = new AdminStore(storage.catalog());
        admins.create(new Admin("admin", "hash", THEN));

        assertThat(admins.setPassword("admin", "other")).isTrue();
        assertThat(admins.find("admin")).contains(new Admin("admin", "other", THEN));
        assertThat(admins.delete("admin")).isTrue();
        assertThat(admins.delete("admin")).isFalse();
        assertThat(admins.setPassword("admin", "other")).isFalse();
    }

    @Test
    void administratorsAreKept() {
        var admins = new AdminStore(storage.catalog());
        var admin = new Admin("admin", "hash", THEN);
        assertThat(admins.create(admin)).isTrue();
        assertThat(admins.create(new Admin("admin", "other", THEN))).isFalse();

        assertThat(admins.find("admin")).contains(admin);
        assertThat(admins.list("", 10)).containsExactly(admin);
        assertThat(admin.toString()).doesNotContain("hash");
    }

    @Test
    void idsAndNamesAreChecked() {
        assertThatThrownBy(() -> new Account("12345678901", "short", THEN)).hasMessageContaining("12 digits");
        assertThatThrownBy(() -> new Admin("a:b", "hash", THEN)).hasMessageContaining("a:b");
    }
}
