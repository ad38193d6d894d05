package dev.extenddb.emulator;

import dev.extenddb.operation.CreateTable;
import dev.extenddb.operation.DeleteResourcePolicy;
import dev.extenddb.operation.DeleteTable;
import dev.extenddb.operation.DescribeStream;
import dev.extenddb.operation.DescribeTable;
import dev.extenddb.operation.DescribeTimeToLive;
import dev.extenddb.operation.GetResourcePolicy;
import dev.extenddb.operation.GetShardIterator;
import dev.extenddb.operation.ListStreams;
import dev.extenddb.operation.ListTagsOfResource;
import dev.extenddb.operation.PutResourcePolicy;
import dev.extenddb.operation.TagResource;
import dev.extenddb.operation.UntagResource;
import dev.extenddb.operation.UpdateTable;
import dev.extenddb.operation.UpdateTimeToLive;
import java.util.Optional;

/** The table that a request names which is not about items: by its name, its ARN, or the ARN of one of its streams. */
final class NamedResource {

    private NamedResource() {}

    static Optional<String> of(Object request) {
        return table(request)
                .or(() -> resource(request))
                .or(() -> stream(request))
                .map(NamedResource::tableName);
    }

    private static Optional<String> table(Object request) {
        if (request instanceof CreateTable.Request create) {
            return Optional.of(create.tableName());
        }
        if (request instanceof DescribeTable.Request describe) {
            return Optional.of(describe.tableName());
        }
        if (request instanceof UpdateTable.Request update) {
            return Optional.of(update.tableName());
        }
        if (request instanceof DeleteTable.Request delete) {
            return Optional.of(delete.tableName());
        }
        if (request instanceof UpdateTimeToLive.Request update) {
            return Optional.of(update.tableName());
        }
        if (request instanceof DescribeTimeToLive.Request describe) {
            return Optional.of(describe.tableName());
        }
        return Optional.empty();
    }

    private static Optional<String> resource(Object request) {
        if (request instanceof TagResource.Request tag) {
            return Optional.of(tag.resourceArn());
        }
        if (request instanceof UntagResource.Request untag) {
            return Optional.of(untag.resourceArn());
        }
        if (request instanceof ListTagsOfResource.Request list) {
            return Optional.of(list.resourceArn());
        }
        if (request instanceof PutResourcePolicy.Request put) {
            return Optional.of(put.resourceArn());
        }
        if (request instanceof GetResourcePolicy.Request get) {
            return Optional.of(get.resourceArn());
        }
        if (request instanceof DeleteResourcePolicy.Request delete) {
            return Optional.of(delete.resourceArn());
        }
        return Optional.empty();
    }

    private static Optional<String> stream(Object request) {
        if (request instanceof DescribeStream.Request describe) {
            return Optional.of(describe.streamArn());
        }
        if (request instanceof GetShardIterator.Request get) {
            return Optional.of(get.streamArn());
        }
        return request instanceof ListStreams.Request list ? list.tableName() : Optional.empty();
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
