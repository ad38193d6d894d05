package dev.extenddb.junit;

import dev.extenddb.emulator.EmulatorPrincipal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** How to make what the extension can inject. Types are known by name, because those of the AWS SDK may be absent. */
@FunctionalInterface
interface Injectable {

    String SDK = "software.amazon.awssdk.services.dynamodb.";
    String ENHANCED = "software.amazon.awssdk.enhanced.dynamodb.";
    String OURS = "dev.extenddb.emulator.";

    Map<String, Injectable> BY_TYPE = Map.ofEntries(
            Map.entry("java.net.URI", (open, wanted) -> open.emulator().endpoint()),
            Map.entry(OURS + "Emulator", (open, wanted) -> open.emulator()),
            Map.entry(OURS + "EmulatorClock", (open, wanted) -> open.emulator().clock()),
            Map.entry(OURS + "FaultInjector", (open, wanted) -> open.emulator().faults()),
            Map.entry(OURS + "RequestLog", (open, wanted) -> open.emulator().requests()),
            Map.entry(
                    SDK + "DynamoDbClient",
                    (open, wanted) -> open.clients(wanted.principal()).client()),
            Map.entry(
                    SDK + "DynamoDbAsyncClient",
                    (open, wanted) -> open.clients(wanted.principal()).asyncClient()),
            Map.entry(
                    SDK + "streams.DynamoDbStreamsClient",
                    (open, wanted) -> open.clients(wanted.principal()).streamsClient()),
            Map.entry(
                    SDK + "streams.DynamoDbStreamsAsyncClient",
                    (open, wanted) -> open.clients(wanted.principal()).streamsAsyncClient()),
            Map.entry(
                    ENHANCED + "DynamoDbEnhancedClient",
                    (open, wanted) -> EnhancedClients.client(
                            open.clients(wanted.principal()).client())),
            Map.entry(
                    ENHANCED + "DynamoDbEnhancedAsyncClient",
                    (open, wanted) -> EnhancedClients.asyncClient(
                            open.clients(wanted.principal()).asyncClient())),
            Map.entry(
                    ENHANCED + "DynamoDbTable",
                    (open, wanted) -> EnhancedClients.table(
                            open.clients(wanted.principal()).client(), wanted.table(), wanted.bean())),
            Map.entry(
                    ENHANCED + "DynamoDbAsyncTable",
                    (open, wanted) -> EnhancedClients.asyncTable(
                            open.clients(wanted.principal()).asyncClient(), wanted.table(), wanted.bean())));

    /**
     * What is to be injected.
     *
     * @param type the type of the field or parameter
     * @param tables finds the tables of a bean
     * @param principal who sends the requests of clients, if it is not the account itself
     */
    record Wanted(Type type, Function<Class<?>, List<String>> tables, Optional<EmulatorPrincipal> principal) {

        Class<?> bean() {
            if (type instanceof ParameterizedType parameterized
                    && parameterized.getActualTypeArguments()[0] instanceof Class<?> bean) {
                return bean;
            }
            throw new ExtensionConfigurationException("Say the bean's class in place of " + type);
        }

        String table() {
            String bean = "bean = " + bean().getSimpleName() + ".class";
            List<String> names = tables.apply(bean());
            if (names.isEmpty()) {
                throw new ExtensionConfigurationException("No @Table has " + bean);
            }
            if (names.size() > 1) {
                throw new ExtensionConfigurationException("Several tables have " + bean + ": " + names
                        + ". Have DynamoDbEnhancedClient injected, and ask it for one of them.");
            }
            return names.get(0);
        }
    }

    /** How to make an object of a type, if it is one of ours. */
    static Optional<Injectable> of(Class<?> type) {
        return Optional.ofNullable(BY_TYPE.get(type.getName()));
    }

    /** A new object that works on an emulator. */
    Object from(OpenEmulator open, Wanted wanted);
}
