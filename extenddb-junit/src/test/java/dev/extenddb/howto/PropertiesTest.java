package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.fixture.TableFixture;
import dev.extenddb.junit.DynamoDbExtension;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PropertiesTest {

    @RegisterExtension
    static final DynamoDbExtension DYNAMO = DynamoDbExtension.builder()
            .table(TableFixture.ofBean(Session.class, "sessions"))
            .build();

    @Test
    void applicationsFindTheEmulatorByProperties() {
        Map<String, Object> properties = new HashMap<>();
        DYNAMO.properties((name, value) -> properties.put(name, value.get()));

        assertThat(properties.get("spring.cloud.aws.dynamodb.endpoint"))
                .isEqualTo(DYNAMO.emulator().endpoint().toString());
    }
}
