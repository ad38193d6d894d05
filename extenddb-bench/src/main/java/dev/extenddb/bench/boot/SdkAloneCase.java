package dev.extenddb.bench.boot;

import dev.extenddb.bench.server.SdkAlone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests with no DynamoDB at all: the least that JUnit and the SDK take. */
final class SdkAloneCase {

    private static DynamoDbClient client;

    @BeforeEach
    void begin() {
        if (client == null) {
            client = SdkAlone.client();
        }
    }

    @AfterAll
    static void end() {
        client.close();
    }

    /** See {@link BootGoal#FIRST_ANSWER}. */
    @RepeatedTest(ScopeTimes.TESTS)
    void listTables() {
        BootGoal.FIRST_ANSWER.reach(client);
    }

    /** See {@link BootGoal#TABLE_IN_USE}. */
    @RepeatedTest(ScopeTimes.TESTS)
    void useTable() {
        BootGoal.TABLE_IN_USE.reach(client);
    }
}
