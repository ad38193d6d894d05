package dev.extenddb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link CatalogStore} promises. */
abstract class CatalogContract {

    private static final AtomicInteger LAST_ACCOUNT = new AtomicInteger();

    private final String account = "%012d".formatted(LAST_ACCOUNT.incrementAndGet());

    abstract ContractFixture fixture();

    @Test
    void aDocumentIsCreatedOnce() {
        CatalogKey key = key("t");
        assertThat(catalog().find(key)).isEmpty();
        assertThat(catalog().create(key, document(1))).isTrue();
        assertThat(catalog().create(key, document(2))).isFalse();

        assertThat(catalog().find(key).orElseThrow().document()).isEqualTo(Bytes.wrap(document(1)));
    }

    @Test
    void aDocumentIsReplacedInTheVersionExpectedOnly() {
        CatalogKey key = key("t");
        assertThat(catalog().replace(key, 1, document(1))).isFalse();
        catalog().create(key, document(1));
        long first = version(key);
        assertThat(catalog().replace(key, first + 1, document(2))).isFalse();
        assertThat(catalog().replace(key, first, document(3))).isTrue();
        assertThat(catalog().replace(key, first, document(4))).isFalse();

        assertThat(catalog().find(key)).contains(new CatalogEntry(key, first + 1, Bytes.wrap(document(3))));
    }

    @Test
    void aDocumentIsRemovedInTheVersionExpectedOnly() {
        CatalogKey key = key("t");
        assertThat(catalog().remove(key, 1)).isFalse();
        catalog().create(key, document(1));
        long version = version(key);
        assertThat(catalog().remove(key, version + 1)).isFalse();
        assertThat(catalog().remove(key, version)).isTrue();

        assertThat(catalog().find(key)).isEmpty();
        assertThat(catalog().create(key, document(5))).isTrue();
    }

    @Test
    void aDocumentThatIsCreatedAgainIsNotTheOneBefore() {
        CatalogKey key = key("t");
        catalog().create(key, document(1));
        long before = version(key);
        catalog().remove(key, before);
        catalog().create(key, document(1));

        assertThat(catalog().replace(key, before, document(2))).isFalse();
        assertThat(catalog().remove(key, before)).isFalse();
    }

    @Test
    void changesAreMadeTogetherOrNotAtAll() {
        catalog().create(key("a"), document(1));
        catalog().create(key("b"), document(2));
        long a = version(key("a"));
        long b = version(key("b"));
        CatalogChange created = new CatalogChange.Create(key("c"), Bytes.wrap(document(3)));
        CatalogChange replaced = new CatalogChange.Replace(key("a"), a, Bytes.wrap(document(4)));
        List<CatalogChange> impossible = List.of(
                new CatalogChange.Create(key("b"), Bytes.wrap(document(5))),
                new CatalogChange.Replace(key("b"), b + 1, Bytes.wrap(document(5))),
                new CatalogChange.Remove(key("b"), b + 1),
                new CatalogChange.Remove(key("z"), 1));

        assertThat(impossible).allSatisfy(last -> {
            assertThat(catalog().change(List.of(created, replaced, last))).isFalse();
            assertThat(catalog().change(List.of(last, replaced, created))).isFalse();
        });
        assertThat(catalog().find(key("c"))).isEmpty();
        assertThat(version(key("a"))).isEqualTo(a);

        assertThat(catalog().change(List.of(created, replaced, new CatalogChange.Remove(key("b"), b))))
                .isTrue();
        assertThat(catalog().find(key("a"))).contains(new CatalogEntry(key("a"), a + 1, Bytes.wrap(document(4))));
        assertThat(catalog().find(key("b"))).isEmpty();
        assertThat(catalog().find(key("c")).orElseThrow().document()).isEqualTo(Bytes.wrap(document(3)));
    }

    @Test
    void documentsOfOtherAccountsRegionsAndKindsAreOthers() {
        var here = new CatalogKey(account, "eu-west-1", "table", "t");
        List<CatalogKey> others = List.of(
                new CatalogKey("999999999999", "eu-west-1", "table", "t" + account),
                new CatalogKey(account, "eu-west-2", "table", "t"),
                new CatalogKey(account, "eu-west-1", "role", "t"),
                new CatalogKey(account, "eu-west-1", "table", "T"));
        others.forEach(other -> assertThat(catalog().create(other, document(2))).isTrue());

        assertThat(catalog().find(here)).isEmpty();
        assertThat(catalog().list(account, "eu-west-1", "table", "", 10))
                .extracting(entry -> entry.key().name())
                .containsExactly("T");
    }

    @Test
    void namesAreListedByCodePointPageByPage() {
        List<String> names =
                List.of("-", ".", "0", "10", "9", "A", "B", "Z", "_", "a", "a-", "a_", "aa", "b", "\u00e4");
        names.forEach(name -> catalog().create(key(name), document(1)));

        for (int limit : new int[] {1, 4, 15, 100}) {
            assertThat(listInPagesOf(limit)).as("limit %d", limit).isEqualTo(names);
        }
        assertThat(catalog().list(account, "eu-west-1", "table", "Az", 2))
                .extracting(entry -> entry.key().name())
                .containsExactly("B", "Z");
    }

    @Test
    void documentsOfAllAccountsAndRegionsAreListedPageByPage() {
        String kind = "k" + account;
        List<CatalogKey> keys = List.of(
                new CatalogKey("", "", kind, "z"),
                new CatalogKey("1", "eu-west-1", kind, "a"),
                new CatalogKey("1", "eu-west-1", kind, "b"),
                new CatalogKey("1", "eu-west-2", kind, "A"),
                new CatalogKey("2", "eu-west-1", kind, "a"));
        for (int i = keys.size() - 1; i >= 0; i--) {
            catalog().create(keys.get(i), document(i));
            catalog().create(new CatalogKey(keys.get(i).account(), "", kind + "x", "a"), document(i));
        }

        for (int limit : new int[] {1, 2, 5, 100}) {
            List<CatalogKey> listed = new ArrayList<>();
            List<CatalogEntry> page = List.of();
            do {
                var after = listed.isEmpty() ? new CatalogKey("", "", kind, "") : listed.get(listed.size() - 1);
                page = catalog().listAll(kind, after, limit);
                page.forEach(entry -> listed.add(entry.key()));
            } while (page.size() == limit);
            assertThat(listed).as("limit %d", limit).isEqualTo(keys);
        }
        assertThat(catalog().listAll(kind, keys.get(3), 1))
                .containsExactly(catalog().find(keys.get(4)).orElseThrow());
    }

    @Test
    void longNamesAndLargeDocumentsAreKept() {
        CatalogKey key = new CatalogKey(account, "ap-southeast-1", "k".repeat(32), "n".repeat(512));
        byte[] document = new byte[1_200_000];
        new Random(1).nextBytes(document);
        catalog().create(key, document);

        assertThat(catalog().find(key).orElseThrow().document()).isEqualTo(Bytes.wrap(document));
    }

    @Test
    void onlyOneOfSeveralCreatesADocument() {
        for (int round = 0; round < 10; round++) {
            CatalogKey key = key("t" + round);
            List<Boolean> created = Workers.run(4, thread -> catalog().create(key, document(thread)));
            assertThat(created).containsOnlyOnce(true);
        }
    }

    @Test
    void noReplacementIsLost() {
        CatalogKey key = key("counter");
        catalog().create(key, document(0));
        long first = version(key);

        List<Integer> replaced = Workers.run(4, thread -> {
            int count = 0;
            for (int i = 0; i < 20; i++) {
                long version = catalog().find(key).orElseThrow().version();
                count += catalog().replace(key, version, document(thread)) ? 1 : 0;
            }
            return count;
        });

        long successes = replaced.stream().mapToLong(Integer::longValue).sum();
        assertThat(catalog().find(key).orElseThrow().version()).isEqualTo(first + successes);
        assertThat(successes).isPositive();
    }

    private long version(CatalogKey key) {
        return catalog().find(key).orElseThrow().version();
    }

    private CatalogStore catalog() {
        return fixture().storage().catalog();
    }

    private CatalogKey key(String name) {
        return new CatalogKey(account, "eu-west-1", "table", name);
    }

    private static byte[] document(int content) {
        return new byte[] {0, (byte) content, -1};
    }

    private List<String> listInPagesOf(int limit) {
        List<String> names = new ArrayList<>();
        List<CatalogEntry> page;
        String after = "";
        do {
            page = catalog().list(account, "eu-west-1", "table", after, limit);
            page.forEach(entry -> names.add(entry.key().name()));
            after = names.get(names.size() - 1);
        } while (page.size() == limit);
        return names;
    }
}
