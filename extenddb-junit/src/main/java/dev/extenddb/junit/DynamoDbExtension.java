package dev.extenddb.junit;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.EmulatorEngine;
import dev.extenddb.emulator.EmulatorSettings;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Injects what {@link DynamoDbTest} promises. All state is in the store of the context that it belongs to: the engine in the root's, an
 * account in that of its test method or class. JUnit closes both when the context ends.
 */
final class DynamoDbExtension
        implements BeforeAllCallback, TestInstancePostProcessor, BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(DynamoDbExtension.class);

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        inject(context.getRequiredTestClass(), null, context);
    }

    /** An instance of a class with lifecycle {@code PER_CLASS} needs its fields before {@code @BeforeAll}. */
    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (livesAsLongAsItsClass(context)) {
            inject(instance.getClass(), instance, context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            inject(instance.getClass(), instance, context);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injectable.of(parameter.getParameter().getType()).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean inConstructor = parameter.getDeclaringExecutable() instanceof Constructor;
        if (inConstructor && context.getTestMethod().isEmpty() && !livesAsLongAsItsClass(context)) {
            throw new ParameterResolutionException(
                    "Before JUnit 5.12 a constructor cannot be given what belongs to one test method."
                            + " Use a field, or a parameter of the test method.");
        }
        return Injectable.of(parameter.getParameter().getType()).orElseThrow().from(emulator(context));
    }

    private static void inject(Class<?> type, Object instance, ExtensionContext context) {
        List<Field> fields = ReflectionSupport.findFields(
                type,
                field -> ModifierSupport.isStatic(field) == (instance == null)
                        && Injectable.of(field.getType()).isPresent(),
                HierarchyTraversalMode.TOP_DOWN);
        for (Field field : fields) {
            fill(field, instance, context);
        }
    }

    private static void fill(Field field, Object instance, ExtensionContext context) {
        try {
            field.setAccessible(true);
            if (field.get(instance) == null) {
                field.set(instance, Injectable.of(field.getType()).orElseThrow().from(emulator(context)));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new ExtensionConfigurationException("Cannot inject field " + field, e);
        }
    }

    /** The account that belongs to a context; made when first asked for. */
    private static Emulator emulator(ExtensionContext context) {
        ExtensionContext owner = context;
        if (livesAsLongAsItsClass(context)) {
            while (owner.getTestMethod().isPresent()) {
                owner = owner.getParent().orElseThrow();
            }
        }
        // A store looks into those of outer contexts, too: the id in the namespace keeps their accounts apart.
        return owner.getStore(NAMESPACE.append(owner.getUniqueId()))
                .getOrComputeIfAbsent(
                        OpenEmulator.class,
                        key -> new OpenEmulator(engine(context).newEmulator(EmulatorSettings.DEFAULTS)),
                        OpenEmulator.class)
                .emulator();
    }

    private static EmulatorEngine engine(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        OpenEngine.class, key -> new OpenEngine(EmulatorEngine.inMemory()), OpenEngine.class)
                .engine();
    }

    private static boolean livesAsLongAsItsClass(ExtensionContext context) {
        return context.getTestInstanceLifecycle()
                .filter(Lifecycle.PER_CLASS::equals)
                .isPresent();
    }
}
