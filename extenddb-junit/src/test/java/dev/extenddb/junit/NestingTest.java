package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.extenddb.emulator.ClockMode;
import dev.extenddb.emulator.EmulatorClock;
import dev.extenddb.emulator.Tables;
import dev.extenddb.junit.base.ThingsBase;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.converter.SimpleArgumentConverter;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whose tables and emulators tests see that are within others, and what is not for the extension to fill in. Each case is a class that JUnit runs. */
class NestingTest {

    private static void assertSucceeds(Class<?> testClass) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .allEvents();
        assertThat(tests.failed().list()).isEmpty();
        assertThat(tests.succeeded().list()).isNotEmpty();
    }

    @Test
    void tablesOfAMethodOrANestedClassGoWithIt() {
        assertSucceeds(OneForAll.class);
        assertSucceeds(OneForTheRun.class);
    }

    @DynamoDbTest(isolation = Isolation.PER_CLASS)
    @Table(createTable = "things.json")
    static class OneForAll {

        @RepeatedTest(2)
        @Table(bean = Order.class, name = "orders")
        void hasATable(DynamoDbClient client) {
            assertThat(client.listTables().tableNames()).containsExactly("orders", "things");
            client.updateTable(update -> update.tableName("orders").deletionProtectionEnabled(true));
        }

        @Test
        void hasNone(DynamoDbClient client) {
            assertThat(client.listTables().tableNames()).containsExactly("things");
        }

        @Nested
        @Table(bean = Order.class, name = "inner")
        class One {

            @Test
            void hasATable(DynamoDbClient client) {
                assertThat(client.listTables().tableNames()).containsExactly("inner", "things");
            }
        }

        @Nested
        @Table(bean = Order.class, name = "inner")
        class Other {

            @RepeatedTest(2)
            void hasATable(DynamoDbClient client) {
                assertThat(client.listTables().tableNames()).containsExactly("inner", "things");
            }
        }

        @Nested
        @DynamoDbTest(isolation = Isolation.PER_CLASS, clock = ClockMode.FROZEN)
        class WithSettings {

            @Test
            void hasItsOwn(EmulatorClock clock) {
                assertThat(clock.mode()).isEqualTo(ClockMode.FROZEN);
            }
        }
    }

    @DynamoDbTest(isolation = Isolation.SHARED, region = "eu-north-1")
    static class OneForTheRun {

        @RepeatedTest(2)
        @Table(createTable = "things.json")
        void hasATable(DynamoDbClient client) {
            assertThat(client.listTables().tableNames()).containsExactly("things");
        }
    }

    @Test
    void testsSeeWhatAnOuterInstanceSeesThatLastsLonger() {
        assertSucceeds(OneInstance.class);
    }

    @DynamoDbTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {

        private DynamoDbClient outer;

        @BeforeAll
        void create() {
            Tables.create(outer, "things");
        }

        @Nested
        class Inner {

            @Test
            void seesIt(DynamoDbClient client) {
                assertThat(client.listTables().tableNames()).containsExactly("things");
            }
        }
    }

    @Test
    void filesAreFoundBesideTheClassThatIsExtended() {
        assertSucceeds(Inheriting.class);
    }

    static class Inheriting extends ThingsBase {

        @Test
        void hasTheTable() {
            assertThat(tableNames()).containsExactly("things");
        }
    }

    @Test
    void argumentsOfParameterisedTestsAreLeftAlone() {
        assertSucceeds(Arguments.class);
    }

    @DynamoDbTest
    static class Arguments {

        @ParameterizedTest
        @ValueSource(strings = "http://example.com")
        void isAnArgument(URI argument, DynamoDbClient client) {
            assertThat(argument).hasHost("example.com");
            assertThat(client.listTables().tableNames()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = 1)
        void isNone(int argument, URI endpoint) {
            assertThat(endpoint).hasHost("127.0.0.1");
        }

        @ParameterizedTest
        @CsvSource("1, http://example.com")
        void isMarkedAsOne(int number, @ConvertWith(ToUri.class) URI argument) {
            assertThat(argument).hasHost("example.com");
        }
    }

    static class ToUri extends SimpleArgumentConverter {

        @Override
        protected Object convert(Object source, Class<?> targetType) {
            return URI.create(source.toString());
        }
    }
}
