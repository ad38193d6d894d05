package dev.extenddb.legacy;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reads show that name attributes. */
@Covers({"BatchGetItem", "GetItem", "Query", "Scan"})
class AttributesToGetTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
        wire.put("Things", "{'id':{'S':'a'},'v':{'N':'1'},'w.x':{'N':'2'},'w':{'M':{'x':{'N':'3'}}}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['v'] | {'v':{'N':'1'}}",
                "['v','id'] | {'id':{'S':'a'},'v':{'N':'1'}}",
                "['w.x'] | {'w.x':{'N':'2'}}",
                "['size','none'] | {}",
            })
    void everyReadShowsThemAlone(String names, String item) {
        String shown = "'AttributesToGet':" + names;
        Answer got = wire.ok("GetItem", "{'TableName':'Things','Key':{'id':{'S':'a'}}," + shown + "}");
        Answer batch = wire.ok("BatchGetItem", "{'RequestItems':{'Things':{'Keys':[{'id':{'S':'a'}}]," + shown + "}}}");
        Answer scanned = wire.ok("Scan", "{'TableName':'Things','Select':'SPECIFIC_ATTRIBUTES'," + shown + "}");
        Answer queried = wire.ok(
                "Query",
                "{'TableName':'Things','KeyConditions':{'id':{'ComparisonOperator':'EQ',"
                        + "'AttributeValueList':[{'S':'a'}]}}," + shown + "}");

        assertThat(got.at("Item")).isEqualTo(json(item));
        assertThat(batch.at("Responses.Things.0")).isEqualTo(json(item));
        assertThat(scanned.at("Items.0")).isEqualTo(json(item));
        assertThat(queried.at("Items.0")).isEqualTo(json(item));
    }
}
