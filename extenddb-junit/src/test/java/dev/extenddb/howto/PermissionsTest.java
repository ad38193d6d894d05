package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.RunAs;
import dev.extenddb.junit.Table;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

@DynamoDbTest
@Table(bean = Session.class)
class PermissionsTest {

    @Test
    void aReaderCannotWrite(
            @RunAs(principal = "arn:aws:iam::123456789012:role/reader", policy = "session-reader.json")
                    DynamoDbTable<Session> reader,
            DynamoDbTable<Session> sessions) {
        sessions.putItem(new Session("ada", 1));

        var key = Key.builder().partitionValue("ada").build();
        assertThat(reader.getItem(key).getExpires()).isEqualTo(1);

        assertThatThrownBy(() -> reader.deleteItem(key))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("is not authorized to perform: dynamodb:DeleteItem on resource")
                .hasMessageContaining("because no identity-based policy allows the dynamodb:DeleteItem action");
    }
}
