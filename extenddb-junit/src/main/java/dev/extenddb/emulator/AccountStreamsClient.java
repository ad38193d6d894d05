package dev.extenddb.emulator;

import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsServiceClientConfiguration;

/** A view of a shared client for one sender; closing it does nothing. Thread-safe. */
final class AccountStreamsClient implements DynamoDbStreamsClient {

    private final DynamoDbStreamsClient shared;
    private final AccountSender sender;

    AccountStreamsClient(DynamoDbStreamsClient shared, AccountSender sender) {
        this.shared = shared;
        this.sender = sender;
    }

    @Override
    public DynamoDbStreamsServiceClientConfiguration serviceClientConfiguration() {
        return shared.serviceClientConfiguration();
    }

    @Override
    public String serviceName() {
        return shared.serviceName();
    }

    @Override
    public void close() {
        // The shared client is other tests' as well.
    }

    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        return sender.call(request, shared::describeStream);
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        return sender.call(request, shared::getRecords);
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        return sender.call(request, shared::getShardIterator);
    }

    @Override
    public ListStreamsResponse listStreams(ListStreamsRequest request) {
        return sender.call(request, shared::listStreams);
    }
}
