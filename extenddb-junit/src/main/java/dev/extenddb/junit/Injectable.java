package dev.extenddb.junit;

import dev.extenddb.emulator.Emulator;
import java.util.Map;
import java.util.Optional;

/** How to make what the extension can inject. Types are known by name, because those of the AWS SDK may be absent. */
@FunctionalInterface
interface Injectable {

    Map<String, Injectable> BY_TYPE = Map.of(
            "java.net.URI",
            Emulator::endpoint,
            "software.amazon.awssdk.services.dynamodb.DynamoDbClient",
            emulator -> emulator.client(),
            "software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient",
            emulator -> emulator.asyncClient(),
            "software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient",
            emulator -> emulator.streamsClient(),
            "software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient",
            emulator -> emulator.streamsAsyncClient(),
            "software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient",
            emulator -> emulator.enhancedClient(),
            "software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient",
            emulator -> emulator.enhancedAsyncClient());

    /** How to make an object of a type, if it is one of ours. */
    static Optional<Injectable> of(Class<?> type) {
        return Optional.ofNullable(BY_TYPE.get(type.getName()));
    }

    /** A new object that works on an emulator. */
    Object from(Emulator emulator);
}
