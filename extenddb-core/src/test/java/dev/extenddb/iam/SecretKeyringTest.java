package dev.extenddb.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.item.Bytes;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets at rest. */
class SecretKeyringTest {

    private static final Bytes OLD = key(1);
    private static final Bytes NEW = key(2);

    private final SecretKeyring before = new SecretKeyring("2029", Map.of("2029", OLD));
    private final SecretKeyring after = new SecretKeyring("2030", Map.of("2029", OLD, "2030", NEW));

    private static Bytes key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Bytes.wrap(key);
    }

    @Test
    void whatIsSealedCanBeOpenedAndNotRead() {
        Bytes sealed = before.seal("secret", "AKIA1");

        assertThat(before.open(sealed, "AKIA1")).isEqualTo("secret");
        assertThat(sealed.toString()).doesNotContain("secret");
        assertThat(before.seal("secret", "AKIA1")).as("never the same twice").isNotEqualTo(sealed);
    }

    @Test
    void whatIsSealedForOneOwnerIsNoneElses() {
        Bytes sealed = before.seal("secret", "AKIA1");

        assertThatThrownBy(() -> before.open(sealed, "AKIA2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyChangeIsNoticed() {
        Bytes sealed = before.seal("secret", "AKIA1");
        for (int i = 0; i < sealed.length(); i++) {
            byte[] changed = sealed.toArray();
            changed[i] ^= 1;
            assertThatThrownBy(() -> before.open(Bytes.wrap(changed), "AKIA1"))
                    .as("byte %d", i)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> before.open(Bytes.EMPTY, "AKIA1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewKeyTakesOverWhileTheOldOneStillOpens() {
        Bytes sealed = before.seal("secret", "AKIA1");
        assertThat(after.open(sealed, "AKIA1")).isEqualTo("secret");
        assertThat(after.isOutdated(sealed)).isTrue();

        Bytes again = after.seal("secret", "AKIA1");
        assertThat(after.isOutdated(again)).isFalse();
        assertThat(after.keyId(again)).isEqualTo("2030");
        assertThatThrownBy(() -> before.open(again, "AKIA1"))
                .hasMessageContaining("2030, which is not among the keys given");
    }

    @Test
    void keysAreWholeAndNamed() {
        assertThatThrownBy(() -> new SecretKeyring("a", Map.of("b", OLD))).hasMessageContaining("no key a");
        assertThatThrownBy(() -> new SecretKeyring("a", Map.of("a", Bytes.of((byte) 1))))
                .hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> new SecretKeyring("a/b", Map.of("a/b", OLD))).hasMessageContaining("a/b is not");
    }
}
