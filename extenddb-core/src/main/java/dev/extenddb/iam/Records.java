package dev.extenddb.iam;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogChange;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Documents of one kind, as values. A change is worked out again when another one came between. What changes together with other kinds is
 * given as changes, for {@link Changes}. Thread-safe.
 */
final class Records<T> {

    private static final int PAGE = 100;
    private static final int ALL = Integer.MAX_VALUE;

    private final CatalogStore catalog;
    private final Form<T> form;
    private final NameClaims claims;

    Records(CatalogStore catalog, Form<T> form) {
        this.catalog = catalog;
        this.form = form;
        this.claims = new NameClaims(catalog, form.kind());
    }

    /** How a value is kept. */
    interface Form<T> {

        /** What the catalog calls such documents. */
        String kind();

        /** Whether names that differ in case alone exclude one another. */
        default boolean ignoresCase() {
            return false;
        }

        /** The members of a document. */
        Structure<Members> members();

        /** Writes the members. */
        void write(T value, JsonGenerator json) throws IOException;

        /** Makes the value of its place and members. */
        T read(String account, String name, Members in);
    }

    /** A value as it is kept, which can be changed as long as it is the same. */
    record Kept<T>(T value, CatalogEntry entry) {}

    boolean create(String account, String name, T value) {
        return !isTaken(account, name) && catalog.change(creation(account, name, value));
    }

    /** Whether nothing can be added by a name. */
    boolean isTaken(String account, String name) {
        return catalog.find(key(account, name)).isPresent()
                || (form.ignoresCase() && claims.find(account, name).isPresent());
    }

    /** Whether a value cannot have another name. It can have its own in another case. */
    boolean isTaken(Kept<T> kept, String newName) {
        CatalogKey key = kept.entry().key();
        boolean sameName = form.ignoresCase() && key.name().equalsIgnoreCase(newName);
        return sameName ? catalog.find(key(key.account(), newName)).isPresent() : isTaken(key.account(), newName);
    }

    /** What adds a value whose name is not taken. */
    List<CatalogChange> creation(String account, String name, T value) {
        var changes = new ArrayList<CatalogChange>();
        changes.add(new CatalogChange.Create(key(account, name), Bytes.wrap(encode(value))));
        if (form.ignoresCase()) {
            changes.add(claims.creation(account, name));
        }
        return changes;
    }

    CatalogChange replacement(Kept<T> kept, T value) {
        return CatalogChange.replacement(kept.entry(), Bytes.wrap(encode(value)));
    }

    /** What removes a value. */
    List<CatalogChange> removal(Kept<T> kept) {
        var changes = new ArrayList<CatalogChange>();
        CatalogKey key = kept.entry().key();
        changes.add(CatalogChange.removal(kept.entry()));
        if (form.ignoresCase()) {
            claims.removal(key.account(), key.name()).ifPresent(changes::add);
        }
        return changes;
    }

    /** What gives a value another name, which is not taken but perhaps by the value itself, in another case. */
    List<CatalogChange> moving(Kept<T> kept, String newName, T moved) {
        CatalogKey old = kept.entry().key();
        var changes = new ArrayList<CatalogChange>();
        changes.add(CatalogChange.removal(kept.entry()));
        changes.add(new CatalogChange.Create(key(old.account(), newName), Bytes.wrap(encode(moved))));
        if (form.ignoresCase()) {
            changes.addAll(claims.moving(old.account(), old.name(), newName));
        }
        return changes;
    }

    /** What removes all of an account, their names among it. */
    List<CatalogChange> removalOfAll(String account) {
        var changes = new ArrayList<CatalogChange>();
        catalog.list(account, "", form.kind(), "", ALL).forEach(entry -> changes.add(CatalogChange.removal(entry)));
        if (form.ignoresCase()) {
            changes.addAll(claims.removalOfAll(account));
        }
        return changes;
    }

    /** What removes those of an account that are not wanted any longer. */
    List<CatalogChange> removalOf(String account, Predicate<T> unwanted) {
        return kept(account, unwanted).stream()
                .flatMap(kept -> removal(kept).stream())
                .toList();
    }

    List<Kept<T>> kept(String account, Predicate<T> wanted) {
        return catalog.list(account, "", form.kind(), "", ALL).stream()
                .map(entry -> new Kept<>(decode(entry), entry))
                .filter(kept -> wanted.test(kept.value()))
                .toList();
    }

    Optional<Kept<T>> kept(String account, String name) {
        return catalog.find(key(account, name)).map(entry -> new Kept<>(decode(entry), entry));
    }

    Optional<T> find(String account, String name) {
        return catalog.find(key(account, name)).map(this::decode);
    }

    List<T> list(String account, String afterName, int limit) {
        return catalog.list(account, "", form.kind(), afterName, limit).stream()
                .map(this::decode)
                .toList();
    }

    /** Those of {@link #list} that are wanted, until there are enough; it may read through all there are. */
    List<T> list(String account, String afterName, int limit, Predicate<T> wanted) {
        var found = new ArrayList<T>();
        String position = afterName;
        List<CatalogEntry> page;
        do {
            page = catalog.list(account, "", form.kind(), position, PAGE);
            for (CatalogEntry entry : page) {
                position = entry.key().name();
                T value = decode(entry);
                if (wanted.test(value)) {
                    found.add(value);
                }
                if (found.size() == limit) {
                    return found;
                }
            }
        } while (page.size() == PAGE);
        return found;
    }

    /** Changes a value, if it is there. */
    Optional<T> update(String account, String name, UnaryOperator<T> change) {
        while (true) {
            Optional<CatalogEntry> entry = catalog.find(key(account, name));
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            T changed = change.apply(decode(entry.get()));
            if (catalog.replace(entry.get().key(), entry.get().version(), encode(changed))) {
                return Optional.of(changed);
            }
        }
    }

    /** Removes a value. Returns whether it was there. */
    boolean remove(String account, String name) {
        return remove(account, name, value -> {});
    }

    /**
     * Removes a value. Returns whether it was there.
     *
     * @param check throws if the value, as it is when it is removed, must not be
     */
    boolean remove(String account, String name, Consumer<T> check) {
        while (true) {
            Optional<Kept<T>> kept = kept(account, name);
            if (kept.isEmpty()) {
                return false;
            }
            check.accept(kept.get().value());
            if (catalog.change(removal(kept.get()))) {
                return true;
            }
        }
    }

    private CatalogKey key(String account, String name) {
        return new CatalogKey(account, "", form.kind(), name);
    }

    private byte[] encode(T value) {
        return Documents.encode(json -> form.write(value, json));
    }

    private T decode(CatalogEntry entry) {
        Bytes document = entry.document();
        return form.read(entry.key().account(), entry.key().name(), Documents.decode(form.members(), document));
    }
}
