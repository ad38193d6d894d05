package dev.extenddb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.extenddb.operation.Caller;
import dev.extenddb.operation.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the core's packages, and what no class of the core does. */
class ArchitectureTest {

    private static final String ROOT = "dev.extenddb";

    /** Which packages of the core a package may use. A new package gets a line here; a line is widened only on purpose. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("cache", Set.of()),
            Map.entry("error", Set.of()),
            Map.entry("item", Set.of("error")),
            Map.entry("storage", Set.of("item")),
            Map.entry("memory", Set.of("item", "storage")),
            Map.entry("sigv4", Set.of("cache", "error", "item")),
            Map.entry("policy", Set.of("cache", "error", "item")),
            Map.entry("settings", Set.of("item", "storage")),
            Map.entry("audit", Set.of("item", "storage")),
            Map.entry("iam", Set.of("cache", "error", "item", "policy", "sigv4", "storage", "wire")),
            Map.entry(
                    "query",
                    Set.of("audit", "error", "iam", "item", "operation", "policy", "protocol", "sigv4", "storage")),
            Map.entry("sts", Set.of("iam", "policy", "query")),
            Map.entry("iamapi", Set.of("iam", "policy", "query")),
            Map.entry("wire", Set.of("error", "item")),
            Map.entry("expression", Set.of("cache", "error", "item")),
            Map.entry("legacy", Set.of("error", "expression", "item", "wire")),
            Map.entry("partiql", Set.of("error", "expression", "item")),
            Map.entry("capacity", Set.of("wire")),
            Map.entry("table", Set.of("error", "item", "policy", "storage", "wire")),
            Map.entry("throttle", Set.of("error", "item", "storage", "table", "wire")),
            Map.entry("stream", Set.of("item", "storage", "table", "wire")),
            Map.entry(
                    "dataplane", Set.of("capacity", "error", "item", "storage", "stream", "table", "throttle", "wire")),
            Map.entry("backup", Set.of("dataplane", "item", "storage", "stream", "table")),
            Map.entry(
                    "operation",
                    Set.of(
                            "backup",
                            "capacity",
                            "dataplane",
                            "error",
                            "expression",
                            "item",
                            "legacy",
                            "partiql",
                            "policy",
                            "storage",
                            "stream",
                            "table",
                            "throttle",
                            "wire")),
            Map.entry("verify", Set.of("dataplane", "item", "storage", "stream", "table")),
            Map.entry("protocol", Set.of("error", "iam", "item", "operation", "policy", "sigv4", "storage", "wire")));

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    List<DynamicTest> packagesUseOnlyWhatTheyMay() {
        return MAY_USE.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(entry.getKey(), () -> assertUsesOnly(entry.getKey(), entry.getValue())))
                .toList();
    }

    private static void assertUsesOnly(String name, Set<String> others) {
        var allowed = new ArrayList<String>(
                List.of("java..", "javax.crypto..", "com.fasterxml.jackson.core..", qualified(name)));
        others.forEach(other -> allowed.add(qualified(other)));
        classes()
                .that()
                .resideInAPackage(qualified(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(CORE);
    }

    @Test
    void everyPackageHasItsLine() {
        Set<String> packages = CORE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages).containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void nothingInsideUsesTheFacade() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CORE);
    }

    @Test
    void coreNeedsNoDatabaseServerOrJsonTree() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "java.net.http..", "com.fasterxml.jackson.databind..", "java.lang.reflect..")
                .check(CORE);
    }

    @Test
    void storageIsInterfacesRecordsAndExceptions() {
        classes()
                .that()
                .resideInAPackage(qualified("storage"))
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beInterfaces()
                .orShould()
                .beRecords()
                .orShould()
                .beAssignableTo(RuntimeException.class)
                .check(CORE);
    }

    /** An operation that does not say what it accesses can be done by nobody whose rights are limited. */
    @Test
    void everyOperationSaysWhatItAccesses() {
        List<String> silent = CORE.stream()
                .filter(type -> type.isAssignableTo(Operation.class) && !type.isInterface())
                .filter(type -> type.getMethods().stream()
                        .noneMatch(method -> method.getName().equals("access")
                                && method.getRawParameterTypes().size() == 2
                                && method.getRawParameterTypes().get(0).isEquivalentTo(Caller.class)))
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void nobodyPrints() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        noClasses().should().haveSimpleNameEndingWith("Utils").check(CORE);
        noClasses().should().haveSimpleNameEndingWith("Util").check(CORE);
        noClasses().should().haveSimpleNameEndingWith("Helper").check(CORE);
        noClasses().should().haveSimpleNameEndingWith("Manager").check(CORE);
        noClasses().should().haveSimpleNameEndingWith("Impl").check(CORE);
    }

    @Test
    void noStateIsSharedByStaticFields() {
        List<String> changeable = CORE.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.FINAL))
                .map(field -> field.getFullName())
                .toList();

        assertThat(changeable).isEmpty();
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CORE);
    }

    @Test
    void onlyTheClockOfTheBuilderTellsTheTime() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(CORE);
    }

    @Test
    void nothingDependsOnTheLocaleOfTheMachine() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .check(CORE);
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<String> packages =
                CORE.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages)
                .allSatisfy(name -> assertThat(CORE.contain(name + ".package-info"))
                        .as("package-info of %s", name)
                        .isTrue());
    }

    private static String qualified(String name) {
        return ROOT + "." + name;
    }
}
