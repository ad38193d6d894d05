package dev.extenddb.differential.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestGeneratorTest {

    @Test
    void theSameSeedGivesTheSameRequests() {
        assertThat(requests(7, 1_000)).isEqualTo(requests(7, 1_000)).isNotEqualTo(requests(8, 1_000));
    }

    @Test
    void everyOperationComesUp() {
        var operations = requests(1, 3_000).stream()
                .map(text -> text.substring(0, text.indexOf(' ')))
                .collect(Collectors.toSet());
        assertThat(operations)
                .containsExactlyInAnyOrder(
                        "CreateTable",
                        "DescribeTable",
                        "ListTables",
                        "UpdateTable",
                        "DeleteTable",
                        "PutItem",
                        "GetItem",
                        "UpdateItem",
                        "DeleteItem",
                        "Query",
                        "Scan",
                        "BatchGetItem",
                        "BatchWriteItem",
                        "TransactGetItems",
                        "TransactWriteItems",
                        "ExecuteStatement",
                        "BatchExecuteStatement",
                        "ExecuteTransaction",
                        "UpdateTimeToLive",
                        "DescribeTimeToLive");
    }

    private static List<String> requests(long seed, int count) {
        var generator = new RequestGenerator(seed);
        return Stream.generate(() -> generator.next().call().toString())
                .limit(count)
                .toList();
    }
}
