package dev.extenddb.iam;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Documents of one kind, as values. A change is worked out again when another one came between. Thread-safe. */
final class Records<T> {

    private static final int PAGE = 100;

    private final CatalogStore catalog;
    private final Form<T> form;

    Records(CatalogStore catalog, Form<T> form) {
        this.catalog = catalog;
        this.form = form;
    }

    /** How a value is kept. */
    interface Form<T> {

        /** What the catalog calls such documents. */
        String kind();

        /** The members of a document. */
        Structure<Members> members();

        /** Writes the members. */
        void write(T value, JsonGenerator json) throws IOException;

        /** Makes the value of its place and members. */
        T read(String account, String name, Members in);
    }

    boolean create(String account, String name, T value) {
        return catalog.create(key(account, name), encode(value));
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

    /** Removes all of an account. */
    void removeAll(String account) {
        List<CatalogEntry> page;
        do {
            page = catalog.list(account, "", form.kind(), "", PAGE);
            page.forEach(entry -> catalog.remove(entry.key(), entry.version()));
        } while (!page.isEmpty());
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
        while (true) {
            Optional<CatalogEntry> entry = catalog.find(key(account, name));
            if (entry.isEmpty()) {
                return false;
            }
            if (catalog.remove(entry.get().key(), entry.get().version())) {
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
