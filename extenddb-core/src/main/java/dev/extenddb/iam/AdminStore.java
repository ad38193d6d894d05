package dev.extenddb.iam;

import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The administrators of a database. Thread-safe. */
public final class AdminStore {

    private static final String KIND = "admin";

    private static final Member<String> PASSWORD_HASH = Member.required("PasswordHash", TextShape.ANY);
    private static final Member<Long> CREATED_AT = Member.required("CreatedAt", NumberShape.longInteger(0));
    private static final Structure<Members> DOCUMENT = Structure.of("Admin", in -> in, PASSWORD_HASH, CREATED_AT);

    private final CatalogStore catalog;

    /** The administrators in a catalog. */
    public AdminStore(CatalogStore catalog) {
        this.catalog = catalog;
    }

    /** Adds an administrator; returns whether there was none of the name. */
    public boolean create(Admin admin) {
        return catalog.create(key(admin.name()), encode(admin));
    }

    private static byte[] encode(Admin admin) {
        return Documents.encode(json -> {
            json.writeStringField(PASSWORD_HASH.name(), admin.passwordHash());
            json.writeNumberField(CREATED_AT.name(), admin.createdAt().toEpochMilli());
        });
    }

    /** Replaces what is kept of the password; returns whether there is such an administrator. */
    public boolean setPassword(String name, String passwordHash) {
        while (true) {
            Optional<CatalogEntry> entry = catalog.find(key(name));
            if (entry.isEmpty()) {
                return false;
            }
            Admin changed = new Admin(name, passwordHash, decode(entry.get()).createdAt());
            if (catalog.replace(entry.get().key(), entry.get().version(), encode(changed))) {
                return true;
            }
        }
    }

    /** Removes an administrator; returns whether there was one. */
    public boolean delete(String name) {
        Optional<CatalogEntry> entry = catalog.find(key(name));
        return entry.isPresent()
                && (catalog.remove(entry.get().key(), entry.get().version()) || delete(name));
    }

    /** An administrator by name. */
    public Optional<Admin> find(String name) {
        return catalog.find(key(name)).map(AdminStore::decode);
    }

    /** Administrators in the order of their names, after a name that need not exist. */
    public List<Admin> list(String afterName, int limit) {
        return catalog.list("", "", KIND, afterName, limit).stream()
                .map(AdminStore::decode)
                .toList();
    }

    private static CatalogKey key(String name) {
        return new CatalogKey("", "", KIND, name);
    }

    private static Admin decode(CatalogEntry entry) {
        Members in = Documents.decode(DOCUMENT, entry.document());
        return new Admin(entry.key().name(), in.get(PASSWORD_HASH), Instant.ofEpochMilli(in.get(CREATED_AT)));
    }
}
