package dev.extenddb.bench.boot;

import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tests of those who have their client from elsewhere than the extension. */
abstract class ClientCase {

    /** The client of the test that runs. */
    abstract DynamoDbClient client();

    /** See {@link BootGoal#FIRST_ANSWER}. */
    @RepeatedTest(ScopeTimes.TESTS)
    void listTables() {
        BootGoal.FIRST_ANSWER.reach(client());
    }

    /** See {@link BootGoal#TABLE_IN_USE}. */
    @RepeatedTest(ScopeTimes.TESTS)
    void useTable() {
        BootGoal.TABLE_IN_USE.reach(client());
    }
}
