package dev.extenddb.junit.base;

import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.Table;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Has a table from a file beside it, and a client. */
@DynamoDbTest
@Table(createTable = "inherited.json")
public class ThingsBase {

    private DynamoDbClient client;

    /** For classes that extend it. */
    protected ThingsBase() {}

    /** What the client sees. */
    protected List<String> tableNames() {
        return client.listTables().tableNames();
    }
}
