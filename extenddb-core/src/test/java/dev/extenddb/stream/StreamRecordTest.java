package dev.extenddb.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.stream.ChangeRecord.State;
import dev.extenddb.table.KeySchemaElement;
import dev.extenddb.table.KeyType;
import dev.extenddb.table.StreamSpecification.ViewType;
import dev.extenddb.table.TableAddress;
import dev.extenddb.testing.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamRecordTest {

    private static final Item ITEM = Item.of(Map.of("id", AttributeValue.of("a")));

    private static final ChangeStream STREAM = new ChangeStream(
            new TableAddress("123456789012", "eu-central-1", "Things"),
            "label",
            7,
            ViewType.KEYS_ONLY,
            List.of(new KeySchemaElement("id", KeyType.HASH)),
            Instant.EPOCH,
            Optional.empty());

    @Test
    void tellsThatTheServiceRemovedAnItem() throws IOException {
        assertThat(json(removal(true)).get("userIdentity"))
                .isEqualTo(Json.json("{'Type':'Service','PrincipalId':'dynamodb.amazonaws.com'}"));
        assertThat(json(removal(false)).containsKey("userIdentity")).isFalse();
    }

    @Test
    void survivesBeingStored() {
        ChangeRecord record = removal(true);
        assertThat(ChangeRecord.decode(record.encode())).isEqualTo(record);
        assertThat(record.eventName()).isEqualTo(EventName.REMOVE);
    }

    private static ChangeRecord removal(boolean byService) {
        var before = Optional.of(new State(ITEM, Long.MIN_VALUE));
        return new ChangeRecord(Bytes.of((byte) 1), Instant.EPOCH, before, Optional.empty(), byService);
    }

    private static Map<?, ?> json(ChangeRecord record) throws IOException {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            new StreamRecord(STREAM, 1, record).write(json);
        }
        return (Map<?, ?>) Json.parse(text.toString());
    }
}
