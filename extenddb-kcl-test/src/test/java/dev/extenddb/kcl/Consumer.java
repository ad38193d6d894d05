package dev.extenddb.kcl;

import com.amazonaws.services.dynamodbv2.streamsadapter.model.DynamoDBStreamsProcessRecordsInput;
import com.amazonaws.services.dynamodbv2.streamsadapter.processor.DynamoDBStreamsShardRecordProcessor;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.kinesis.exceptions.InvalidStateException;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;

/** Collects the records of all shards, and notes how far it has come. Thread-safe. */
final class Consumer implements DynamoDBStreamsShardRecordProcessor {

    private final BlockingQueue<Record> records = new LinkedBlockingQueue<>();

    /** The next record. */
    Record next() throws InterruptedException {
        Record next = records.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no record comes");
        }
        return next;
    }

    @Override
    public void initialize(InitializationInput input) {
        // There is nothing to prepare.
    }

    @Override
    public void processRecords(DynamoDBStreamsProcessRecordsInput input) {
        checkpoint(input.checkpointer());
        input.records().forEach(received -> records.add(received.getRecord()));
    }

    @Override
    public void leaseLost(LeaseLostInput input) {
        throw new AssertionError("there is nobody to lose it to");
    }

    @Override
    public void shardEnded(ShardEndedInput input) {
        checkpoint(input.checkpointer());
    }

    @Override
    public void shutdownRequested(ShutdownRequestedInput input) {
        checkpoint(input.checkpointer());
    }

    private static void checkpoint(RecordProcessorCheckpointer checkpointer) {
        try {
            checkpointer.checkpoint();
        } catch (InvalidStateException | ShutdownException e) {
            throw new AssertionError(e);
        }
    }
}
