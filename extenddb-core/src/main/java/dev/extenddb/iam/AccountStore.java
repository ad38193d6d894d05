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

/** The accounts of a database. Thread-safe. */
public final class AccountStore {

    private static final String KIND = "account";

    private static final Member<String> NAME = Member.required("Name", TextShape.ANY);
    private static final Member<Long> CREATED_AT = Member.required("CreatedAt", NumberShape.longInteger(0));
    private static final Structure<Members> DOCUMENT = Structure.of("Account", in -> in, NAME, CREATED_AT);

    private final CatalogStore catalog;

    /** The accounts in a catalog. */
    public AccountStore(CatalogStore catalog) {
        this.catalog = catalog;
    }

    /** Adds an account; returns whether there was none of its id. */
    public boolean create(Account account) {
        return catalog.create(key(account.id()), Documents.encode(json -> {
            json.writeStringField(NAME.name(), account.name());
            json.writeNumberField(CREATED_AT.name(), account.createdAt().toEpochMilli());
        }));
    }

    /** An account by its id. */
    public Optional<Account> find(String id) {
        return catalog.find(key(id)).map(AccountStore::decode);
    }

    /** Accounts in the order of their ids, after an id that need not exist. */
    public List<Account> list(String afterId, int limit) {
        return catalog.list("", "", KIND, afterId, limit).stream()
                .map(AccountStore::decode)
                .toList();
    }

    private static CatalogKey key(String id) {
        return new CatalogKey("", "", KIND, id);
    }

    private static Account decode(CatalogEntry entry) {
        Members in = Documents.decode(DOCUMENT, entry.document());
        return new Account(entry.key().name(), in.get(NAME), Instant.ofEpochMilli(in.get(CREATED_AT)));
    }
}
