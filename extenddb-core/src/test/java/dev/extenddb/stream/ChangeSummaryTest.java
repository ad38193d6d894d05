package dev.extenddb.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.stream.ChangeRecord.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeSummaryTest {

    private static final Item ITEM = Item.of(Map.of(
            "key",
            AttributeValue.of("not the record's"),
            "x".repeat(65_000),
            new AttributeValue.L(List.of(new AttributeValue.M(Map.of("newVersion", AttributeValue.of(7)))))));

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 1_000_000_000_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE})
    void saysTheSameAsTheWholeRecord(long version) {
        var old = Optional.of(new State(ITEM, version));
        var now = Optional.of(new State(ITEM, ~version));
        for (ChangeRecord record : List.of(
                new ChangeRecord(Bytes.of((byte) 1), Instant.ofEpochMilli(1_700_000_000_123L), old, now, false),
                new ChangeRecord(Bytes.of((byte) 2), Instant.ofEpochMilli(9), Optional.empty(), now, false),
                new ChangeRecord(Bytes.of((byte) 3), Instant.ofEpochMilli(9), old, Optional.empty(), true))) {
            assertThat(ChangeSummary.decode(record.encode()))
                    .isEqualTo(new ChangeSummary(record.key(), record.createdAt(), record.replaced(), record.left()));
        }
    }
}
