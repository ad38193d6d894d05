package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.junit.CapacityBudget;
import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.ForbidScan;
import dev.extenddb.junit.RequestBudget;
import dev.extenddb.junit.Table;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;

@DynamoDbTest
@Table(bean = Session.class)
@ForbidScan
class BudgetTest {

    @Test
    @RequestBudget(max = 2)
    @CapacityBudget(read = 1, write = 1)
    void oneWriteAndOneReadWillDo(DynamoDbTable<Session> sessions) {
        sessions.putItem(new Session("ada", 1));
        assertThat(sessions.getItem(Key.builder().partitionValue("ada").build()))
                .isNotNull();
    }
}
