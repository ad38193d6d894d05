package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.Table;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;

@DynamoDbTest
@Table(bean = Session.class)
class FirstTest {

    @Test
    void keepsASession(DynamoDbTable<Session> sessions) {
        sessions.putItem(new Session("ada", 1_900_000_000));

        var key = Key.builder().partitionValue("ada").build();
        assertThat(sessions.getItem(key).getExpires()).isEqualTo(1_900_000_000);
    }
}
