package dev.extenddb.junit;

import dev.extenddb.emulator.EmulatorSettings;
import dev.extenddb.storage.Storage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What tests want of their emulator.
 *
 * @param storage says where tables are kept: equal values mean one engine
 */
record Setup(Isolation isolation, Transport transport, EmulatorSettings settings, Kept storage) {

    /**
     * Where tables are kept.
     *
     * @param key tells engines apart
     * @param storage opens the storage of the engine
     */
    record Kept(Object key, Supplier<? extends Storage> storage) {

        static Kept in(StorageKind kind) {
            return new Kept(kind, kind == StorageKind.MEMORY ? new UsualStorage() : new TemporaryFiles());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Kept kept && kept.key.equals(key);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }
    }

    static Setup of(DynamoDbTest annotation) {
        EmulatorSettings settings = EmulatorSettings.DEFAULTS
                .with(annotation.profile())
                .with(annotation.clock())
                .inRegion(annotation.region());
        boolean usual = annotation.storageFrom().equals(UsualStorage.class);
        return new Setup(
                annotation.isolation(),
                annotation.transport(),
                annotation.startAt().isEmpty() ? settings : settings.startingAt(instant(annotation.startAt())),
                usual ? Kept.in(annotation.storage()) : SuppliedStorage.by(annotation.storageFrom()));
    }

    private static Instant instant(String startAt) {
        try {
            return Instant.parse(startAt);
        } catch (DateTimeParseException e) {
            throw new ExtensionConfigurationException("startAt is like 2030-01-01T00:00:00Z, not " + startAt, e);
        }
    }
}
