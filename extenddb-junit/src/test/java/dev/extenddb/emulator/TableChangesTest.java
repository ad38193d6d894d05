package dev.extenddb.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** How settings of a table change by the clock, and how often they may, in the realistic profile. */
class TableChangesTest {

    private final Emulator emulator = Emulator.inMemory()
            .profile(Profile.REALISTIC)
            .clock(ClockMode.FROZEN)
            .start();
    private final DynamoDbClient client = SingleTry.client(emulator);
    private final Things things = new Things(client);

    @BeforeEach
    void createTable() {
        client.createTable(Tables.request(Things.TABLE).toBuilder()
                .billingMode("PROVISIONED")
                .provisionedThroughput(units -> units.readCapacityUnits(10L).writeCapacityUnits(10L))
                .build());
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private void settle() {
        emulator.clock().advance(Profile.REALISTIC.controlPlaneDelay());
    }

    private TableDescription table() {
        return client.describeTable(describe -> describe.tableName(Things.TABLE))
                .table();
    }

    private void provision(long units) {
        client.updateTable(update -> update.tableName(Things.TABLE)
                .provisionedThroughput(
                        throughput -> throughput.readCapacityUnits(units).writeCapacityUnits(units)));
    }

    @Test
    void aTableThatIsBeingMadeHasNoItems() {
        assertThatThrownBy(() -> things.put("a", "1")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.deleteTable(delete -> delete.tableName(Things.TABLE)))
                .isInstanceOf(ResourceInUseException.class);

        settle();

        things.put("a", "1");
    }

    @Test
    void throughputChangesAfterAWhile() {
        settle();
        provision(20);
        assertThat(table().tableStatus()).isEqualTo(TableStatus.UPDATING);
        assertThatThrownBy(() -> provision(30)).isInstanceOf(ResourceInUseException.class);

        settle();

        assertThat(table().tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(table().provisionedThroughput().writeCapacityUnits()).isEqualTo(20);
    }

    @Test
    void throughputIsLoweredFourTimesAndThenOnceAnHour() {
        for (long units = 9; units > 5; units--) {
            settle();
            provision(units);
        }
        settle();
        assertThatThrownBy(() -> provision(5)).isInstanceOf(LimitExceededException.class);

        emulator.clock().advance(Duration.ofHours(1));

        provision(5);
    }

    @Test
    void timeToLiveChangesOnceAnHour() {
        settle();
        things.expiring();
        settle();
        assertThatThrownBy(this::disableExpiry)
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("modified multiple times within a fixed interval");

        emulator.clock().advance(Duration.ofHours(1));

        disableExpiry();
    }

    private void disableExpiry() {
        client.updateTimeToLive(update -> update.tableName(Things.TABLE)
                .timeToLiveSpecification(ttl -> ttl.attributeName("expires").enabled(false)));
    }
}
