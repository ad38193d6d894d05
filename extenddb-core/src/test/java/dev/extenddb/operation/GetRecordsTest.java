package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.testing.Answer;
import dev.extenddb.testing.StreamTap;
import dev.extenddb.testing.StreamTap.Event;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetRecordsTest {

    private static final String DELETE = "{'TableName':'Things','Key':{'id':{'S':'a'}}}";

    private final Wire wire = new Wire();

    @Test
    void tellsWhatHappened() {
        StreamTables.create(wire, "Things", "NEW_AND_OLD_IMAGES");
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}", "{'id':{'S':'a'},'v':{'N':'2'}}");
        wire.ok("DeleteItem", DELETE);

        Answer answer = first("Things");

        assertThat(answer.texts("Records", "eventName")).containsExactly("INSERT", "MODIFY", "REMOVE");
        assertThat(answer.texts("Records", "eventID"))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(answer.text("Records.1.eventVersion")).isEqualTo("1.1");
        assertThat(answer.text("Records.1.eventSource")).isEqualTo("aws:dynamodb");
        assertThat(answer.text("Records.1.awsRegion")).isEqualTo("eu-central-1");
        assertThat(answer.has("Records.1.userIdentity")).isFalse();
        assertThat(answer.at("Records.1.dynamodb"))
                .isEqualTo(json("{'ApproximateCreationDateTime':1893456000,'Keys':{'id':{'S':'a'}},"
                        + "'NewImage':{'id':{'S':'a'},'v':{'N':'2'}},'OldImage':{'id':{'S':'a'},'v':{'N':'1'}},"
                        + "'SequenceNumber':'100000000000000000002','SizeBytes':15,"
                        + "'StreamViewType':'NEW_AND_OLD_IMAGES'}"));
        assertThat(answer.has("Records.0.dynamodb.OldImage")).isFalse();
        assertThat(answer.has("Records.2.dynamodb.NewImage")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"KEYS_ONLY,false,false", "NEW_IMAGE,true,false", "OLD_IMAGE,false,true", "NEW_AND_OLD_IMAGES,true,true"
    })
    void showsWhatTheStreamIsFor(String viewType, boolean newImage, boolean oldImage) {
        StreamTables.create(wire, "Things", viewType);
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}", "{'id':{'S':'a'},'v':{'N':'2'}}");

        Answer answer = first("Things");

        assertThat(answer.has("Records.1.dynamodb.NewImage")).isEqualTo(newImage);
        assertThat(answer.has("Records.1.dynamodb.OldImage")).isEqualTo(oldImage);
        assertThat(answer.text("Records.1.dynamodb.StreamViewType")).isEqualTo(viewType);
    }

    @Test
    void whatChangesNothingLeavesNoRecord() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        wire.ok("DeleteItem", DELETE);
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'}}", "{'v':{'N':'1.0'},'id':{'S':'a'}}");
        wire.ok(
                "BatchWriteItem",
                "{'RequestItems':{'Things':[{'PutRequest':{'Item':{'id':{'S':'a'},'v':{'N':'1'}}}},"
                        + "{'DeleteRequest':{'Key':{'id':{'S':'b'}}}}]}}");

        assertThat(first("Things").texts("Records", "eventName")).containsExactly("INSERT");
    }

    @Test
    void everyWayToWriteIsRecorded() {
        StreamTables.create(wire, "Things", "NEW_AND_OLD_IMAGES");
        wire.ok(
                "BatchWriteItem",
                "{'RequestItems':{'Things':[{'PutRequest':{'Item':{'id':{'S':'a'}}}},"
                        + "{'PutRequest':{'Item':{'id':{'S':'b'}}}}]}}");
        wire.ok(
                "TransactWriteItems",
                "{'TransactItems':[{'Put':{'TableName':'Things','Item':{'id':{'S':'c'}}}},"
                        + "{'Delete':{'TableName':'Things','Key':{'id':{'S':'b'}}}},"
                        + "{'ConditionCheck':{'TableName':'Things','Key':{'id':{'S':'a'}},"
                        + "'ConditionExpression':'attribute_exists(id)'}}]}");
        wire.ok("ExecuteStatement", "{'Statement':'INSERT INTO Things VALUE {\\u0027id\\u0027:\\u0027d\\u0027}'}");
        wire.ok(
                "UpdateItem",
                "{'TableName':'Things','Key':{'id':{'S':'a'}},'UpdateExpression':'SET v = :v',"
                        + "'ExpressionAttributeValues':{':v':{'N':'1'}}}");

        List<String> events = StreamTap.of(wire, "Things").next().stream()
                .map(event -> event.name() + " " + event.keys())
                .toList();

        assertThat(events)
                .containsExactlyInAnyOrder(
                        "INSERT {id={S=a}}",
                        "INSERT {id={S=b}}",
                        "INSERT {id={S=c}}",
                        "REMOVE {id={S=b}}",
                        "INSERT {id={S=d}}",
                        "MODIFY {id={S=a}}");
    }

    @Test
    void tellsThatAnItemExpired() {
        StreamTables.create(wire, "Things", "OLD_IMAGE");
        wire.ok(
                "UpdateTimeToLive",
                "{'TableName':'Things','TimeToLiveSpecification':{'AttributeName':'until','Enabled':true}}");
        long until = wire.clock().instant().getEpochSecond() + 60;
        wire.put("Things", "{'id':{'S':'a'},'until':{'N':'" + until + "'}}");
        wire.clock().advance(Duration.ofMinutes(2));
        wire.runBackgroundJobs();

        Answer answer = first("Things");

        assertThat(answer.texts("Records", "eventName")).containsExactly("INSERT", "REMOVE");
        assertThat(answer.has("Records.0.userIdentity")).isFalse();
        assertThat(answer.at("Records.1.userIdentity"))
                .isEqualTo(json("{'Type':'Service','PrincipalId':'dynamodb.amazonaws.com'}"));
    }

    @Test
    void readsInPages() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        StreamTables.put(wire, "Things", 0, 5);
        var tap = StreamTap.of(wire, "Things");
        String iterator = tap.iterator(tap.shards().get(0), "TRIM_HORIZON");
        var keys = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            Answer page = wire.ok("GetRecords", "{'ShardIterator':'" + iterator + "','Limit':2}");
            keys.addAll(page.texts("Records", "dynamodb.Keys.id.S"));
            iterator = page.text("NextShardIterator");
        }

        assertThat(keys).containsExactly("0", "1", "2", "3", "4");
        assertThat(tap.read(iterator).list("Records")).isEmpty();
        assertThat(wire.error("GetRecords", "{'ShardIterator':'" + iterator + "','Limit':1001}"))
                .contains("at 'limit' failed to satisfy constraint");
    }

    @Test
    void aPageHasOneMegabyteAtMost() {
        StreamTables.create(wire, "Things", "NEW_IMAGE");
        for (int i = 0; i < 4; i++) {
            wire.put("Things", "{'id':{'S':'" + i + "'},'v':{'S':'" + "x".repeat(300_000) + "'}}");
        }

        assertThat(first("Things").list("Records")).hasSize(3);
        assertThat(StreamTap.of(wire, "Things").next()).hasSize(4);
    }

    @Test
    void aClosedShardHasAnEnd() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        StreamTables.put(wire, "Things", 0, 2);
        var tap = StreamTap.of(wire, "Things");
        String shard = tap.shards().get(0);
        StreamTables.disable(wire, "Things");
        StreamTables.put(wire, "Things", 2, 3);

        Answer answer = tap.read(tap.iterator(shard, "TRIM_HORIZON"));
        assertThat(answer.list("Records")).hasSize(2);
        assertThat(answer.has("NextShardIterator")).isFalse();
        Answer latest = tap.read(tap.iterator(shard, "LATEST"));
        assertThat(latest.list("Records")).isEmpty();
        assertThat(latest.has("NextShardIterator")).isFalse();
    }

    @Test
    void theStreamOfADeletedTableCanStillBeRead() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        StreamTables.put(wire, "Things", 0, 2);
        var tap = StreamTap.of(wire, "Things");
        wire.ok("DeleteTable", "{'TableName':'Things'}");
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        StreamTables.put(wire, "Things", 0, 1);

        assertThat(tap.next()).hasSize(2);
        assertThat(StreamTap.of(wire, "Things").next()).hasSize(1);
    }

    @Test
    void aPartitionStaysInOneShardAndItsChildren() {
        var many = new Wire(new MemoryStorage(), settings -> settings.streamShards(4));
        StreamTables.create(many, "Things", "KEYS_ONLY");
        var tap = StreamTap.of(many, "Things");
        StreamTables.put(many, "Things", 0, 40);
        Map<String, Integer> before = slots(tap);
        many.clock().advance(Duration.ofHours(5));
        assertThat(tap.next()).hasSize(40);
        StreamTables.put(many, "Things", 40, 80);
        for (int i = 0; i < 40; i++) {
            many.ok("DeleteItem", "{'TableName':'Things','Key':{'id':{'S':'" + i + "'}}}");
        }

        List<Event> after = tap.next();

        assertThat(before.values()).contains(0, 1, 2, 3);
        assertThat(after).hasSize(80);
        assertThat(tap.shards()).hasSize(8);
    }

    private static Map<String, Integer> slots(StreamTap tap) {
        Map<String, Integer> slots = new HashMap<>();
        List<String> shards = tap.shards();
        for (int i = 0; i < shards.size(); i++) {
            for (String id :
                    tap.read(tap.iterator(shards.get(i), "TRIM_HORIZON")).texts("Records", "dynamodb.Keys.id.S")) {
                assertThat(slots.put(id, i)).isNull();
            }
        }
        return slots;
    }

    @Test
    void iteratorsExpire() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        var tap = StreamTap.of(wire, "Things");
        String iterator = tap.iterator(tap.shards().get(0), "TRIM_HORIZON");
        wire.clock().advance(Duration.ofMinutes(15));
        assertThat(tap.read(iterator).list("Records")).isEmpty();
        wire.clock().advance(Duration.ofMillis(1));

        assertThat(wire.error("GetRecords", "{'ShardIterator':'" + iterator + "'}"))
                .startsWith("ExpiredIteratorException");
    }

    @Test
    void whatWasTrimmedMeanwhileCannotBeRead() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        StreamTables.put(wire, "Things", 0, 1200);
        var tap = StreamTap.of(wire, "Things");
        String shard = tap.shards().get(0);
        wire.clock().advance(Duration.ofHours(24).minusMinutes(1));
        String iterator = tap.iterator(shard, "TRIM_HORIZON");
        StreamTables.put(wire, "Things", 1200, 1201);
        wire.clock().advance(Duration.ofMinutes(1));

        assertThat(wire.error("GetRecords", "{'ShardIterator':'" + iterator + "'}"))
                .startsWith("TrimmedDataAccessException");
        assertThat(StreamTap.of(wire, "Things").next()).hasSize(1);
    }

    @Test
    void iteratorsCannotBeForged() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        StreamTables.create(wire, "Others", "KEYS_ONLY");
        var tap = StreamTap.of(wire, "Things");
        String iterator = tap.iterator(tap.shards().get(0), "TRIM_HORIZON");
        int code = iterator.lastIndexOf('|') + 1;
        char other = iterator.charAt(code) == 'A' ? 'B' : 'A';

        for (String forged : List.of(
                iterator.replace("/Things/", "/Others/"),
                iterator.substring(0, code) + other + iterator.substring(code + 1),
                iterator.substring(0, code),
                "x".repeat(50))) {
            assertThat(wire.error("GetRecords", "{'ShardIterator':'" + forged + "'}"))
                    .isEqualTo("ValidationException: Invalid ShardIterator");
        }
        Map<String, String> elsewhere = Wire.headers("GetRecords");
        elsewhere.put("Authorization", Wire.credentials("AKIDEXAMPLE", "us-west-2"));
        assertThat(wire.post(elsewhere, Wire.body("{'ShardIterator':'" + iterator + "'}"))
                        .error())
                .startsWith("ResourceNotFoundException");
    }

    private Answer first(String table) {
        var tap = StreamTap.of(wire, table);
        return tap.read(tap.iterator(tap.shards().get(0), "TRIM_HORIZON"));
    }
}
