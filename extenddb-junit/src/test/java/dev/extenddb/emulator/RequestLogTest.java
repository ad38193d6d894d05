package dev.extenddb.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class RequestLogTest {

    private final Emulator emulator =
            Emulator.inMemory().profile(Profile.STRICT).start();

    @AfterEach
    void close() {
        emulator.close();
    }

    private Things things() {
        Things things = Things.create(emulator.client());
        emulator.clock().advance(Profile.STRICT.controlPlaneDelay());
        return things;
    }

    @Test
    void tellsOperationTableCapacityAndLine() {
        Things things = things();
        emulator.requests().clear();

        things.put("a", "x".repeat(1500));

        assertThat(emulator.requests().all()).singleElement().satisfies(request -> {
            assertThat(request.operation()).isEqualTo("PutItem");
            assertThat(request.tables()).containsExactly(Things.TABLE);
            assertThat(request.writeUnits()).isEqualTo(2);
            assertThat(request.readUnits()).isZero();
            assertThat(request.error()).isEmpty();
            assertThat(request.caller())
                    .hasValueSatisfying(line -> assertThat(line.getFileName()).isEqualTo("Things.java"));
            assertThat(request.duration()).isPositive();
        });
    }

    @Test
    void tellsErrors() {
        assertThatThrownBy(() -> new Things(emulator.client()).get("a")).isInstanceOf(ResourceNotFoundException.class);

        assertThat(emulator.requests().all()).singleElement().satisfies(request -> {
            assertThat(request.error()).hasValue("ResourceNotFoundException");
            assertThat(request).asString().contains("GetItem things -> ResourceNotFoundException at ");
        });
    }

    @Test
    void tellsLinesOfAsynchronousClientsAndOfTheLibrary() {
        var unused = emulator.asyncClient().listTables().join();
        List<String> names = emulator.db().tableNames(Optional.empty());

        assertThat(names).isEmpty();
        assertThat(emulator.requests().all())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.caller())
                        .hasValueSatisfying(line -> assertThat(line.getMethodName())
                                .isEqualTo("tellsLinesOfAsynchronousClientsAndOfTheLibrary")));
    }

    @Test
    void knowsTheTablesOfStatements() {
        things();
        emulator.client().executeStatement(execute -> execute.statement("SELECT * FROM things WHERE id = 'a'"));

        assertThat(emulator.requests().of("ExecuteStatement").get(0).tables()).containsExactly(Things.TABLE);
    }

    @Test
    void findsWhatDoesNotScale() {
        things();
        for (int i = 0; i < 120; i++) {
            var item = Item.of(Map.of("id", AttributeValue.of("hot"), "n", AttributeValue.of(i)));
            emulator.db().table(Things.TABLE).put(item);
        }
        for (int i = 0; i < 9; i++) {
            emulator.db().table(Things.TABLE).put(Item.of(Map.of("id", AttributeValue.of("cold-" + i))));
        }
        emulator.client()
                .scan(scan -> scan.tableName(Things.TABLE)
                        .limit(100)
                        .consistentRead(true)
                        .filterExpression("attribute_exists(n)"));
        emulator.client().scan(scan -> scan.tableName(Things.TABLE));

        assertThat(emulator.requests().findings())
                .anyMatch(finding -> finding.startsWith("Scan of things without a limit at dev.extenddb.emulator."))
                .anyMatch(finding -> finding.startsWith("Filter on things drops 9 of 10 items read"))
                .anyMatch(finding -> finding.startsWith("Hot key: one partition takes 93% of the capacity of writes"));
    }

    @Test
    void otherProfilesFindNothing() {
        try (Emulator fast = Emulator.inMemory().start()) {
            Things.create(fast.client());
            fast.client().scan(scan -> scan.tableName(Things.TABLE));
            assertThat(fast.requests().findings()).isEmpty();
        }
    }
}
