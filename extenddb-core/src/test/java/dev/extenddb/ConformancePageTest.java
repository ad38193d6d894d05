package dev.extenddb;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.extenddb.operation.Operation;
import dev.extenddb.testing.Covers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The page on conformance lists what the tests of each operation say, neither more nor less; no operation is without tests. */
class ConformancePageTest {

    private static final Path PAGE = Path.of("../docs/reference/conformance.md");

    private static final String BEGINNING = """
            # Conformance

            What the tests check of each operation, through the wire's JSON, in the tests' own words. On top of these, every build compares random requests
            with DynamoDB Local's answers (see [differences](differences.md)) and sends mutated requests.

            This page is written by the test that reads the tests: `mvn -pl extenddb-core test -Dtest=ConformancePageTest -Dgolden.update=true` writes it anew.

            """;

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.extenddb");

    @Test
    void listsWhatIsTested() throws IOException {
        String page = BEGINNING + table() + "\n" + sections();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    @Test
    void everyOperationIsTested() {
        assertThat(behaviours())
                .allSatisfy(
                        (operation, tested) -> assertThat(tested).as(operation).isNotEmpty());
    }

    private static String table() {
        var rows = new StringBuilder("| operation | behaviours tested |\n|---|---|\n");
        behaviours()
                .forEach((operation, tested) -> rows.append("| [%s](#%s) | %d |%n"
                        .formatted(operation, operation.toLowerCase(Locale.ROOT), tested.size())));
        return rows.toString();
    }

    private static String sections() {
        return behaviours().entrySet().stream()
                .map(entry -> "## " + entry.getKey() + "\n\n"
                        + entry.getValue().stream()
                                .map(sentence -> "- " + sentence + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Set<String>> behaviours() {
        Map<String, Set<String>> behaviours = new TreeMap<>();
        List<String> operations = operations();
        operations.forEach(operation -> behaviours.put(operation, new TreeSet<>()));
        for (JavaClass tests : CLASSES) {
            List<String> covered = covered(tests, operations);
            tests.getMethods().stream()
                    .filter(ConformancePageTest::isTest)
                    .forEach(method -> covered.forEach(
                            operation -> behaviours.get(operation).add(words(method.getName()))));
        }
        return behaviours;
    }

    private static List<String> operations() {
        return CLASSES.stream()
                .filter(type -> type.isAssignableTo(Operation.class))
                .filter(type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getSimpleName)
                .toList();
    }

    /** Those that an annotation names, or else the longest operation's name that the class's begins with. */
    private static List<String> covered(JavaClass tests, List<String> operations) {
        if (tests.isAnnotatedWith(Covers.class)) {
            return List.of(tests.getAnnotationOfType(Covers.class).value());
        }
        return operations.stream()
                .filter(operation -> tests.getSimpleName().startsWith(operation)
                        && tests.getSimpleName().endsWith("Test"))
                .max(Comparator.comparingInt(String::length))
                .stream()
                .toList();
    }

    private static boolean isTest(JavaMethod method) {
        return method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class);
    }

    /** A name in camel case as a sentence's words. */
    private static String words(String name) {
        return Arrays.stream(name.split("(?=[A-Z])|(?<=[a-z])(?=[0-9])"))
                .flatMap(Stream::of)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
