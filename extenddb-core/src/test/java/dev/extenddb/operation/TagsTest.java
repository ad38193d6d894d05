package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

        assertThat(refused(tags(50, 51))).startsWith("ValidationException: ");
        assertThat(list("").list("Tags")).hasSize(50);
    }

    @Test
    void refusesWhatIsNoTag() {
        assertThat(refused("")).isEqualTo("ValidationException: Atleast one Tag needs to be provided as Input.");
        assertThat(refused("{'Key':'','Value':'v'}")).contains("tags.1.member.key");
        assertThat(refused("{'Key':'k'}")).contains("tags.1.member.value");
        assertThat(refused("{'Key':'hi!','Value':'v'}")).startsWith("ValidationException: ");
        assertThat(refused("{'Key':'k','Value':'a%b'}")).startsWith("ValidationException: ");
        assertThat(refused("{'Key':'aws:k','Value':'v'}")).startsWith("ValidationException: ");
    }

    @Test
    void refusesResourcesThatCannotHaveTags() {
        assertThat(wire.error("ListTagsOfResource", "{'ResourceArn':'" + arn + "x'}"))
                .isEqualTo(
                        "ResourceNotFoundException: Requested resource not found: ResourcArn: " + arn + "x not found");
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
