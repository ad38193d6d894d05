package dev.extenddb.bench.boot;

import dev.extenddb.junit.DynamoDbTest;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A test class as applications have them: each repetition has a scope of its own. */
@DynamoDbTest
public class ScopeCase {

    /** See {@link BootGoal#FIRST_ANSWER}. */
    @RepeatedTest(ScopeTimes.TESTS)
    public void listTables(DynamoDbClient client) {
        BootGoal.FIRST_ANSWER.reach(client);
    }

    /** See {@link BootGoal#TABLE_IN_USE}. */
    @RepeatedTest(ScopeTimes.TESTS)
    public void useTable(DynamoDbClient client) {
        BootGoal.TABLE_IN_USE.reach(client);
    }
}
