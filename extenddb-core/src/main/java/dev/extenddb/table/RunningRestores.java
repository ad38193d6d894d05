package dev.extenddb.table;

import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.TableRef;
import java.util.ArrayList;
import java.util.List;

/**
 * The restores that go on, of all accounts and regions. What one of them reads is kept though its table is deleted, or gives its history up:
 * who wants to remove rows asks here after nobody can begin to restore from them any more. Thread-safe.
 */
public final class RunningRestores {

    private final TableRegistry registry;

    /** Those of a database. */
    public RunningRestores(CatalogStore catalog) {
        this.registry = new TableRegistry(catalog, "restore");
    }

    /** Takes note of a restore that begins; returns false if a table of that name is being restored already. */
    public boolean add(RunningRestore restore) {
        return registry.add(restore.target(), restore.encode());
    }

    /** Forgets a restore. */
    public void remove(RunningRestore restore) {
        registry.remove(restore.target());
    }

    /** All restores. */
    public List<RunningRestore> all() {
        return decoded(registry.all());
    }

    /** One account's restores. */
    public List<RunningRestore> of(String account) {
        return decoded(registry.of(account));
    }

    private static List<RunningRestore> decoded(List<CatalogEntry> entries) {
        var restores = new ArrayList<RunningRestore>();
        for (CatalogEntry entry : entries) {
            restores.add(RunningRestore.decode(entry));
        }
        return restores;
    }

    /** Whether a restore reads certain rows. */
    public boolean read(TableRef ref) {
        return all().stream().anyMatch(restore -> restore.reads(ref));
    }
}
