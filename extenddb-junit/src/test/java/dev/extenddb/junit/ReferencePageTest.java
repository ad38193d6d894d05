package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.FaultKind;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on the annotations has all of them, with all their elements. */
class ReferencePageTest {

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "reference", "junit.md"));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                DynamoDbTest.class,
                Table.class,
                Table.Projected.class,
                Seed.class,
                RunAs.class,
                Fault.class,
                ForbidScan.class,
                CapacityBudget.class,
                RequestBudget.class
            })
    void hasTheAnnotation(Class<?> annotation) throws IOException {
        assertThat(page()).contains(annotation.getSimpleName());
        for (Method element : annotation.getDeclaredMethods()) {
            assertThat(page()).containsPattern("[`(, ]" + element.getName() + "[`,)]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasTheFault(FaultKind kind) throws IOException {
        assertThat(page()).contains("`" + kind + "`");
    }

    @Test
    void hasWhatTheBuilderHas() throws IOException {
        for (Method method : DynamoDbExtensionBuilder.class.getDeclaredMethods()) {
            if (method.getReturnType().equals(DynamoDbExtensionBuilder.class)) {
                assertThat(page()).contains("`" + method.getName() + "`");
            }
        }
    }
}
