package dev.extenddb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What an engine does with a database beyond single reads and commits. A backend's test extends this and says how to open the storage. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class EngineContractTest {

    private final AtomicReference<Duration> indexDelay = new AtomicReference<>(Duration.ZERO);

    private Wire wire;

    /** Opens the storage under test, empty. */
    protected abstract Storage open();

    @BeforeAll
    void startEngine() {
        wire = new Wire(open(), settings -> settings.indexDelay(indexDelay::get));
    }

    @AfterAll
    void stopEngine() {
        wire.close();
    }

    @Test
    void addsAnIndexToATableAndRemovesIt() {
        wire.createTable("Indexed", "id:S");
        for (int i = 0; i < 20; i++) {
            wire.put("Indexed", "{'id':{'S':'i" + i + "'},'kind':{'S':'k" + i % 2 + "'}}");
        }
        wire.ok(
                "UpdateTable",
                "{'TableName':'Indexed'," + Wire.definitions("kind:S")
                        + ",'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'ByKind',"
                        + Wire.schema("kind:S") + ",'Projection':{'ProjectionType':'ALL'}}}]}");
        wire.awaitIndexes("Indexed");
        wire.put("Indexed", "{'id':{'S':'one more'},'kind':{'S':'k0'}}");

        assertThat(wire.ok(
                                "Query",
                                "{'TableName':'Indexed','IndexName':'ByKind','KeyConditionExpression':'kind = :k',"
                                        + "'ExpressionAttributeValues':{':k':{'S':'k0'}}}")
                        .number("Count"))
                .isEqualTo(11);

        wire.ok(
                "UpdateTable",
                "{'TableName':'Indexed','GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'ByKind'}}]}");
        wire.put("Indexed", "{'id':{'S':'another'},'kind':{'S':'k0'}}");
        assertThat(count("Indexed")).isEqualTo(22);
    }

    @Test
    void tellsAnIndexOfAWriteLater() {
        indexDelay.set(Duration.ofSeconds(1));
        wire.ok(
                "CreateTable",
                "{'TableName':'Delayed','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S", "kind:S") + ","
                        + Wire.schema("id") + ",'GlobalSecondaryIndexes':[{'IndexName':'ByKind',"
                        + Wire.schema("kind") + ",'Projection':{'ProjectionType':'ALL'}}]}");
        wire.put("Delayed", "{'id':{'S':'1'},'kind':{'S':'old'}}", "{'id':{'S':'1'},'kind':{'S':'new'}}");
        indexDelay.set(Duration.ZERO);
        String scan = "{'TableName':'Delayed','IndexName':'ByKind'}";
        assertThat(wire.ok("Scan", scan).texts("Items", "kind.S")).isEmpty();

        wire.clock().advance(Duration.ofSeconds(1));
        wire.runBackgroundJobs();
        assertThat(wire.ok("Scan", scan).texts("Items", "kind.S")).containsExactly("new");
    }

    @Test
    void deletesItemsThatHaveExpired() {
        wire.createTable("Expiring", "id:S");
        long now = wire.clock().instant().getEpochSecond();
        wire.put("Expiring", "{'id':{'S':'older'},'expires':{'N':'" + now + "'}}");
        wire.ok(
                "UpdateTimeToLive",
                "{'TableName':'Expiring','TimeToLiveSpecification':{'AttributeName':'expires','Enabled':true}}");
        wire.put(
                "Expiring",
                "{'id':{'S':'newer'},'expires':{'N':'" + now + "'}}",
                "{'id':{'S':'later'},'expires':{'N':'" + (now + 1) + "'}}");

        Wire.await("the sweep of two items", () -> {
            wire.runBackgroundJobs();
            return count("Expiring") == 1;
        });
        wire.ok("DeleteTable", "{'TableName':'Expiring'}");
        wire.runBackgroundJobs();
    }

    @Test
    void forgetsTokensThatCountNoMore() {
        wire.createTable("Tokens", "id:S");
        String transaction = "{'ClientRequestToken':'once','TransactItems':[{'Update':{'TableName':'Tokens',"
                + "'Key':{'id':{'S':'n'}},'UpdateExpression':'ADD n :one',"
                + "'ExpressionAttributeValues':{':one':{'N':'1'}}}}]}";
        wire.ok("TransactWriteItems", transaction);
        wire.ok("TransactWriteItems", transaction);
        wire.clock().advance(Duration.ofMinutes(11));
        wire.ok("TransactWriteItems", transaction);
        wire.ok("TransactWriteItems", transaction);
        wire.clock().advance(Duration.ofMinutes(11));
        wire.runBackgroundJobs();
        wire.ok("TransactWriteItems", transaction);

        assertThat(wire.get("Tokens", "{'id':{'S':'n'}}").toString()).contains("n={N=3}");
    }

    private double count(String table) {
        return wire.ok("Scan", "{'TableName':'" + table + "','Select':'COUNT'}").number("Count");
    }
}
