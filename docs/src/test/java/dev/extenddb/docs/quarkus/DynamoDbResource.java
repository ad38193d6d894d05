package dev.extenddb.docs.quarkus;

import dev.extenddb.docs.Order;
import dev.extenddb.emulator.Emulator;
import dev.extenddb.fixture.TableFixture;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the tests of a Quarkus application a DynamoDB, which they may have injected. */
public final class DynamoDbResource implements QuarkusTestResourceLifecycleManager {

    private Emulator emulator;

    @Override
    public Map<String, String> start() {
        emulator = Emulator.inMemory().region("eu-central-1").start();
        TableFixture.ofBean(Order.class, "orders").createIn(emulator);
        return Map.of(
                "quarkus.dynamodb.endpoint-override", emulator.endpoint().toString(),
                "quarkus.dynamodb.aws.region", emulator.region(),
                "quarkus.dynamodb.aws.credentials.type", "static",
                "quarkus.dynamodb.aws.credentials.static-provider.access-key-id", emulator.account(),
                "quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", "any");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(emulator, new TestInjector.MatchesType(Emulator.class));
    }

    @Override
    public void stop() {
        emulator.close();
    }
}
