package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.Table;
import dev.extenddb.stream.EventName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;

@DynamoDbTest
@Table(bean = Session.class, stream = "NEW_AND_OLD_IMAGES")
class StreamConsumerTest {

    @Test
    void everyChangeIsInTheStream(DynamoDbTable<Session> sessions, Emulator emulator) {
        sessions.putItem(new Session("ada", 1));
        sessions.putItem(new Session("ada", 2));

        var records = emulator.streams("Session").take(10);

        assertThat(records)
                .extracting(record -> record.eventName())
                .containsExactly(EventName.INSERT, EventName.MODIFY);
        assertThat(records.get(1).newImage().orElseThrow().get("expires")).contains(AttributeValue.of(2));
    }
}
