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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table that a request names which is not about items: by its name, its ARN, or the ARN of one of its streams. */
final class NamedResource {

    private static final Map<Class<?>, Reader<?>> READERS = Stream.of(
                    new Reader<>(CreateTable.Request.class, CreateTable.Request::tableName),
                    new Reader<>(DescribeTable.Request.class, DescribeTable.Request::tableName),
                    new Reader<>(UpdateTable.Request.class, UpdateTable.Request::tableName),
                    new Reader<>(DeleteTable.Request.class, DeleteTable.Request::tableName),
                    new Reader<>(UpdateTimeToLive.Request.class, UpdateTimeToLive.Request::tableName),
                    new Reader<>(DescribeTimeToLive.Request.class, DescribeTimeToLive.Request::tableName),
                    new Reader<>(UpdateContinuousBackups.Request.class, UpdateContinuousBackups.Request::tableName),
                    new Reader<>(DescribeContinuousBackups.Request.class, DescribeContinuousBackups.Request::tableName),
                    new Reader<>(
                            RestoreTableToPointInTime.Request.class,
                            RestoreTableToPointInTime.Request::targetTableName),
                    new Reader<>(TagResource.Request.class, TagResource.Request::resourceArn),
                    new Reader<>(UntagResource.Request.class, UntagResource.Request::resourceArn),
                    new Reader<>(ListTagsOfResource.Request.class, ListTagsOfResource.Request::resourceArn),
                    new Reader<>(PutResourcePolicy.Request.class, PutResourcePolicy.Request::resourceArn),
                    new Reader<>(GetResourcePolicy.Request.class, GetResourcePolicy.Request::resourceArn),
                    new Reader<>(DeleteResourcePolicy.Request.class, DeleteResourcePolicy.Request::resourceArn),
                    new Reader<>(DescribeStream.Request.class, DescribeStream.Request::streamArn),
                    new Reader<>(GetShardIterator.Request.class, GetShardIterator.Request::streamArn))
            .collect(Collectors.toUnmodifiableMap(Reader::type, reader -> reader));

    /** Where requests of a type have the name or ARN. */
    private record Reader<R>(Class<R> type, Function<R, String> member) {

        String read(Object request) {
            return member.apply(type.cast(request));
        }
    }

    private NamedResource() {}

    static Optional<String> of(Object request) {
        if (request instanceof ListStreams.Request list) {
            return list.tableName().map(NamedResource::tableName);
        }
        return Optional.<Reader<?>>ofNullable(READERS.get(request.getClass()))
                .map(reader -> tableName(reader.read(request)));
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
