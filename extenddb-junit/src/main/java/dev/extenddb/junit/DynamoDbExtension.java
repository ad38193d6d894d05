package dev.extenddb.junit;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.EmulatorPrincipal;
import dev.extenddb.emulator.FaultRule;
import dev.extenddb.emulator.FiredFault;
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
import java.util.stream.Stream;
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
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
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
                LifecycleMethodExecutionExceptionHandler,
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
        Optional<Emulator> emulator = ifOpen(context).map(OpenEmulator::emulator);
        var beginning = new Beginning(
                emulator.map(open -> open.requests().count()).orElse(0L),
                emulator.map(open -> open.firedFaults().size()).orElse(0));
        context.getStore(NAMESPACE).put(Beginning.class, beginning);
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
            var running = new RunningTest(open(context).emulator(), faults, Annotations.tablesOfFaults(context));
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
                Budgets programmedBudgets = programmed.map(Programmed::budgets).orElse(Budgets.NONE);
                Budgets budgets = Budgets.of(context, programmedBudgets);
                if (!budgets.equals(Budgets.NONE)) {
                    budgets.check(running.get().requests());
                }
                running.get().checkFaults();
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
                            .findingsSince(beginning(context).requests())
                            .forEach(finding -> context.publishReportEntry("dynamodb", finding)));
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        running(context).ifPresent(running -> failure.addSuppressed(running.diagnostics()));
        throw failure;
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        addDiagnostics(failure, context);
        throw failure;
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        addDiagnostics(failure, context);
        throw failure;
    }

    private void addDiagnostics(Throwable failure, ExtensionContext context) {
        ifOpen(context)
                .map(open -> beginning(context).diagnostics(open.emulator()))
                .ifPresent(failure::addSuppressed);
    }

    private static Beginning beginning(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrDefault(Beginning.class, Beginning.class, Beginning.OF_ALL);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext invocationContext, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable failure) {
            running(context).ifPresent(running -> failure.addSuppressed(running.diagnostics()));
            throw failure;
        }
    }

    /** The test that a context is in: dynamic tests have contexts of their own, within those of their containers. */
    private static Optional<RunningTest> running(ExtensionContext context) {
        Optional<RunningTest> running =
                Optional.ofNullable(context.getStore(NAMESPACE).get(context.getUniqueId(), RunningTest.class));
        return running.isPresent() ? running : context.getParent().flatMap(DynamoDbExtension::running);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injectable.of(parameter.getParameter().getType()).isPresent() && !OthersTargets.has(parameter);
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
                        && Injectable.of(field.getType()).isPresent()
                        && !OthersTargets.has(field),
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
            throw new ExtensionConfigurationException("Cannot inject field " + field + ": " + e.getMessage(), e);
        }
    }

    private Injectable.Wanted wanted(AnnotatedElement target, Type type, ExtensionContext context) {
        Optional<EmulatorPrincipal> principal =
                Principals.of(target, context).or(() -> programmed.flatMap(Programmed::principal));
        return new Injectable.Wanted(type, bean -> tablesOf(bean, context), principal);
    }

    private List<String> tablesOf(Class<?> bean, ExtensionContext context) {
        List<String> annotated = Annotations.tablesOf(bean, context);
        return annotated.isEmpty()
                ? programmed.map(program -> program.tablesOf(bean)).orElse(List.of())
                : annotated;
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
            open.prepareOnce(type, () -> {
                Given given = Annotations.given(context, type, type);
                given.prepare(open.emulator(), !shared);
                if (!shared) {
                    contextOf(type, context).ifPresent(ofType -> removeLater(given, type, open, ofType));
                }
            });
        }
        context.getTestMethod().ifPresent(method -> prepare(open, method, context));
        return open;
    }

    private void prepare(OpenEmulator open, Method method, ExtensionContext context) {
        String key = context.getUniqueId();
        open.prepareOnce(key, () -> {
            Given given = Annotations.given(context, method, context.getRequiredTestClass());
            given.prepare(open.emulator(), true);
            removeLater(given, key, open, context);
        });
    }

    /** Has the tables of a method or a nested class removed when it ends, if the emulator does not end with it. */
    private void removeLater(Given given, Object key, OpenEmulator open, ExtensionContext context) {
        if (!given.tables().isEmpty() && Emulators.outlives(context, setup(context))) {
            context.getStore(NAMESPACE).put(List.of(key, "tables"), new TablesForAWhile(open, key, given.tables()));
        }
    }

    /** The innermost context of a class around a test; a class that has tests only in static classes has none. */
    private static Optional<ExtensionContext> contextOf(Class<?> type, ExtensionContext context) {
        return Stream.iterate(Optional.of(context), Optional::isPresent, of -> of.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream)
                .filter(of -> of.getTestMethod().isEmpty() && of.getTestClass().equals(Optional.of(type)))
                .findFirst();
    }

    /** What had happened when a test began, its {@code @BeforeEach} included. */
    private record Beginning(long requests, int faults) {

        static final Beginning OF_ALL = new Beginning(0, 0);

        Diagnostics diagnostics(Emulator emulator) {
            List<FiredFault> fired = emulator.firedFaults();
            return new Diagnostics(
                    emulator.requests().since(requests), fired.subList(Math.min(faults, fired.size()), fired.size()));
        }
    }
}
