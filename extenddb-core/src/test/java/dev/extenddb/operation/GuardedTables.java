package dev.extenddb.operation;

import static dev.extenddb.testing.SignedWire.ACCOUNT;

import dev.extenddb.testing.SignedWire;
import dev.extenddb.testing.Wire;
import java.util.List;

/** Tables that users get at who are let in by policies. */
final class GuardedTables {

    private static final String STREAM =
            "arn:aws:dynamodb:eu-west-1:123456789012:table/Tab/stream/2030-01-01T00:00:00.000";

    /** A policy in a string in JSON. */
    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                    .concat("\"123456789012\"},\"Action\":\"dynamodb:GetItem\",\"Resource\":\"*\"}}")
                    .replace("\"", "\\\"");

    private GuardedTables() {}

    /** Two tables with an index and a tag: Tab and Other. */
    static SignedWire create() {
        var wire = new SignedWire();
        for (String table : List.of("Tab", "Other")) {
            wire.setUp(
                    "CreateTable",
                    "{'TableName':'" + table + "','BillingMode':'PAY_PER_REQUEST',"
                            + "'Tags':[{'Key':'Team','Value':'red'}],"
                            + Wire.definitions("id:S", "n:N", "g:S") + "," + Wire.schema("id", "n")
                            + ",'GlobalSecondaryIndexes':[{'IndexName':'byG'," + Wire.schema("g")
                            + ",'Projection':{'ProjectionType':'ALL'}}]}");
        }
        return wire;
    }

    /** The table is Tab unless the request says another one; K is a key, and I an item. */
    static String request(String json) {
        String table =
                json.contains("TableName") || !json.contains("@") ? json : json.replace("@", "'TableName':'Tab'");
        return table.replace(":K", ":{'id':{'S':'a'},'n':{'N':'1'}}")
                .replace(":I", ":{'id':{'S':'a'},'n':{'N':'1'},'x':{'S':'y'}}")
                .replace("STREAM", STREAM)
                .replace("POLICY", POLICY)
                .replace("ARN", "arn:aws:dynamodb:eu-west-1:" + ACCOUNT + ":table/Tab");
    }
}
