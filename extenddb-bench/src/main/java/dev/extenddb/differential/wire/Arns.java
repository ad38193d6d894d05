package dev.extenddb.differential.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Every server has its own ARNs: a request holds a placeholder for one, which is resolved as it is sent. */
public final class Arns {

    private static final String MEMBER = "ResourceArn";
    private static final String PREFIX = "arn-of:";

    private Arns() {}

    /** What a request says for the ARN of the table. */
    public static String placeholder(String table) {
        return PREFIX + table;
    }

    /** The request as the endpoint understands it: where there is no such table, with an ARN like those of the others. */
    static Call resolved(Call call, Endpoint endpoint) {
        var arn = call.body().path(MEMBER).asText();
        return arn.startsWith(PREFIX) ? with(arnOf(arn.substring(PREFIX.length()), endpoint), call) : call;
    }

    private static Call with(String arn, Call call) {
        ObjectNode body = call.body().deepCopy();
        return new Call(call.operation(), body.put(MEMBER, arn));
    }

    private static String arnOf(String table, Endpoint endpoint) {
        var name = Json.object("TableName", table);
        var description = endpoint.send(new Call("DescribeTable", name));
        return description.succeeded()
                ? description.body().at("/Table/TableArn").asText()
                : "arn:aws:dynamodb:us-east-1:000000000000:table/" + table;
    }
}
