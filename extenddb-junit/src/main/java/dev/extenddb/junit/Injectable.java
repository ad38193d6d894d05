package dev.extenddb.junit;

import java.util.Map;
import java.util.Optional;

/** How to make what the extension can inject. Types are known by name, because those of the AWS SDK may be absent. */
@FunctionalInterface
interface Injectable {

    Map<String, Injectable> BY_TYPE = Map.of(
            "java.net.URI",
            TestAccount::httpEndpoint,
            "software.amazon.awssdk.services.dynamodb.DynamoDbClient",
            account -> account.clients().client(),
            "software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient",
            account -> account.clients().asyncClient(),
            "software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient",
            account -> account.clients().streamsClient(),
            "software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient",
            account -> account.clients().streamsAsyncClient(),
            "software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient",
            account -> account.clients().enhancedClient(),
            "software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient",
            account -> account.clients().enhancedAsyncClient());

    /** How to make an object of a type, if it is one of ours. */
    static Optional<Injectable> of(Class<?> type) {
        return Optional.ofNullable(BY_TYPE.get(type.getName()));
    }

    /** A new object that works on an account. */
    Object from(TestAccount account);
}
