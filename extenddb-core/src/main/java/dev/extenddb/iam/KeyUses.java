package dev.extenddb.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes when access keys are used: in memory with each request, in the catalog when {@link #flush} is called, which nobody's request waits
 * for. Thread-safe.
 */
public final class KeyUses {

    /** A use so soon after another one is not noted. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final Records<KeyUse> records;
    private final Records<KeyOwner> owners;
    private final Map<String, KeyUse> noted = new ConcurrentHashMap<>();
    private final Map<String, KeyUse> unsaved = new ConcurrentHashMap<>();

    KeyUses(DirectoryRecords records) {
        this.records = records.keyUses();
        this.owners = records.keyOwners();
    }

    /** Notes that a key is used for a service in a region. Of temporary ones nobody asks it. */
    public void note(String keyId, Instant at, String service, String region) {
        if (Names.isTemporaryKeyId(keyId)) {
            return;
        }
        KeyUse last = noted.get(keyId);
        if (last == null || last.at().plus(GRAIN).isBefore(at)) {
            var use = new KeyUse(at, service, region);
            noted.put(keyId, use);
            unsaved.put(keyId, use);
        }
    }

    /** When a key was last used, as far as this process and the catalog know. */
    public Optional<KeyUse> find(String keyId) {
        return Optional.ofNullable(unsaved.get(keyId)).or(() -> records.find("", keyId));
    }

    /** Saves what was noted since the last time, but of keys that are gone. */
    public void flush() {
        unsaved.forEach((keyId, use) -> {
            boolean saved = owners.find("", keyId).isEmpty()
                    || records.update("", keyId, known -> known.at().isBefore(use.at()) ? use : known)
                            .isPresent()
                    || records.create("", keyId, use);
            if (saved) {
                unsaved.remove(keyId, use);
            }
        });
    }

    /** Forgets what is in memory of a key that is gone. */
    void forget(String keyId) {
        noted.remove(keyId);
        unsaved.remove(keyId);
    }
}
