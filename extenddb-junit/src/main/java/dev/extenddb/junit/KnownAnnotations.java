package dev.extenddb.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What annotations a class or a method has, those on annotations too. To find that out takes JUnit longer than a request takes, and each test asks a dozen times.
 * Thread-safe.
 */
final class KnownAnnotations {

    private final Map<AnnotatedElement, Map<Class<? extends Annotation>, List<? extends Annotation>>> known =
            new ConcurrentHashMap<>();
    private final Map<AnnotatedElement, Optional<Setup>> setups = new ConcurrentHashMap<>();

    /** What the tests of an element want of their emulator, if it says so itself. */
    Optional<Setup> setup(AnnotatedElement element) {
        return setups.computeIfAbsent(
                element, unknown -> single(element, DynamoDbTest.class).map(Setup::of));
    }

    /** The annotation of a type that may be there once. */
    <A extends Annotation> Optional<A> single(AnnotatedElement element, Class<A> type) {
        List<A> found = known(
                element,
                type,
                () -> AnnotationSupport.findAnnotation(element, type).stream().toList());
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** The annotations of a type that may be there several times, in their order. */
    <A extends Annotation> List<A> repeated(AnnotatedElement element, Class<A> type) {
        return known(element, type, () -> List.copyOf(AnnotationSupport.findRepeatableAnnotations(element, type)));
    }

    private <A extends Annotation> List<A> known(AnnotatedElement element, Class<A> type, Supplier<List<A>> search) {
        List<? extends Annotation> found = known.computeIfAbsent(element, unknown -> new ConcurrentHashMap<>())
                .computeIfAbsent(type, unknown -> isOfJUnit(element) ? List.of() : search.get());
        return found.isEmpty() ? List.of() : found.stream().map(type::cast).toList();
    }

    /** Whether all that is on a method is JUnit's own, which has nothing of ours on it. */
    private static boolean isOfJUnit(AnnotatedElement element) {
        if (!(element instanceof Method method)) {
            return false;
        }
        for (Annotation annotation : method.getDeclaredAnnotations()) {
            if (!annotation.annotationType().getName().startsWith("org.junit.jupiter.api.")) {
                return false;
            }
        }
        return true;
    }
}
