package dev.extenddb.assertion;

import static dev.extenddb.assertion.EmulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.fixture.SeedFixture;
import dev.extenddb.fixture.SeedFormat;
import dev.extenddb.fixture.TableFixture;
import dev.extenddb.fixture.TableText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorAssertionsTest {

    private static final String TABLE =
            "{\"TableName\": \"Orders\", \"KeySchema\": [{\"AttributeName\": \"id\", \"KeyType\": \"HASH\"}],"
                    + " \"AttributeDefinitions\": [{\"AttributeName\": \"id\", \"AttributeType\": \"S\"}]}";

    private static final String ITEMS =
            "[{\"id\": {\"S\": \"b\"}, \"cups\": {\"N\": \"3.0\"}, \"tags\": {\"SS\": [\"y\", \"x\"]}, \"ns\": {\"NS\": [\"1\"]},"
                    + " \"l\": {\"L\": [{\"BOOL\": true}, {\"NULL\": true}]}, \"m\": {\"M\": {\"SS\": {\"S\": \"v\"}}}, \"bin\": {\"B\": \"AQ==\"}},"
                    + " {\"id\": {\"S\": \"a\"}}]";

    private final Emulator emulator = Emulator.inMemory().start();

    @BeforeEach
    void prepare() {
        TableFixture.ofCreateTable(TABLE).createIn(emulator);
        SeedFixture.of(ITEMS, SeedFormat.AUTO).putInto(emulator, "Orders");
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void hold() {
        assertThat(emulator)
                .hasTables("Orders")
                .hasNoScans()
                .hasRequests("GetItem", 0)
                .hasNoFindings();
        assertThat(emulator)
                .table("Orders")
                .hasSize(2)
                .hasItem(Map.of("id", "b", "cups", 3, "tags", Set.of("x", "y")))
                .hasItem(Map.of(
                        "ns", Set.of(BigDecimal.ONE), "l", List.of(true, Optional.empty()), "m", Map.of("SS", "v")))
                .hasItem(Map.of("bin", new byte[] {1}))
                .hasNoItem(Map.of("id", "a", "cups", 3));
    }

    @Test
    void failWithWhatThereIs() {
        var table = assertThat(emulator).table("Orders");
        assertThatThrownBy(() -> table.hasItem(Map.of("id", "b", "cups", 4)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected an item of Orders with")
                .hasMessageContaining("{\"id\":{\"S\":\"a\"}}");
        assertThatThrownBy(() -> table.hasNoItem(Map.of("id", "a"))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(table::isEmpty).hasMessageContaining("there are 2");
        assertThatThrownBy(() -> assertThat(emulator).table("None")).hasMessageContaining("[Orders]");
        assertThatThrownBy(() -> assertThat(emulator).hasRequests("Scan", 1)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aGoldenFileIsWrittenOnceAndThenCompared(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("golden/orders.jsonl");
        var table = assertThat(emulator).table("Orders");

        assertThatThrownBy(() -> table.matches(file)).hasMessageContaining("it has been written");
        table.matches(file);

        assertThat(Files.readString(file)).isEqualTo("""
                {"bin":{"B":"AQ=="},"cups":{"N":"3"},"id":{"S":"b"},"l":{"L":[{"BOOL":true},{"NULL":true}]},"m":{"M":{"SS":{"S":"v"}}},"ns":{"NS":["1"]},"tags":{"SS":["x","y"]}}
                {"id":{"S":"a"}}
                """);
        SeedFixture.of("{\"id\": \"c\"}", SeedFormat.JSON).putInto(emulator, "Orders");
        assertThatThrownBy(() -> table.matches(file)).hasMessageContaining("differs from");
    }

    @Test
    void aGoldenFileIsASeed() {
        String text = TableText.of(emulator, "Orders");
        try (Emulator other = Emulator.inMemory().start()) {
            TableFixture.ofCreateTable(TABLE).createIn(other);
            SeedFixture.of(text, SeedFormat.JSON_LINES).putInto(other, "Orders");
            assertThat(TableText.of(other, "Orders")).isEqualTo(text);
        }
    }
}
