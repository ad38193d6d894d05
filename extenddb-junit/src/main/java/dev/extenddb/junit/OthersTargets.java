package dev.extenddb.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ParameterContext;

/** Fields and parameters of our types that others fill in: applications have clients of their own, and mocks of them. */
final class OthersTargets {

    /** Packages whose annotations say where a value comes from. */
    private static final List<String> PACKAGES = List.of(
            "org.junit.jupiter.params.",
            "org.mockito.",
            "org.springframework.",
            "io.quarkus.",
            "io.micronaut.",
            "jakarta.inject.",
            "javax.inject.");

    private static final List<String> PARAMETERISED =
            List.of("org.junit.jupiter.params.ParameterizedTest", "org.junit.jupiter.params.ParameterizedClass");

    private OthersTargets() {}

    /** Whether an annotation says that somebody else fills it in. */
    static boolean has(AnnotatedElement target) {
        return Stream.of(target.getAnnotations())
                .map(annotation -> annotation.annotationType().getName())
                .anyMatch(name -> PACKAGES.stream().anyMatch(name::startsWith));
    }

    /** Whether it is for somebody else: arguments of parameterised tests come first, so their first parameter is one. */
    static boolean has(ParameterContext parameter) {
        return has(parameter.getParameter())
                || (parameter.getIndex() == 0 && isParameterised(parameter.getDeclaringExecutable()));
    }

    private static boolean isParameterised(Executable executable) {
        return Stream.concat(annotations(executable), annotations(executable.getDeclaringClass()))
                .anyMatch(OthersTargets::isParameterised);
    }

    private static Stream<Annotation> annotations(AnnotatedElement element) {
        return Stream.of(element.getAnnotations())
                .flatMap(annotation -> Stream.concat(
                        Stream.of(annotation),
                        Stream.of(annotation.annotationType().getAnnotations())));
    }

    private static boolean isParameterised(Annotation annotation) {
        return PARAMETERISED.contains(annotation.annotationType().getName());
    }
}
