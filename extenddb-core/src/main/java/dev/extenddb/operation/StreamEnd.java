package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.stream.StreamCatalog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Ends a stream whose table goes on without it, or is gone. */
final class StreamEnd {

    private final DataPlane items;
    private final StreamCatalog streams;

    StreamEnd(DataPlane items, StreamCatalog streams) {
        this.items = items;
        this.streams = streams;
    }

    /** Ends the stream of a table when the last write has ended that adds to it, and passes the response on then. */
    CompletionStage<TableResponse> of(TableResponse response) {
        if (response.description().table().stream().isEmpty()) {
            return CompletableFuture.completedFuture(response);
        }
        return items.afterWritesUnderWay(() -> {
            streams.endStreamOf(response.description().table());
            return response;
        });
    }
}
