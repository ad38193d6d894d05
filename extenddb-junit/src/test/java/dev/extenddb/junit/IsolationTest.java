package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Who shares data with whom. Each case is a class that would fail if it saw the data of others. */
class IsolationTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                ParallelMethods.class,
                Shared.class,
                StaticMembers.class,
                Composed.class,
                Child.class,
                ConstructorParameter.class
            })
    void holds(Class<?> testClass) {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                .execute()
                .testEvents()
                .assertStatistics(events -> events.failed(0).aborted(0).skipped(0))
                .succeeded()
                .assertThatEvents()
                .isNotEmpty();
    }

    @DynamoDbTest
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelMethods {

        private DynamoDbClient field;

        @RepeatedTest(50)
        void makesATable(DynamoDbClient client) {
            assertThat(client.listTables().tableNames()).isEmpty();
            Tables.create(client, "T");
            assertThat(field.listTables().tableNames()).containsExactly("T");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b", "c"})
        void makesAnotherTable(String name, DynamoDbClient client) {
            Tables.create(client, name);
            assertThat(field.listTables().tableNames()).containsExactly(name);
        }
    }

    @DynamoDbTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class Shared {

        private DynamoDbClient field;

        @BeforeAll
        void create() {
            Tables.create(field, "T");
        }

        @RepeatedTest(2)
        void isSeen(DynamoDbClient client) {
            assertThat(client.listTables().tableNames()).containsExactly("T");
        }
    }

    @DynamoDbTest
    static class StaticMembers {

        private static DynamoDbClient ofTheClass;

        @BeforeAll
        static void create(DynamoDbClient parameter, URI endpoint) {
            assertThat(endpoint).isNotNull();
            Tables.create(parameter, "T");
        }

        @RepeatedTest(2)
        void areOfTheClass(DynamoDbClient ofTheMethod) {
            assertThat(ofTheClass.listTables().tableNames()).containsExactly("T");
            assertThat(ofTheMethod.listTables().tableNames()).isEmpty();
        }
    }

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @DynamoDbTest
    @interface OurTest {}

    @OurTest
    static class Composed {

        @Test
        void isInjected(DynamoDbClient client) {
            assertThat(client.listTables().tableNames()).isEmpty();
        }
    }

    @DynamoDbTest
    abstract static class Parent {

        private DynamoDbClient client;

        DynamoDbClient inherited() {
            return client;
        }
    }

    static class Child extends Parent {

        @Test
        void isInjected() {
            assertThat(inherited().listTables().tableNames()).isEmpty();
        }
    }

    @DynamoDbTest
    static class ConstructorParameter {

        private final DynamoDbClient client;

        ConstructorParameter(DynamoDbClient client) {
            this.client = client;
        }

        @RepeatedTest(2)
        void isOfTheMethod(DynamoDbClient parameter) {
            Tables.create(client, "T");
            assertThat(parameter.listTables().tableNames()).containsExactly("T");
        }
    }
}
