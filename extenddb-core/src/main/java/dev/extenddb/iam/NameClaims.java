package dev.extenddb.iam;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogChange;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The names of one kind in lower case, each kept as long as what is called so: AWS has no two whose names differ in case alone.
 * Thread-safe.
 */
final class NameClaims {

    private static final int ALL = Integer.MAX_VALUE;

    private static final Member<String> NAME = Member.required("Name", TextShape.ANY);
    private static final Structure<Members> MEMBERS = Structure.of("Name", in -> in, NAME);

    private final CatalogStore catalog;
    private final String kind;

    NameClaims(CatalogStore catalog, String claimed) {
        this.catalog = catalog;
        this.kind = claimed + "-name";
    }

    Optional<CatalogEntry> find(String account, String name) {
        return catalog.find(key(account, name));
    }

    CatalogChange creation(String account, String name) {
        return new CatalogChange.Create(key(account, name), content(name));
    }

    /** Nothing for what was made before names were claimed. */
    Optional<CatalogChange> removal(String account, String name) {
        return find(account, name)
                .filter(claim ->
                        Documents.decode(MEMBERS, claim.document()).get(NAME).equals(name))
                .map(CatalogChange::removal);
    }

    /** The claim of a name becomes that of another one, perhaps the same in another case. */
    List<CatalogChange> moving(String account, String name, String newName) {
        Optional<CatalogEntry> claim = find(account, name);
        if (claim.isPresent() && key(account, newName).equals(claim.get().key())) {
            return List.of(CatalogChange.replacement(claim.get(), content(newName)));
        }
        var changes = new ArrayList<CatalogChange>();
        removal(account, name).ifPresent(changes::add);
        changes.add(creation(account, newName));
        return changes;
    }

    List<CatalogChange> removalOfAll(String account) {
        return catalog.list(account, "", kind, "", ALL).stream()
                .map(CatalogChange::removal)
                .toList();
    }

    private static Bytes content(String name) {
        return Bytes.wrap(Documents.encode(json -> json.writeStringField(NAME.name(), name)));
    }

    private CatalogKey key(String account, String name) {
        return new CatalogKey(account, "", kind, name.toLowerCase(Locale.ROOT));
    }
}
