package dev.extenddb.settings;

import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import java.util.Optional;

/** The settings of a database, which are one document of its catalog. Thread-safe. */
public final class SettingsStore {

    private static final CatalogKey KEY = new CatalogKey("", "", "settings", "engine");

    private final CatalogStore catalog;

    /** The settings in a catalog. */
    public SettingsStore(CatalogStore catalog) {
        this.catalog = catalog;
    }

    /** The values as they are now. */
    public SettingValues read() {
        return values(catalog.find(KEY));
    }

    /**
     * Sets a value; servers know of it within seconds.
     *
     * @throws IllegalArgumentException if the setting cannot have it; the message is one line that names the setting
     */
    public void set(Setting<?> setting, String text) {
        boolean done = false;
        while (!done) {
            Optional<CatalogEntry> entry = catalog.find(KEY);
            byte[] document = SettingsDocument.encode(values(entry).with(setting, text));
            done = entry.isPresent()
                    ? catalog.replace(KEY, entry.get().version(), document)
                    : catalog.create(KEY, document);
        }
    }

    private static SettingValues values(Optional<CatalogEntry> entry) {
        return entry.map(found -> SettingsDocument.decode(found.document())).orElse(SettingValues.DEFAULTS);
    }
}
