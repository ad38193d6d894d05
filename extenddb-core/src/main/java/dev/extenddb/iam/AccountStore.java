package dev.extenddb.iam;

import dev.extenddb.storage.CatalogChange;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The accounts of a database. Thread-safe. */
public final class AccountStore {

    private static final String KIND = "account";
    private static final String NAME_KIND = "account-name";

    private static final Member<String> NAME = Member.required("Name", TextShape.ANY);
    private static final Member<Long> CREATED_AT = Member.required("CreatedAt", NumberShape.longInteger(0));
    private static final Structure<Members> DOCUMENT = Structure.of("Account", in -> in, NAME, CREATED_AT);

    private static final Member<String> ID = Member.required("Id", TextShape.ANY);
    private static final Structure<Members> CLAIM = Structure.of("AccountName", in -> in, ID);

    private final CatalogStore catalog;

    /** The accounts in a catalog. */
    public AccountStore(CatalogStore catalog) {
        this.catalog = catalog;
    }

    /**
     * Adds an account; returns whether there was none of its id.
     *
     * @throws IamException if there is one of its name
     */
    public boolean create(Account account) {
        claimName(account);
        boolean created = catalog.create(key(account.id()), Documents.encode(json -> {
            json.writeStringField(NAME.name(), account.name());
            json.writeNumberField(CREATED_AT.name(), account.createdAt().toEpochMilli());
        }));
        if (!created) {
            releaseName(account);
        }
        return created;
    }

    /** A name whose account never came to be, or went, is free. */
    private void claimName(Account account) {
        byte[] claim = Documents.encode(json -> json.writeStringField(ID.name(), account.id()));
        boolean claimed = false;
        while (!claimed) {
            Optional<CatalogEntry> other = catalog.find(nameKey(account.name()));
            if (other.isPresent() && findNamed(account.name()).isPresent()) {
                throw IamException.present("Account", account.name());
            }
            claimed = other.isPresent()
                    ? catalog.replace(nameKey(account.name()), other.get().version(), claim)
                    : catalog.create(nameKey(account.name()), claim);
        }
    }

    private void releaseName(Account account) {
        catalog.find(nameKey(account.name()))
                .filter(entry -> idIn(entry).equals(account.id()))
                .ifPresent(entry -> catalog.remove(entry.key(), entry.version()));
    }

    /** An account by its name. */
    public Optional<Account> findNamed(String name) {
        return catalog.find(nameKey(name))
                .flatMap(entry -> find(idIn(entry)))
                .filter(account -> account.name().equals(name));
    }

    /** What removes an account and its name, but nothing of what it owns: nothing if there is none. */
    List<CatalogChange> removal(String id) {
        var changes = new ArrayList<CatalogChange>();
        catalog.find(key(id)).ifPresent(entry -> {
            changes.add(CatalogChange.removal(entry));
            catalog.find(nameKey(decode(entry).name()))
                    .filter(claim -> idIn(claim).equals(id))
                    .ifPresent(claim -> changes.add(CatalogChange.removal(claim)));
        });
        return changes;
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

    private static CatalogKey nameKey(String name) {
        return new CatalogKey("", "", NAME_KIND, name);
    }

    private static String idIn(CatalogEntry claim) {
        return Documents.decode(CLAIM, claim.document()).get(ID);
    }

    private static CatalogKey key(String id) {
        return new CatalogKey("", "", KIND, id);
    }

    private static Account decode(CatalogEntry entry) {
        Members in = Documents.decode(DOCUMENT, entry.document());
        return new Account(entry.key().name(), in.get(NAME), Instant.ofEpochMilli(in.get(CREATED_AT)));
    }
}
