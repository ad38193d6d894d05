package dev.extenddb;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.operation.Caller;
import dev.extenddb.operation.CreateTable;
import dev.extenddb.operation.DeleteTable;
import dev.extenddb.operation.ItemCollectionMetrics;
import dev.extenddb.operation.ListTables;
import dev.extenddb.operation.Operation;
import dev.extenddb.operation.OperationCatalog;
import dev.extenddb.operation.TransactWriteItems;
import dev.extenddb.stream.Streams;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.wire.JsonOutput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The tables of one account in one region, used directly: no JSON, no SDK, no socket. Calls return when the work is done, and throw a
 * {@link DynamoDbException} where DynamoDB would answer with an error, with its text, and a
 * {@link dev.extenddb.storage.StorageException} where the database fails. Thread-safe.
 */
public final class ExtendDbClient {

    private final OperationCatalog operations;
    private final Streams streams;
    private final Caller caller;

    ExtendDbClient(OperationCatalog operations, Streams streams, String account, String region) {
        this.operations = operations;
        this.streams = streams;
        this.caller = new Caller(account, region, "localhost");
    }

    /**
     * Adds a table; see {@link TableBuilder} for an easy way to describe one. It can be used at once, unless the engine has a delay for that.
     *
     * @param name 3 to 255 letters, digits, underscores, hyphens and dots
     * @param specification what the table is to be like
     * @return the new table
     * @throws DynamoDbException a {@code ResourceInUseException} if there is one of that name, a {@code ValidationException} if the
     *     specification is not sound
     */
    public TableClient createTable(String name, TableSpecification specification) {
        call(CreateTable.class, new CreateTable.Request(name, specification));
        return table(name);
    }

    /**
     * A table, which need not exist yet. Costs nothing.
     *
     * @param name its name, or its ARN
     */
    public TableClient table(String name) {
        return new TableClient(this, name);
    }

    /**
     * The names of the first tables, in order; at most 100.
     *
     * @param after the name, which need not exist, that they follow; from the first if it is empty
     */
    public List<String> tableNames(Optional<String> after) {
        return call(ListTables.class, new ListTables.Request(after, Optional.empty()))
                .tableNames();
    }

    /**
     * Removes a table with all its items.
     *
     * @throws DynamoDbException a {@code ResourceNotFoundException} if there is none
     */
    public void deleteTable(String name) {
        call(DeleteTable.class, new DeleteTable.Request(name));
    }

    /**
     * Does several writes of different items, all or none; nobody sees some of them without the others.
     *
     * @param parts is given an empty transaction to add to, 1 to 100 parts
     * @throws DynamoDbException a {@code TransactionCanceledException} with the reason of each part, if any of them would not do
     */
    public void transact(Consumer<TransactionBuilder> parts) {
        var transaction = new TransactionBuilder();
        parts.accept(transaction);
        TransactWriteItems.Response unused = call(
                TransactWriteItems.class,
                new TransactWriteItems.Request(
                        transaction.parts(),
                        Optional.empty(),
                        ConsumedCapacity.Detail.NONE,
                        ItemCollectionMetrics.Detail.NONE));
    }

    /** Removes streams that have ended, those of deleted tables too, at once and not 24 hours later. Waits for the database. */
    public void removeEndedStreams() {
        streams.catalog().removeEnded(caller.account(), caller.region());
    }

    /**
     * Does any operation, waiting for its response.
     *
     * @param operation the operation's class, such as {@code BatchGetItem.class}
     * @param request the operation's request
     * @return the operation's response
     */
    public <I, O extends JsonOutput> O call(Class<? extends Operation<I, O>> operation, I request) {
        try {
            return callAsync(operation, request).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Does any operation. The stage is complete on return where the database does not make anybody wait; it fails with what {@link #call} throws.
     *
     * @param operation the operation's class, such as {@code BatchGetItem.class}
     * @param request the operation's request
     */
    public <I, O extends JsonOutput> CompletionStage<O> callAsync(
            Class<? extends Operation<I, O>> operation, I request) {
        return operations.execute(operation, caller, request);
    }
}
