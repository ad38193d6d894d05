package dev.extenddb.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.generate.RequestGenerator;
import dev.extenddb.differential.wire.Call;
import java.util.ArrayList;
import java.util.List;

/** Another account on the same server, with tables of the same names, whose items nobody else may see. */
final class Victim {

    /** The account; an emulator takes an access key of twelve digits for it. */
    static final String ACCOUNT = "999999999999";

    /** What is in all of its items. */
    static final String SECRET = "nobody-else-may-see-this";

    private Victim() {}

    /** The requests that make its tables and items. */
    static List<Call> setUp() {
        List<Call> calls = new ArrayList<>(RequestGenerator.setUp());
        RequestGenerator.setUp().forEach(creation -> calls.add(new Call("PutItem", item(creation.body()))));
        return calls;
    }

    private static ObjectNode item(ObjectNode creation) {
        ObjectNode put = creation.objectNode();
        put.put("TableName", creation.get("TableName").asText());
        ObjectNode item = put.putObject("Item");
        creation.get("AttributeDefinitions")
                .forEach(attribute -> item.putObject(
                                attribute.get("AttributeName").asText())
                        .put(
                                attribute.get("AttributeType").asText(),
                                attribute.get("AttributeType").asText().equals("N") ? "1" : "AAAA"));
        item.putObject("secret").put("S", SECRET);
        return put;
    }
}
