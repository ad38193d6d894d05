package dev.extenddb.junit;

import dev.extenddb.emulator.FaultRule;
import dev.extenddb.fixture.Resources;
import dev.extenddb.fixture.SeedFixture;
import dev.extenddb.fixture.TableFixture;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Reads our annotations, those on annotations too. What is on a method goes before what is on its class, and that before the enclosing class. */
final class Annotations {

    private static final Namespace NAMESPACE = Namespace.create(Annotations.class);

    private Annotations() {}

    private static KnownAnnotations known(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(KnownAnnotations.class, type -> new KnownAnnotations(), KnownAnnotations.class);
    }

    /** The classes around a test, the outermost first. */
    static List<Class<?>> classes(ExtensionContext context) {
        Deque<Class<?>> classes = new ArrayDeque<>();
        for (Class<?> type = context.getTestClass().orElse(null); type != null; type = type.getEnclosingClass()) {
            classes.addFirst(type);
        }
        return List.copyOf(classes);
    }

    /** Where annotations of a test may be, the innermost first. */
    private static List<AnnotatedElement> elements(ExtensionContext context) {
        var elements = new ArrayList<AnnotatedElement>();
        context.getTestMethod().ifPresent(elements::add);
        for (Class<?> type = context.getTestClass().orElse(null); type != null; type = type.getEnclosingClass()) {
            elements.add(type);
        }
        return elements;
    }

    static <A extends Annotation> Optional<A> find(ExtensionContext context, Class<A> type) {
        KnownAnnotations known = known(context);
        return innermost(context, element -> known.single(element, type));
    }

    /** What a test wants of its emulator. */
    static Optional<Setup> setup(ExtensionContext context) {
        return innermost(context, known(context)::setup);
    }

    private static <T> Optional<T> innermost(ExtensionContext context, Function<AnnotatedElement, Optional<T>> search) {
        for (AnnotatedElement element : elements(context)) {
            Optional<T> found = search.apply(element);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What a class or a method has to begin with. */
    static Given given(ExtensionContext context, AnnotatedElement element, Class<?> owner) {
        KnownAnnotations known = known(context);
        List<Table> tables = known.repeated(element, Table.class);
        List<Seed> seeds = known.repeated(element, Seed.class);
        return tables.isEmpty() && seeds.isEmpty() ? Given.NOTHING : given(tables, seeds, owner);
    }

    private static Given given(List<Table> tables, List<Seed> seeds, Class<?> owner) {
        return new Given(
                tables.stream().map(table -> fixture(table, owner)).toList(),
                seeds.stream().flatMap(seed -> seeds(seed, owner)).toList());
    }

    private static Stream<Given.SeedOf> seeds(Seed seed, Class<?> owner) {
        return Arrays.stream(seed.files())
                .map(file -> new Given.SeedOf(seed.table(), SeedFixture.ofResource(owner, file, seed.format())));
    }

    private static TableFixture fixture(Table table, Class<?> owner) {
        TableFixture fixture = source(table, owner);
        fixture = table.name().isEmpty() ? fixture : fixture.named(table.name());
        fixture = switch (table.billing()) {
            case AS_IT_SAYS -> fixture;
            case PAY_PER_REQUEST -> fixture.onDemand();
            case PROVISIONED -> fixture.provisioned(table.readUnits(), table.writeUnits());
        };
        fixture = table.timeToLive().isEmpty() ? fixture : fixture.expiringBy(table.timeToLive());
        fixture = table.stream().isEmpty() ? fixture : fixture.streaming(table.stream());
        for (Table.Projected projected : table.projections()) {
            fixture = fixture.projecting(projected.index(), projected.type(), List.of(projected.attributes()));
        }
        return fixture;
    }

    private static TableFixture source(Table table, Class<?> owner) {
        boolean bean = table.bean() != void.class;
        boolean request = !table.createTable().isEmpty();
        boolean template = !table.template().isEmpty();
        if ((request && template) || !(request || template || bean)) {
            throw new IllegalArgumentException(
                    "@Table needs createTable or template, or else bean, on " + owner.getName());
        }
        if (!isOfFile(table)) {
            return TableFixture.ofBean(table.bean(), table.bean().getSimpleName());
        }
        TableFixture file = request
                ? Resources.read(owner, table.createTable(), TableFixture::ofCreateTable)
                : Resources.read(owner, table.template(), text -> TableFixture.ofTemplate(text, table.resource()));
        return bean ? file.holding(table.bean()) : file;
    }

    private static boolean isOfFile(Table table) {
        return !table.createTable().isEmpty() || !table.template().isEmpty();
    }

    private static String nameOf(Table table, Class<?> owner) {
        if (!table.name().isEmpty()) {
            return table.name();
        }
        return isOfFile(table) ? source(table, owner).name() : table.bean().getSimpleName();
    }

    /** The names of the tables that have beans of a class, as far as they are on the innermost element that has any. */
    static List<String> tablesOf(Class<?> bean, ExtensionContext context) {
        KnownAnnotations known = known(context);
        for (AnnotatedElement element : elements(context)) {
            Class<?> owner = element instanceof Class<?> type ? type : context.getRequiredTestClass();
            List<String> names = known.repeated(element, Table.class).stream()
                    .filter(table -> table.bean().equals(bean))
                    .map(table -> nameOf(table, owner))
                    .toList();
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    /** The faults of a test, those on its classes first. */
    static List<FaultRule> faults(ExtensionContext context) {
        KnownAnnotations known = known(context);
        var rules = new ArrayList<FaultRule>();
        for (AnnotatedElement element : elements(context)) {
            List<Fault> faults = known.repeated(element, Fault.class);
            if (!faults.isEmpty()) {
                rules.addAll(0, faults.stream().map(Annotations::rule).toList());
            }
        }
        return rules;
    }

    /** The tables that faults on a test's method name. */
    static List<String> tablesOfFaults(ExtensionContext context) {
        return known(context).repeated(context.getRequiredTestMethod(), Fault.class).stream()
                .map(Fault::table)
                .filter(table -> !table.isEmpty())
                .toList();
    }

    private static Duration duration(Fault fault) {
        try {
            return Duration.parse(fault.duration());
        } catch (DateTimeParseException e) {
            throw new ExtensionConfigurationException("A duration is like PT0.5S, not " + fault.duration(), e);
        }
    }

    private static FaultRule rule(Fault fault) {
        FaultRule rule = FaultRule.of(fault.kind()).lasting(duration(fault));
        rule = fault.op().isEmpty() ? rule : rule.on(fault.op());
        rule = fault.table().isEmpty() ? rule : rule.table(fault.table());
        rule = fault.index().isEmpty() ? rule : rule.index(fault.index());
        rule = fault.times() == 0 ? rule : rule.times(fault.times());
        return picking(rule, fault);
    }

    private static FaultRule picking(FaultRule rule, Fault fault) {
        long picks = Stream.of(fault.nth() != 0, fault.every() != 0, fault.probability() >= 0)
                .filter(given -> given)
                .count();
        if (picks > 1) {
            throw new IllegalArgumentException("@Fault may have one of nth, every and probability");
        }
        if (fault.nth() != 0) {
            return rule.nth(fault.nth());
        }
        if (fault.every() != 0) {
            return rule.every(fault.every());
        }
        return fault.probability() >= 0 ? rule.probability(fault.probability(), fault.seed()) : rule;
    }
}
