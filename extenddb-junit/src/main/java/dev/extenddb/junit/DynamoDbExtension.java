package dev.extenddb.junit;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.EmulatorPrincipal;
import dev.extenddb.emulator.FaultRule;
import dev.extenddb.emulator.Profile;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Does what {@link DynamoDbTest} promises. To be registered in a program's way, with {@code @RegisterExtension}, it is made by {@link #builder};
 * a static field is to be preferred, because an instance field's extension comes too late for static members. Thread-safe: tests may run in parallel, unless
 * they share what {@link #emulator} returns.
 */
public final class DynamoDbExtension
        implements BeforeAllCallback,
                TestInstancePostProcessor,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                InvocationInterceptor,
                ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(DynamoDbExtension.class, "running");

    private final Optional<Programmed> programmed;

    DynamoDbExtension() {
        this.programmed = Optional.empty();
    }

    DynamoDbExtension(Programmed programmed) {
        this.programmed = Optional.of(programmed);
    }

    /** An extension for {@code @RegisterExtension}. */
    public static DynamoDbExtensionBuilder builder() {
        return new DynamoDbExtensionBuilder();
    }

    /**
     * The emulator of all tests that this extension is registered for, started at once. From then on there is no other: with {@link
     * Isolation#PER_METHOD} it is emptied before each test. It is closed when the process ends, as the applications are that frameworks keep for later tests.
     *
     * @throws IllegalStateException if the extension was not made by {@link #builder}
     */
    public Emulator emulator() {
        return programmed
                .orElseThrow(() ->
                        new IllegalStateException("Only an extension made by its builder has an emulator of its own"))
                .start()
                .emulator();
    }

    /**
     * Registers the properties by which applications find the emulator, for Spring's {@code @DynamicPropertySource}: {@code
     * dynamo.properties(registry::add)}. They are those of the AWS SDK ({@code aws.endpointUrlDynamodb}, {@code aws.region}, {@code
     * aws.accessKeyId}, {@code aws.secretAccessKey}) and of Spring Cloud AWS. The emulator is {@link #emulator}.
     *
     * @param registry takes names, and suppliers of values, which start the emulator when they are asked
     */
    public void properties(BiConsumer<String, Supplier<Object>> registry) {
        Supplier<Object> endpoint = () -> emulator().endpoint().toString();
        Supplier<Object> region = () -> emulator().region();
        Supplier<Object> key = () -> emulator().account();
        Supplier<Object> secret = () -> "any secret";
        registry.accept("aws.endpointUrlDynamodb", endpoint);
        registry.accept("aws.region", region);
        registry.accept("aws.accessKeyId", key);
        registry.accept("aws.secretAccessKey", secret);
        registry.accept("spring.cloud.aws.dynamodb.endpoint", endpoint);
        registry.accept("spring.cloud.aws.region.static", region);
        registry.accept("spring.cloud.aws.credentials.access-key", key);
        registry.accept("spring.cloud.aws.credentials.secret-key", secret);
    }

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
        if (Emulators.livesAsLongAsItsClass(context)) {
            inject(instance.getClass(), instance, context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        programmed.flatMap(Programmed::own).ifPresent(own -> beginAnew(own, context));
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            inject(instance.getClass(), instance, context);
        }
    }

    private void beginAnew(OpenEmulator own, ExtensionContext context) {
        if (setup(context).isolation() == Isolation.PER_METHOD) {
            own.reset();
        }
        OpenEmulator unused = open(context);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        List<FaultRule> faults = new ArrayList<>(Annotations.faults(context));
        programmed.ifPresent(program -> faults.addAll(0, program.faults()));
        boolean used = ifOpen(context).isPresent() || hasInjectedParameters(context.getRequiredTestMethod());
        if (used || !faults.isEmpty()) {
            var running = new RunningTest(open(context).emulator(), faults);
            context.getStore(NAMESPACE).put(context.getUniqueId(), running);
        }
    }

    private static boolean hasInjectedParameters(Method method) {
        for (Class<?> type : method.getParameterTypes()) {
            if (Injectable.of(type).isPresent()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Optional<RunningTest> running = running(context);
        if (running.isPresent()) {
            try {
                Budgets.of(context)
                        .ifPresent(budgets -> budgets.check(running.get().requests()));
            } finally {
                running.get().close();
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (setup(context).settings().profile() == Profile.STRICT) {
            ifOpen(context)
                    .ifPresent(open -> open.emulator()
                            .requests()
                            .findings()
                            .forEach(finding -> context.publishReportEntry("dynamodb", finding)));
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        running(context).ifPresent(running -> failure.addSuppressed(running.diagnostics()));
        throw failure;
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext invocationContext, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable failure) {
            context.getParent()
                    .flatMap(DynamoDbExtension::running)
                    .ifPresent(running -> failure.addSuppressed(running.diagnostics()));
            throw failure;
        }
    }

    private static Optional<RunningTest> running(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(context.getUniqueId(), RunningTest.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injectable.of(parameter.getParameter().getType()).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean inConstructor = parameter.getDeclaringExecutable() instanceof Constructor;
        boolean early = context.getTestMethod().isEmpty();
        if (inConstructor && early && Emulators.isOfOneMethod(context, setup(context))) {
            throw new ParameterResolutionException(
                    "Before JUnit 5.12 a constructor cannot be given what belongs to one test method."
                            + " Use a field, or a parameter of the test method.");
        }
        var wanted = wanted(parameter.getParameter(), parameter.getParameter().getParameterizedType(), context);
        return Injectable.of(parameter.getParameter().getType()).orElseThrow().from(open(context), wanted);
    }

    private void inject(Class<?> type, Object instance, ExtensionContext context) {
        List<Field> fields = ReflectionSupport.findFields(
                type,
                field -> ModifierSupport.isStatic(field) == (instance == null)
                        && Injectable.of(field.getType()).isPresent(),
                HierarchyTraversalMode.TOP_DOWN);
        for (Field field : fields) {
            fill(field, instance, context);
        }
    }

    private void fill(Field field, Object instance, ExtensionContext context) {
        try {
            field.setAccessible(true);
            if (field.get(instance) == null) {
                var wanted = wanted(field, field.getGenericType(), context);
                field.set(instance, Injectable.of(field.getType()).orElseThrow().from(open(context), wanted));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new ExtensionConfigurationException("Cannot inject field " + field, e);
        }
    }

    private Injectable.Wanted wanted(AnnotatedElement target, Type type, ExtensionContext context) {
        Optional<EmulatorPrincipal> principal =
                Principals.of(target, context).or(() -> programmed.flatMap(Programmed::principal));
        return new Injectable.Wanted(type, bean -> Annotations.tableOf(bean, context), principal);
    }

    private Setup setup(ExtensionContext context) {
        return programmed
                .map(Programmed::setup)
                .or(() -> Annotations.setup(context))
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "Use @DynamoDbTest in place of @ExtendWith(DynamoDbExtension.class)"));
    }

    private Optional<OpenEmulator> ifOpen(ExtensionContext context) {
        return programmed.flatMap(Programmed::own).or(() -> Emulators.ifOpen(context, setup(context)));
    }

    /** The emulator of a context, with what its tests begin with. */
    private OpenEmulator open(ExtensionContext context) {
        Setup setup = setup(context);
        OpenEmulator open = programmed.flatMap(Programmed::own).orElseGet(() -> Emulators.of(context, setup));
        boolean shared = setup.isolation() == Isolation.SHARED;
        programmed.ifPresent(program ->
                open.prepareOnce(program, () -> program.given().prepare(open.emulator(), !shared)));
        for (Class<?> type : Annotations.classes(context)) {
            open.prepareOnce(type, () -> Annotations.given(context, type, type).prepare(open.emulator(), !shared));
        }
        context.getTestMethod().ifPresent(method -> prepare(open, method, context));
        return open;
    }

    private static void prepare(OpenEmulator open, Method method, ExtensionContext context) {
        open.prepareOnce(
                context.getUniqueId(),
                () -> Annotations.given(context, method, context.getRequiredTestClass())
                        .prepare(open.emulator(), true));
    }
}
