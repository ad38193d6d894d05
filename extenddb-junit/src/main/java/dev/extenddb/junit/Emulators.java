package dev.extenddb.junit;

import dev.extenddb.emulator.EmulatorEngine;
import java.util.List;
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
        return stored(owner, key(owner, setup), context, setup);
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
        Object key = shared ? setup : key(owner, setup);
        return Optional.ofNullable(owner.getStore(NAMESPACE).get(key, OpenEmulator.class));
    }

    /** A store looks into those of outer contexts, too: the id keeps their emulators apart. A nested class may have settings of its own. */
    private static Object key(ExtensionContext owner, Setup setup) {
        return List.of(owner.getUniqueId(), setup);
    }

    private static ExtensionContext owner(ExtensionContext context, Isolation isolation) {
        ExtensionContext owner = context;
        Optional<ExtensionContext> outer = Optional.of(context);
        while (outer.flatMap(ExtensionContext::getTestClass).isPresent()) {
            if (isolation == Isolation.PER_CLASS || isOutermostOfItsInstance(outer.get(), owner)) {
                owner = outer.get();
            }
            outer = outer.get().getParent();
        }
        return owner;
    }

    /** Whether all tests of a class share its instance, and with it what is injected there, those of its nested classes too. */
    private static boolean isOutermostOfItsInstance(ExtensionContext context, ExtensionContext known) {
        return livesAsLongAsItsClass(context)
                && context.getTestMethod().isEmpty()
                && (known.getTestMethod().isPresent() || !known.getTestClass().equals(context.getTestClass()));
    }

    /** Whether an emulator belongs to one test method alone. */
    static boolean isOfOneMethod(ExtensionContext context, Setup setup) {
        return setup.isolation() == Isolation.PER_METHOD && !livesAsLongAsItsClass(context);
    }

    /** Whether an emulator goes on after a method, or after a class for others. */
    static boolean outlives(ExtensionContext context, Setup setup) {
        if (setup.isolation() == Isolation.SHARED) {
            return true;
        }
        ExtensionContext owner = owner(context, setup.isolation());
        boolean ofSameClass =
                context.getTestMethod().isEmpty() && owner.getTestClass().equals(context.getTestClass());
        return !owner.equals(context) && !ofSameClass;
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
