package dev.extenddb.storage;

import static dev.extenddb.storage.ContractFixture.all;
import static dev.extenddb.storage.ContractFixture.bytes;
import static dev.extenddb.storage.ContractFixture.image;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link ItemStore} promises to readers. */
abstract class ReadContract {

    abstract ContractFixture fixture();

    @Test
    void whatWasCommittedIsInTheEndSeenByReadsThatMayLag() {
        var table = fixture().newTable();
        fixture().write(table, "k", "v", 1);
        var lagging = fixture().storage().laggingItems();

        Wire.await("the item", () -> lagging.get(table, bytes("k")).isPresent());
        assertThat(lagging.getAll(List.of(new TableKey(table, bytes("k")))))
                .hasSize(1)
                .doesNotContain(Optional.empty());
        assertThat(lagging.read(ContractFixture.all(table), 10).items()).hasSize(1);
    }

    @Test
    void anItemComesBackAsItWasWritten() {
        var table = fixture().newTable();
        var image = new Image(Bytes.of((byte) 0, (byte) 0x80, (byte) -1, (byte) 0), 123, Long.MIN_VALUE);
        var key = Bytes.of((byte) -1, (byte) 0, (byte) 0);
        put(table, key, image);

        assertThat(fixture().items().get(table, key))
                .contains(new StoredItem(key, image.json(), image.size(), image.version()));
        assertThat(fixture().items().get(table, Bytes.of((byte) -1, (byte) 0))).isEmpty();
    }

    @Test
    void theEmptyKeyAndTheEmptyValueAreAsGoodAsAny() {
        var table = fixture().newTable();
        put(table, Bytes.EMPTY, image(Bytes.EMPTY, 5));

        var item = new StoredItem(Bytes.EMPTY, Bytes.EMPTY, 7, 5);
        assertThat(fixture().items().get(table, Bytes.EMPTY)).contains(item);
        assertThat(fixture().items().read(all(table), 2)).isEqualTo(new Page(List.of(item), false));
    }

    @Test
    void sizesAddUpOverARange() {
        var table = fixture().newTable();
        for (int i = 0; i < 1500; i++) {
            put(table, bytes("k%04d".formatted(i)), new Image(bytes("x"), i, i));
        }

        assertThat(fixture().items().size(range(table, "k0100", "k1200"))).isEqualTo((100 + 1199) * 1100 / 2);
        assertThat(fixture().items().size(range(table, "l", "m"))).isZero();
        assertThat(fixture().items().size(all(table))).isEqualTo(1499 * 1500 / 2);
    }

    private static KeyRange range(TableRef table, String from, String to) {
        return new KeyRange(table, bytes(from), Optional.of(bytes(to)), true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 100_000, 1_100_000, 2_500_000})
    void largeItemsAreKept(int length) {
        var table = fixture().newTable();
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        put(table, bytes("k"), image(Bytes.wrap(content), 1));

        assertThat(fixture().items().get(table, bytes("k")).orElseThrow().json())
                .isEqualTo(Bytes.wrap(content));
        assertThat(fixture().items().read(all(table), 1).items().get(0).json()).isEqualTo(Bytes.wrap(content));
    }

    @Test
    void longKeysThatDifferInTheLastByteAreTwo() {
        var table = fixture().newTable();
        byte[] one = new byte[2000];
        new Random(1).nextBytes(one);
        byte[] other = one.clone();
        other[1999]++;
        put(table, Bytes.wrap(one), image("one", 1));
        put(table, Bytes.wrap(other), image("other", 2));

        assertThat(fixture().items().get(table, Bytes.wrap(one)).orElseThrow().version())
                .isEqualTo(1);
        assertThat(fixture().items().get(table, Bytes.wrap(other)).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void tablesDoNotMix() {
        var one = fixture().newTable();
        var next = fixture().newTable();
        fixture().write(one, "a", "of one", 1);
        fixture().write(next, "b", "of next", 2);

        assertThat(keys(fixture().items().read(all(one), 10))).containsExactly(bytes("a"));
        assertThat(keys(fixture().items().read(new KeyRange(one, Bytes.EMPTY, Optional.empty(), false), 10)))
                .containsExactly(bytes("a"));
        assertThat(fixture().items().get(one, bytes("b"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rangesAreInUnsignedByteOrderInEitherDirection(long seed) {
        var random = new Random(seed);
        var table = fixture().newTable();
        NavigableMap<Bytes, Long> expected = fill(table, random);
        for (int i = 0; i < 60; i++) {
            var range = randomRange(table, random);
            int limit = 1 + random.nextInt(12);
            List<Bytes> inRange = inRange(expected, range);

            Page page = fixture().items().read(range, limit);

            int count = Math.min(limit, inRange.size());
            assertThat(keys(page)).as("seed %d, %s", seed, range).isEqualTo(inRange.subList(0, count));
            if (inRange.size() > limit) {
                assertThat(page.more())
                        .as("seed %d, %s limit %d", seed, range, limit)
                        .isTrue();
            }
            if (inRange.size() < limit) {
                assertThat(page.more())
                        .as("seed %d, %s limit %d", seed, range, limit)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rangesReadTogetherAreAsReadAlone(boolean ascending) {
        var random = new Random(7);
        var table = fixture().newTable();
        NavigableMap<Bytes, Long> all = fill(table, random);
        for (int i = 0; i < 20; i++) {
            boolean bounded = random.nextBoolean();
            List<RangeRead> reads = Stream.generate(() -> randomRange(table, random))
                    .filter(range -> !bounded || range.to().isPresent())
                    .limit(1 + random.nextInt(9))
                    .map(range -> new KeyRange(table, range.from(), range.to(), ascending))
                    .map(range -> new RangeRead(range, 1 + random.nextInt(12)))
                    .toList();

            List<Page> pages = fixture().items().readEach(reads);

            assertThat(pages).as("of %d items", all.size()).hasSameSizeAs(reads);
            for (int j = 0; j < reads.size(); j++) {
                RangeRead read = reads.get(j);
                Page alone = fixture().items().read(read.range(), read.limit());
                assertThat(pages.get(j).items()).as("%s", read).isEqualTo(alone.items());
                assertThat(pages.get(j).more()).as("%s", read).isEqualTo(alone.more());
            }
        }
    }

    @Test
    void theGreatestLimitIsNoLimit() {
        var table = fixture().newTable();
        fixture().write(table, "a", "1", 1);

        assertThat(fixture().items().read(all(table), Integer.MAX_VALUE).items())
                .hasSize(1);
    }

    @Test
    void anEmptyRangeHoldsNothing() {
        var table = fixture().newTable();
        fixture().write(table, "b", "1", 1);

        for (boolean ascending : new boolean[] {true, false}) {
            var same = new KeyRange(table, bytes("b"), Optional.of(bytes("b")), ascending);
            var crossed = new KeyRange(table, bytes("c"), Optional.of(bytes("a")), ascending);
            assertThat(fixture().items().read(same, 5)).isEqualTo(new Page(List.of(), false));
            assertThat(fixture().items().read(crossed, 5)).isEqualTo(new Page(List.of(), false));
        }
    }

    @Test
    void severalKeysAreAnsweredInTheirOrder() {
        var one = fixture().newTable();
        var other = fixture().newTable();
        fixture().write(one, "a", "1a", 1);
        fixture().write(one, "b", "1b", 2);
        fixture().write(other, "a", "2a", 3);

        var found = fixture()
                .items()
                .getAll(List.of(
                        new TableKey(other, bytes("a")),
                        new TableKey(one, bytes("b")),
                        new TableKey(other, bytes("b")),
                        new TableKey(one, bytes("a")),
                        new TableKey(one, bytes("b"))));

        assertThat(found)
                .containsExactly(
                        Optional.of(new StoredItem(bytes("a"), bytes("2a"), 7, 3)),
                        Optional.of(new StoredItem(bytes("b"), bytes("1b"), 7, 2)),
                        Optional.empty(),
                        Optional.of(new StoredItem(bytes("a"), bytes("1a"), 7, 1)),
                        Optional.of(new StoredItem(bytes("b"), bytes("1b"), 7, 2)));
        assertThat(fixture().items().getAll(List.of())).isEmpty();
    }

    @Test
    void aHundredKeysAreAnswered() {
        var table = fixture().newTable();
        List<TableKey> keys = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            fixture().write(table, "k" + i, "v" + i, i);
            keys.add(new TableKey(table, bytes("k" + i)));
        }

        var found = fixture().items().getAll(keys);

        assertThat(found).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(found.get(i).orElseThrow().json()).isEqualTo(bytes("v" + i));
        }
    }

    private NavigableMap<Bytes, Long> fill(TableRef table, Random random) {
        NavigableMap<Bytes, Long> content = new TreeMap<>();
        List<Change> changes = new ArrayList<>();
        for (long version = 0; version < 80; version++) {
            Bytes key = randomKey(random);
            if (content.put(key, version) == null) {
                changes.add(new Change(table, key, Expected.ANY, new Put(image("x", version)), List.of()));
            }
        }
        fixture().items().commit(changes);
        return content;
    }

    /** Short keys of few distinct bytes, so that prefixes, neighbours and the sign bit occur. */
    private static Bytes randomKey(Random random) {
        byte[] alphabet = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff};
        byte[] key = new byte[random.nextInt(5)];
        for (int i = 0; i < key.length; i++) {
            key[i] = alphabet[random.nextInt(alphabet.length)];
        }
        return Bytes.wrap(key);
    }

    private static KeyRange randomRange(TableRef table, Random random) {
        Optional<Bytes> to = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(randomKey(random));
        return new KeyRange(table, randomKey(random), to, random.nextBoolean());
    }

    private static List<Bytes> inRange(NavigableMap<Bytes, Long> content, KeyRange range) {
        var keys = range.ascending() ? content.navigableKeySet() : content.descendingKeySet();
        return keys.stream()
                .filter(key -> key.compareTo(range.from()) >= 0)
                .filter(key -> range.to().isEmpty() || key.compareTo(range.to().get()) < 0)
                .toList();
    }

    private static List<Bytes> keys(Page page) {
        return page.items().stream().map(StoredItem::key).toList();
    }

    private void put(TableRef table, Bytes key, Image image) {
        fixture().items().commit(List.of(new Change(table, key, Expected.ANY, new Put(image), List.of())));
    }
}
