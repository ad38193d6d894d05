package dev.extenddb.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.CaseFile;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is wrong with requests that use what DynamoDB had before expressions, and in which order it is found. */
@Covers({"BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"})
class LegacyErrorsTest {

    private static final Map<String, String> EXCEPTIONS = Map.of(
            "error", "ValidationException: ",
            "announced", "ValidationException: 1 validation error detected: ",
            "serialization", "SerializationException: ");

    private final Wire wire = new Wire();

    @TestFactory
    Stream<DynamicTest> cases() {
        wire.createTable("Things", "id:S");
        List<CaseFile.Line> lines = CaseFile.lines(LegacyErrorsTest.class, "errors.txt");
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            CaseFile.Line request = lines.get(i);
            CaseFile.Line expected = lines.get(i + 1);
            tests.add(DynamicTest.dynamicTest(
                    request.number() + " " + request.key(),
                    () -> assertThat(wire.error(request.key(), "{'TableName':'Things'," + request.text() + "}"))
                            .isEqualTo(EXCEPTIONS.get(expected.key()) + expected.text())));
        }
        return tests.stream();
    }

    @Test
    void everyTableOfABatchIsChecked() {
        String request = "{'RequestItems':{'Things':{'Keys':[{'id':{'S':'a'}}],'AttributesToGet':%s}}}";

        assertThat(wire.error("BatchGetItem", request.formatted("['a','a']")))
                .isEqualTo("ValidationException: One or more parameter values were invalid: "
                        + "Duplicate value in attribute name: a");
        assertThat(wire.error("BatchGetItem", request.formatted("['a'],'ProjectionExpression':''")))
                .isEqualTo("ValidationException: Can not use both expression and non-expression parameters in the same "
                        + "request: Non-expression parameters: {AttributesToGet} Expression parameters: "
                        + "{ProjectionExpression}");
    }

    @Test
    void tablesAreLookedForBeforeKeysAreJudged() {
        assertThat(wire.error("Query", "{'TableName':'None','KeyConditions':{'z':{'ComparisonOperator':'NULL'}}}"))
                .startsWith("ResourceNotFoundException");
    }
}
