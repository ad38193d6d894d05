package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DescribeTableTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.ok(
                "CreateTable",
                "{'TableName':'Things','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S", "at:N", "kind:S")
                        + ","
                        + Wire.schema("id", "at") + ",'GlobalSecondaryIndexes':[{'IndexName':'ByKind',"
                        + Wire.schema("kind")
                        + ",'Projection':{'ProjectionType':'INCLUDE','NonKeyAttributes':['note']}}],"
                        + "'LocalSecondaryIndexes':[{'IndexName':'Local'," + Wire.schema("id", "kind")
                        + ",'Projection':{'ProjectionType':'ALL'}}]}");
    }

    @Test
    void tellsOfTheTable() {
        Answer answer = describe();

        assertThat(answer.text("Table.TableStatus")).isEqualTo("ACTIVE");
        assertThat(answer.at("Table.DeletionProtectionEnabled")).isEqualTo(false);
        assertThat(answer.texts("Table.AttributeDefinitions", "AttributeName"))
                .containsExactlyInAnyOrder("id", "at", "kind");
        assertThat(answer.at("Table.ProvisionedThroughput"))
                .isEqualTo(json("{'NumberOfDecreasesToday':0,'ReadCapacityUnits':0,'WriteCapacityUnits':0}"));
    }

    @Test
    void tellsOfTheIndexes() {
        Answer answer = describe();

        assertThat(answer.texts("Table.GlobalSecondaryIndexes", "IndexStatus")).isEqualTo(List.of("ACTIVE"));
        assertThat(answer.at("Table.GlobalSecondaryIndexes.0.Projection"))
                .isEqualTo(json("{'ProjectionType':'INCLUDE','NonKeyAttributes':['note']}"));
        assertThat(answer.text("Table.GlobalSecondaryIndexes.0.IndexArn"))
                .isEqualTo("arn:aws:dynamodb:eu-central-1:123456789012:table/Things/index/ByKind");
        assertThat(answer.texts("Table.LocalSecondaryIndexes", "IndexName")).isEqualTo(List.of("Local"));
        assertThat(answer.has("Table.LocalSecondaryIndexes.0.IndexStatus")).isFalse();
    }

    @Test
    void countsItems() {
        wire.put(
                "Things",
                "{'id':{'S':'a'},'at':{'N':'1'}}",
                "{'id':{'S':'b'},'at':{'N':'1'},'kind':{'S':'k'},'more':{'S':'xyz'}}");
        Answer answer = describe();

        assertThat(answer.number("Table.ItemCount")).isEqualTo(2);
        assertThat(answer.number("Table.TableSizeBytes")).isEqualTo((3 + 4) + (3 + 4 + 5 + 7));
        assertThat(answer.number("Table.GlobalSecondaryIndexes.0.ItemCount")).isEqualTo(1);
        assertThat(answer.number("Table.GlobalSecondaryIndexes.0.IndexSizeBytes"))
                .isEqualTo(3 + 4 + 5);
    }

    @Test
    void theTableMustExist() {
        assertThat(wire.error("DescribeTable", "{'TableName':'None'}"))
                .isEqualTo("ResourceNotFoundException: Requested resource not found: Table: None not found");
    }

    private Answer describe() {
        return wire.ok("DescribeTable", "{'TableName':'Things'}");
    }
}
