package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Covers({"TagResource", "UntagResource", "ListTagsOfResource"})
final class TagsTest {

    private final Wire wire = new Wire();

    private String arn;

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
        arn = wire.ok("DescribeTable", "{'TableName':'Things'}").text("Table.TableArn");
    }

    @Test
    void setsReplacesAndRemovesTags() {
        assertThat(tag("{'Key':'stage','Value':'test'},{'Key':'empty','Value':''}")
                        .body())
                .isEmpty();
        tag("{'Key':'stage','Value':'live'},{'Key':'ключ','Value':'a b:c'}");
        wire.ok("UntagResource", resource("'TagKeys':['empty','absent']"));

        assertThat(list("").at("Tags").toString()).isEqualTo("[{Key=stage, Value=live}, {Key=ключ, Value=a b:c}]");
    }

    @Test
    void listsAllAtOnce() {
        tag(tags(0, 50));

        assertThat(list("").list("Tags")).hasSize(50);
        assertThat(list("").has("NextToken")).isFalse();
    }

    @Test
    void refusesTooManyTags() {
        tag(tags(0, 50));
        tag(tags(40, 50));

        String refusal = "ValidationException: Number of Tags exceed the current limit for the provided ResourceArn";
        assertThat(refused(tags(50, 51))).isEqualTo(refusal);
        assertThat(refused(tags(0, 51))).isEqualTo(refusal);
        assertThat(wire.error("UntagResource", resource("'TagKeys':[" + "'k',".repeat(50) + "'k']")))
                .isEqualTo(refusal);
        assertThat(list("").list("Tags")).hasSize(50);
    }

    @Test
    void refusesWhatIsNoTag() {
        assertThat(refused("")).isEqualTo("ValidationException: Atleast one Tag needs to be provided as Input.");
        assertThat(refused("{'Key':'k','Value':'v'},{'Key':'k','Value':'w'}"))
                .isEqualTo("ValidationException: Duplicate Tag Keys provided as input: Duplicate Tag Key found k");
        assertThat(refused("{'Key':'aws:k','Value':'v'}"))
                .isEqualTo("ValidationException: Tag Key cannot be prefixed with aws:, Key: aws:k");
        assertThat(wire.error("UntagResource", resource("'TagKeys':[]")))
                .isEqualTo("ValidationException: Atleast one Tag Key needs to be provided as Input.");
        assertThat(wire.error("UntagResource", resource("'TagKeys':['hi!']")))
                .isEqualTo("ValidationException: The Tag Key provided is invalid, Key: hi!");
        assertThat(list("").list("Tags")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | v", "hi! | v", "a#b | v"})
    void refusesAKey(String key, String value) {
        assertThat(refused("{'Key':'" + key + "','Value':'" + value + "'}"))
                .isEqualTo("ValidationException: The Tag Key provided is invalid, Key: " + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%b", "a,b", "a|b", "~a", "<a>"})
    void refusesAValue(String value) {
        assertThat(refused("{'Key':'k','Value':'" + value + "'}"))
                .isEqualTo("ValidationException: The Tag Value provided is invalid, Value: " + value);
    }

    @Test
    void boundsKeysAndValues() {
        tag("{'Key':'" + "k".repeat(128) + "','Value':'" + "v".repeat(256) + "'}");

        assertThat(refused("{'Key':'" + "k".repeat(129) + "','Value':'v'}"))
                .startsWith("ValidationException: The Tag Key provided is invalid, Key: kkk");
        assertThat(refused("{'Key':'k','Value':'" + "v".repeat(257) + "'}"))
                .startsWith("ValidationException: The Tag Value provided is invalid, Value: vvv");
        assertThat(refused("{'Key':'k'}"))
                .isEqualTo("ValidationException: The Tag Value provided is invalid, Value: null");
        assertThat(refused("{'Value':'v'}"))
                .isEqualTo("ValidationException: The Tag Key provided is invalid, Key: null");
    }

    @Test
    void doesNotLookAtATokenToGoOnWith() {
        tag(tags(0, 3));

        assertThat(list(",'NextToken':'bogus'").list("Tags")).hasSize(3);
    }

    @Test
    void leavesTablesAloneThatComeOrGo() {
        try (Wire slow = new Wire(Duration.ofSeconds(5))) {
            slow.createTable("Things", "id:S");
            String request = resource("'Tags':[{'Key':'k','Value':'v'}]");
            String refusal = "ResourceInUseException: Attempt to change a resource which is still in use: ";
            assertThat(slow.error("TagResource", request)).isEqualTo(refusal + "Table is being created: Things");

            slow.clock().advance(Duration.ofSeconds(5));
            slow.ok("DeleteTable", "{'TableName':'Things'}");
            assertThat(slow.error("TagResource", request)).isEqualTo(refusal + "Table is being deleted: Things");
        }
    }

    @Test
    void refusesResourcesThatCannotHaveTags() {
        assertThat(wire.error("ListTagsOfResource", "{'ResourceArn':'" + arn + "x'}"))
                .isEqualTo(
                        "ResourceNotFoundException: Requested resource not found: ResourceArn: " + arn + "x not found");
        assertThat(wire.error("ListTagsOfResource", "{'ResourceArn':'" + arn + "/index/ByKind'}"))
                .isEqualTo("ValidationException: Invalid TableArn: Invalid ResourceArn provided as input " + arn
                        + "/index/ByKind");
        assertThat(wire.error("ListTagsOfResource", "{'ResourceArn':'Things'}"))
                .isEqualTo("ValidationException: ARNs must start with 'arn:'");
        assertThat(wire.error("ListTagsOfResource", "{'ResourceArn':'arn:Things'}"))
                .startsWith("AccessDeniedException: ");
        assertThat(wire.error(
                        "ListTagsOfResource",
                        "{'ResourceArn':'" + arn.replace(":table", "0:table").replace(":1", ":") + "'}"))
                .startsWith("AccessDeniedException: ");
    }

    private Answer tag(String tags) {
        return wire.ok("TagResource", resource("'Tags':[" + tags + "]"));
    }

    private String refused(String tags) {
        return wire.error("TagResource", resource("'Tags':[" + tags + "]"));
    }

    private Answer list(String members) {
        return wire.ok("ListTagsOfResource", "{'ResourceArn':'" + arn + "'" + members + "}");
    }

    private String resource(String members) {
        return "{'ResourceArn':'" + arn + "'," + members + "}";
    }

    private static String tags(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{'Key':'k" + i + "','Value':'v'}")
                .collect(Collectors.joining(","));
    }
}
