package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.emulator.EmulatorPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The builder's twin of {@link RunAs}. */
class RunAsByBuilderTest {

    @RegisterExtension
    static final DynamoDbExtension DYNAMO = DynamoDbExtension.builder()
            .runAs(EmulatorPrincipal.NOBODY.withTag("team", "red"))
            .build();

    @Test
    void clientsAreThatPrincipal(DynamoDbClient client) {
        assertThatThrownBy(client::listTables)
                .hasMessageContaining("because no identity-based policy allows the dynamodb:ListTables action");
    }
}
