package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeleteTableTest {

    private static final String THINGS = "{'TableName':'Things'}";

    private final Wire wire = new Wire();

    @Test
    void removesTheTable() {
        wire.createTable("Things", "id:S");

        assertThat(wire.ok("DeleteTable", THINGS).text("TableDescription.TableStatus"))
                .isEqualTo("DELETING");

        assertThat(wire.ok("ListTables", "{}").list("TableNames")).isEmpty();
        assertThat(wire.error("DescribeTable", THINGS))
                .isEqualTo("ResourceNotFoundException: Requested resource not found: Table: Things not found");
        assertThat(wire.error("DeleteTable", THINGS))
                .isEqualTo("ResourceNotFoundException: Requested resource not found: Table: Things not found");
    }

    @Test
    void aTableOfTheSameNameBeginsEmpty() {
        wire.createTable("Things", "id:S");
        wire.put("Things", "{'id':{'S':'a'}}");
        wire.ok("DeleteTable", THINGS);
        wire.createTable("Things", "id:S");

        assertThat(wire.get("Things", "{'id':{'S':'a'}}")).isEqualTo(Map.of());
        assertThat(wire.ok("Scan", THINGS).number("Count")).isZero();
    }

    @Test
    void aProtectedTableStays() {
        wire.createTable("Things", "id:S");
        wire.ok("UpdateTable", "{'TableName':'Things','DeletionProtectionEnabled':true}");

        assertThat(wire.error("DeleteTable", THINGS))
                .isEqualTo("ValidationException: Resource cannot be deleted as it is currently protected against "
                        + "deletion. Disable deletion protection first.");

        wire.ok("UpdateTable", "{'TableName':'Things','DeletionProtectionEnabled':false}");
        wire.ok("DeleteTable", THINGS);
    }

    @Test
    void deletingTakesItsTime() {
        try (Wire slow = new Wire(Duration.ofSeconds(5))) {
            slow.createTable("Things", "id:S");
            slow.clock().advance(Duration.ofSeconds(5));
            slow.put("Things", "{'id':{'S':'a'}}");
            slow.ok("DeleteTable", THINGS);

            assertThat(slow.ok("DescribeTable", THINGS).text("Table.TableStatus"))
                    .isEqualTo("DELETING");
            assertThat(slow.error("GetItem", "{'TableName':'Things','Key':{'id':{'S':'a'}}}"))
                    .isEqualTo("ResourceNotFoundException: Requested resource not found");
            assertThat(slow.error("DeleteTable", THINGS))
                    .isEqualTo("ResourceInUseException: Attempt to change a resource which is still in use: "
                            + "Table is being deleted: Things");

            slow.clock().advance(Duration.ofSeconds(6));
            assertThat(slow.error("DescribeTable", THINGS)).startsWith("ResourceNotFoundException");
            slow.createTable("Things", "id:S");
        }
    }
}
