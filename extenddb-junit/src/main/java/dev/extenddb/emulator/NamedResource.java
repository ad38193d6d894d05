package dev.extenddb.emulator;

import dev.extenddb.operation.CreateTable;
import dev.extenddb.operation.DeleteResourcePolicy;
import dev.extenddb.operation.DeleteTable;
import dev.extenddb.operation.DescribeContinuousBackups;
import dev.extenddb.operation.DescribeStream;
import dev.extenddb.operation.DescribeTable;
import dev.extenddb.operation.DescribeTimeToLive;
import dev.extenddb.operation.GetResourcePolicy;
import dev.extenddb.operation.GetShardIterator;
import dev.extenddb.operation.ListStreams;
import dev.extenddb.operation.ListTagsOfResource;
import dev.extenddb.operation.PutResourcePolicy;
import dev.extenddb.operation.RestoreTableToPointInTime;
import dev.extenddb.operation.TagResource;
import dev.extenddb.operation.UntagResource;
import dev.extenddb.operation.UpdateContinuousBackups;
import dev.extenddb.operation.UpdateTable;
import dev.extenddb.operation.UpdateTimeToLive;
import java.util.Optional;

/** The table that a request names which is not about items: by its name, its ARN, or the ARN of one of its streams. */
final class NamedResource {

    private NamedResource() {}

    /** The table, if a request of that operation names one. Classes of other operations, which may never be used, are not loaded for this. */
    static Optional<String> of(String operation, Object request) {
        Optional<String> given = nameOrArn(operation, request);
        return given.isEmpty() ? given : Optional.of(tableName(given.get()));
    }

    private static Optional<String> nameOrArn(String operation, Object request) {
        return switch (operation) {
            case "CreateTable" -> Optional.of(((CreateTable.Request) request).tableName());
            case "DescribeTable" -> Optional.of(((DescribeTable.Request) request).tableName());
            case "UpdateTable" -> Optional.of(((UpdateTable.Request) request).tableName());
            case "DeleteTable" -> Optional.of(((DeleteTable.Request) request).tableName());
            case "UpdateTimeToLive" -> Optional.of(((UpdateTimeToLive.Request) request).tableName());
            case "DescribeTimeToLive" -> Optional.of(((DescribeTimeToLive.Request) request).tableName());
            case "UpdateContinuousBackups" -> Optional.of(((UpdateContinuousBackups.Request) request).tableName());
            case "DescribeContinuousBackups" -> Optional.of(((DescribeContinuousBackups.Request) request).tableName());
            case "RestoreTableToPointInTime" ->
                Optional.of(((RestoreTableToPointInTime.Request) request).targetTableName());
            case "TagResource" -> Optional.of(((TagResource.Request) request).resourceArn());
            case "UntagResource" -> Optional.of(((UntagResource.Request) request).resourceArn());
            case "ListTagsOfResource" -> Optional.of(((ListTagsOfResource.Request) request).resourceArn());
            case "PutResourcePolicy" -> Optional.of(((PutResourcePolicy.Request) request).resourceArn());
            case "GetResourcePolicy" -> Optional.of(((GetResourcePolicy.Request) request).resourceArn());
            case "DeleteResourcePolicy" -> Optional.of(((DeleteResourcePolicy.Request) request).resourceArn());
            case "DescribeStream" -> Optional.of(((DescribeStream.Request) request).streamArn());
            case "GetShardIterator" -> Optional.of(((GetShardIterator.Request) request).streamArn());
            case "ListStreams" -> ((ListStreams.Request) request).tableName();
            default -> Optional.empty();
        };
    }

    /** The name in {@code arn:aws:dynamodb:REGION:ACCOUNT:table/NAME}, whatever follows; what is no ARN is a name. */
    static String tableName(String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        String rest = nameOrArn.substring(nameOrArn.indexOf('/') + 1);
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
