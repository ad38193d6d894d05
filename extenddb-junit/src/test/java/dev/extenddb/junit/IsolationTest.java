package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.extenddb.emulator.Tables;
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

    @Test
    void leavesParametersOfOtherTypesToOthers() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Stranger.class))
                .execute()
                .testEvents()
                .failed()
                .assertThatEvents()
                .singleElement()
                .matches(event(finishedWithFailure(message(text -> text.contains("No ParameterResolver"))))::matches);
    }

    @DynamoDbTest
    static class Stranger {

        @Test
        void wantsWhatWeDoNotHave(Runnable parameter) {
            throw new AssertionError("called with " + parameter);
        }
    }

    @DynamoDbTest
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelMethods {

        private DynamoDbClient field;

        @RepeatedTest(50)
        void makesATable(DynamoDbClient client) {
            assertThat(client.listTables().tableNames()).isEmpty();
            Tables.create(client, "things");
            assertThat(field.listTables().tableNames()).containsExactly("things");
        }

        @ParameterizedTest
        @ValueSource(strings = {"one", "two", "three"})
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
            Tables.create(field, "things");
        }

        @RepeatedTest(2)
        void isSeen(DynamoDbClient client) {
            assertThat(client.listTables().tableNames()).containsExactly("things");
        }
    }

    @DynamoDbTest
    static class StaticMembers {

        private static DynamoDbClient ofTheClass;

        @BeforeAll
        static void create(DynamoDbClient parameter, URI endpoint) {
            assertThat(endpoint).isNotNull();
            Tables.create(parameter, "things");
        }

        @RepeatedTest(2)
        void areOfTheClass(DynamoDbClient ofTheMethod) {
            assertThat(ofTheClass.listTables().tableNames()).containsExactly("things");
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
            Tables.create(client, "things");
            assertThat(parameter.listTables().tableNames()).containsExactly("things");
        }
    }
}
