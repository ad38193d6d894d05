package dev.extenddb.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.storage.InMemoryStorage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoresTest {

    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.678Z");

    private final InMemoryStorage storage = new InMemoryStorage();

    @Test
    void accountsAreKeptAndListedInOrder() {
        var accounts = new AccountStore(storage);
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
    void administratorsAreKept() {
        var admins = new AdminStore(storage);
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
