package dev.extenddb.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {

    private static final Bytes ABC = Bytes.wrap(Utf8.bytes("abc"));

    @Test
    void doesNotChangeWithTheArrayItWasMadeOf() {
        byte[] content = {1, 2};
        Bytes bytes = Bytes.of(content);
        content[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.of((byte) 1, (byte) 2)).hasToString("0102");
    }

    @Test
    void ordersByUnsignedBytesWithThePrefixFirst() {
        assertThat(new Bytes[] {
                    Bytes.EMPTY,
                    Bytes.of((byte) 0),
                    Bytes.of((byte) 0, (byte) 0),
                    Bytes.of((byte) 0x7F),
                    Bytes.of((byte) 0x80)
                })
                .isSorted();
    }

    @Test
    void findsParts() {
        assertThat(ABC.startsWith(Bytes.wrap(Utf8.bytes("ab")))).isTrue();
        assertThat(ABC.startsWith(Bytes.wrap(Utf8.bytes("b")))).isFalse();
        assertThat(ABC.contains(Bytes.wrap(Utf8.bytes("bc")))).isTrue();
        assertThat(ABC.contains(Bytes.wrap(Utf8.bytes("cb")))).isFalse();
        assertThat(ABC.contains(Bytes.EMPTY)).isTrue();
    }

    @Test
    void readsAndWritesBase64() {
        assertThat(ABC.toBase64()).isEqualTo("YWJj");
        assertThat(Bytes.fromBase64("YWJj")).isEqualTo(ABC);
        assertThatThrownBy(() -> Bytes.fromBase64("%")).isInstanceOf(IllegalArgumentException.class);
    }
}
