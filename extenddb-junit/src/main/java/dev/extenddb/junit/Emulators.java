package dev.extenddb.junit;

import dev.extenddb.emulator.EmulatorEngine;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Finds the emulator that belongs to a context; it is made when first asked for. All state is in the stores of contexts: engines in the root's, an
 * emulator in that of its test method or class. JUnit closes both when the context ends.
 */
final class Emulators {

    private static final Namespace NAMESPACE = Namespace.create(DynamoDbExtension.class);

    private Emulators() {}

    static OpenEmulator of(ExtensionContext context, Setup setup) {
        if (setup.isolation() == Isolation.SHARED) {
            return stored(context.getRoot(), setup, context, setup);
        }
        ExtensionContext owner = owner(context, setup.isolation());
        // A store looks into those of outer contexts, too: the id in the key keeps their emulators apart.
        return stored(owner, owner.getUniqueId(), context, setup);
    }

    private static OpenEmulator stored(ExtensionContext owner, Object key, ExtensionContext context, Setup setup) {
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        key,
                        missing -> new OpenEmulator(
                                engine(context, setup).newEmulator(setup.settings()), setup.transport()),
                        OpenEmulator.class);
    }

    /** The emulator of a context, if anybody has asked for it. */
    static Optional<OpenEmulator> ifOpen(ExtensionContext context, Setup setup) {
        boolean shared = setup.isolation() == Isolation.SHARED;
        ExtensionContext owner = shared ? context.getRoot() : owner(context, setup.isolation());
        Object key = shared ? setup : owner.getUniqueId();
        return Optional.ofNullable(owner.getStore(NAMESPACE).get(key, OpenEmulator.class));
    }

    private static ExtensionContext owner(ExtensionContext context, Isolation isolation) {
        ExtensionContext owner = context;
        if (isolation == Isolation.PER_CLASS || livesAsLongAsItsClass(context)) {
            while (owner.getTestMethod().isPresent()) {
                owner = owner.getParent().orElseThrow();
            }
        }
        while (isolation == Isolation.PER_CLASS && hasOuterClass(owner)) {
            owner = owner.getParent().orElseThrow();
        }
        return owner;
    }

    private static boolean hasOuterClass(ExtensionContext context) {
        return context.getParent().flatMap(ExtensionContext::getTestClass).isPresent();
    }

    /** Whether an emulator belongs to one test method alone. */
    static boolean isOfOneMethod(ExtensionContext context, Setup setup) {
        return setup.isolation() == Isolation.PER_METHOD && !livesAsLongAsItsClass(context);
    }

    static boolean livesAsLongAsItsClass(ExtensionContext context) {
        return context.getTestInstanceLifecycle()
                .filter(Lifecycle.PER_CLASS::equals)
                .isPresent();
    }

    private static EmulatorEngine engine(ExtensionContext context, Setup setup) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        setup.storage(),
                        storage -> new OpenEngine(
                                EmulatorEngine.opening(setup.storage().storage())),
                        OpenEngine.class)
                .engine();
    }
}
