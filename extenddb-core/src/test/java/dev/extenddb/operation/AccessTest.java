package dev.extenddb.operation;

import static dev.extenddb.operation.GuardedTables.request;
import static dev.extenddb.testing.SignedWire.allow;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.extenddb.testing.Answer;
import dev.extenddb.testing.SignedWire;
import dev.extenddb.testing.Signer;
import dev.extenddb.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operations need to be allowed, and on which resources. */
class AccessTest {

    /** Operations that have tests of their own below. */
    private static final List<String> ELSEWHERE =
            List.of("CreateTable", "BatchExecuteStatement", "GetRecords", "RestoreTableToPointInTime");

    private final SignedWire wire = GuardedTables.create();

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest(name = "{0} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "GetItem | {@,'Key':K} | GetItem | table/Tab",
                "PutItem | {@,'Item':I} | PutItem | table/Tab",
                "UpdateItem | {@,'Key':K} | UpdateItem | table/Tab",
                "DeleteItem | {@,'Key':K} | DeleteItem | table/Tab",
                "Scan | {@} | Scan | table/Tab",
                "Scan | {@,'IndexName':'byG'} | Scan | table/Tab/index/byG",
                "GetItem | {'TableName':'ARN','Key':K} | GetItem | table/Tab",
                "Query | {@,'KeyConditionExpression':'id=:i','ExpressionAttributeValues':{':i':{'S':'a'}}} | Query | table/Tab",
                "Query | {@,'IndexName':'byG','KeyConditions':{'g':{'ComparisonOperator':'EQ','AttributeValueList':"
                        + "[{'S':'a'}]}}} | Query | table/Tab/index/byG",
                "BatchGetItem | {'RequestItems':{'Tab':{'Keys':[{'id':{'S':'a'},'n':{'N':'1'}}]}}} | BatchGetItem | table/Tab",
                "BatchWriteItem | {'RequestItems':{'Tab':[{'PutRequest':{'Item':I}}]}} | BatchWriteItem | table/Tab",
                "TransactGetItems | {'TransactItems':[{'Get':{@,'Key':K}}]} | GetItem | table/Tab",
                "TransactWriteItems | {'TransactItems':[{'Put':{@,'Item':I}}]} | PutItem | table/Tab",
                "TransactWriteItems | {'TransactItems':[{'Delete':{@,'Key':K}}]} | DeleteItem | table/Tab",
                "TransactWriteItems | {'TransactItems':[{'Update':{@,'Key':K,'UpdateExpression':'REMOVE x'}}]} | UpdateItem"
                        + " | table/Tab",
                "TransactWriteItems | {'TransactItems':[{'ConditionCheck':{@,'Key':K,'ConditionExpression':"
                        + "'attribute_not_exists(x)'}}]} | ConditionCheckItem | table/Tab",
                "ExecuteStatement | {'Statement':'SELECT * FROM Tab'} | PartiQLSelect | table/Tab",
                "ExecuteStatement | {'Statement':'SELECT * FROM Tab.byG'} | PartiQLSelect | table/Tab/index/byG",
                "ExecuteStatement | {'Statement':'DELETE FROM Tab WHERE id=? AND n=1','Parameters':[{'S':'a'}]} |"
                        + " PartiQLDelete | table/Tab",
                "ExecuteStatement | {'Statement':'UPDATE Tab SET x=1 WHERE id=? AND n=1','Parameters':[{'S':'a'}]} |"
                        + " PartiQLUpdate | table/Tab",
                "ExecuteTransaction | {'TransactStatements':[{'Statement':'SELECT * FROM Tab WHERE id=? AND n=1','Parameters'"
                        + ":[{'S':'a'}]}]} | PartiQLSelect | table/Tab",
                "DescribeTable | {@} | DescribeTable | table/Tab",
                "DeleteTable | {@} | DeleteTable | table/Tab",
                "UpdateTable | {@,'DeletionProtectionEnabled':true} | UpdateTable | table/Tab",
                "DescribeTimeToLive | {@} | DescribeTimeToLive | table/Tab",
                "UpdateTimeToLive | {@,'TimeToLiveSpecification':{'AttributeName':'x','Enabled':true}} | UpdateTimeToLive |"
                        + " table/Tab",
                "DescribeContinuousBackups | {@} | DescribeContinuousBackups | table/Tab",
                "UpdateContinuousBackups | {@,'PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}} |"
                        + " UpdateContinuousBackups | table/Tab",
                "TagResource | {'ResourceArn':'ARN','Tags':[{'Key':'a','Value':'b'}]} | TagResource | table/Tab",
                "UntagResource | {'ResourceArn':'ARN','TagKeys':['a']} | UntagResource | table/Tab",
                "ListTagsOfResource | {'ResourceArn':'ARN'} | ListTagsOfResource | table/Tab",
                "PutResourcePolicy | {'ResourceArn':'ARN','Policy':'POLICY'} | PutResourcePolicy | table/Tab",
                "GetResourcePolicy | {'ResourceArn':'ARN'} | GetResourcePolicy | table/Tab",
                "DeleteResourcePolicy | {'ResourceArn':'ARN'} | DeleteResourcePolicy | table/Tab",
                "ListTables | {} | ListTables | table/*",
                "DescribeLimits | {} | DescribeLimits | *",
                "DescribeEndpoints | {} | DescribeEndpoints | *",
                "ListStreams | {} | ListStreams | table/*/stream/*",
                "ListStreams | {@} | ListStreams | table/Tab/stream/*",
                "DescribeStream | {'StreamArn':'STREAM'} | DescribeStream | table/Tab/stream/2030-01-01T00:00:00.000",
                "GetShardIterator | {'StreamArn':'STREAM','ShardId':'shardId-00000000000000000000-00000000',"
                        + "'ShardIteratorType':'LATEST'} | GetShardIterator | table/Tab/stream/2030-01-01T00:00:00.000"
            })
    void anOperationNeedsItsActionOnItsResource(String operation, String json, String action, String resource) {
        Signer bob = wire.user("bob");
        String body = request(json);

        assertThat(wire.call(bob, operation, body).error())
                .isEqualTo(
                        "AccessDeniedException: User: arn:aws:iam::123456789012:user/bob is not authorized to perform: "
                                + "dynamodb:" + action + " on resource: arn:aws:dynamodb:eu-west-1:123456789012:"
                                + resource
                                + " because no identity-based policy allows the dynamodb:" + action + " action");
        wire.setPolicy("bob", allow(action, resource.replace("*", "${*}")));
        Answer answer = wire.call(bob, operation, body);
        assertThat(answer.body()).doesNotContain("AccessDenied");
        assertThat(answer.status() == 200 || answer.body().matches(".*(NotFound|ConditionalCheckFailed).*"))
                .as(answer.body())
                .isTrue();
    }

    @Test
    void everyOperationIsAmongThem() throws NoSuchMethodException {
        CsvSource rows = AccessTest.class
                .getDeclaredMethod(
                        "anOperationNeedsItsActionOnItsResource",
                        String.class,
                        String.class,
                        String.class,
                        String.class)
                .getAnnotation(CsvSource.class);
        List<String> tested = new ArrayList<>(ELSEWHERE);
        for (String row : rows.value()) {
            tested.add(row.substring(0, row.indexOf(' ')));
        }

        assertThat(new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("dev.extenddb.operation")
                                .stream()
                                .filter(type -> type.isAssignableTo(Operation.class) && !type.isInterface())
                                .map(JavaClass::getSimpleName))
                .isNotEmpty()
                .isSubsetOf(tested);
    }

    @Test
    void whoRestoresATableMustBeAllowedToReadAndWriteIt() {
        wire.setUp(
                "UpdateContinuousBackups",
                request("{@,'PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}}"));
        String restore = "{'SourceTableName':'Tab','TargetTableName':'New','UseLatestRestorableTime':true}";
        List<String> data =
                List.of("BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem");
        Signer bob = wire.user("bob", allow("RestoreTableToPointInTime", "table/Tab"));
        for (int i = 0; i < data.size(); i++) {
            assertThat(wire.call(bob, "RestoreTableToPointInTime", restore).error())
                    .contains("dynamodb:" + data.get(i), "table/New");
            String allowed = String.join(" ", data.subList(0, i + 1));
            wire.setPolicy("bob", allow("RestoreTableToPointInTime", "table/Tab"), allow(allowed, "table/New"));
        }
        assertThat(wire.call(bob, "RestoreTableToPointInTime", restore).status())
                .isEqualTo(200);
        wire.setPolicy("bob", allow(String.join(" ", data), "table/Newer"));
        assertThat(wire.call(bob, "RestoreTableToPointInTime", restore.replace("New", "Newer"))
                        .error())
                .contains("dynamodb:RestoreTableToPointInTime", "table/Tab");
    }

    @Test
    void recordsAreReadByThoseWhoMay() {
        wire.setUp(
                "UpdateTable",
                request("{@,'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}}"));
        Signer bob = wire.user("bob", allow("DescribeTable DescribeStream GetShardIterator", "*"));
        String stream = wire.call(bob, "DescribeTable", "{'TableName':'Tab'}").text("Table.LatestStreamArn");
        String shard = wire.call(bob, "DescribeStream", "{'StreamArn':'" + stream + "'}")
                .text("StreamDescription.Shards.0.ShardId");
        String iterator = wire.call(
                        bob,
                        "GetShardIterator",
                        "{'StreamArn':'" + stream + "','ShardId':'" + shard + "','ShardIteratorType':'LATEST'}")
                .text("ShardIterator");

        assertThat(wire.may(bob, "GetRecords", "{'ShardIterator':'" + iterator + "'}"))
                .isFalse();
        wire.setPolicy("bob", allow("GetRecords", "table/Tab/stream/*"));
        assertThat(wire.may(bob, "GetRecords", "{'ShardIterator':'" + iterator + "'}"))
                .isTrue();
    }

    @Test
    void everyTableOfABatchOrTransactionCounts() {
        Signer bob = wire.user("bob", allow("*", "table/Tab"));
        String key = "{'id':{'S':'a'},'n':{'N':'1'}}";

        for (String request : List.of(
                "BatchGetItem {'RequestItems':{'Tab':{'Keys':[" + key + "]},'Other':{'Keys':[" + key + "]}}}",
                "BatchWriteItem {'RequestItems':{'Tab':[{'DeleteRequest':{'Key':" + key
                        + "}}],'Other':[{'DeleteRequest':" + "{'Key':" + key + "}}]}}",
                "TransactGetItems {'TransactItems':[{'Get':{'TableName':'Tab','Key':" + key
                        + "}},{'Get':{'TableName':'Other','Key':" + key + "}}]}",
                "TransactWriteItems {'TransactItems':[{'Delete':{'TableName':'Tab','Key':" + key
                        + "}},{'Delete':{'TableName':'Other','Key':" + key + "}}]}",
                "ExecuteTransaction {'TransactStatements':[{'Statement':'SELECT * FROM Tab WHERE id=? AND n=1',"
                        + "'Parameters':[{'S':'a'}]},{'Statement':'SELECT * FROM Other WHERE id=? AND n=1','Parameters':"
                        + "[{'S':'a'}]}]}")) {
            String[] words = request.split(" ", 2);
            assertThat(wire.call(bob, words[0], words[1]).error()).contains("on resource: ", ":table/Other because");
        }
    }

    @Test
    void aStatementOfABatchIsRefusedOnItsOwn() {
        Signer bob = wire.user("bob", allow("*", "table/Tab"));
        Answer answer = wire.call(
                bob,
                "BatchExecuteStatement",
                "{'Statements':[{'Statement':'SELECT * FROM Other WHERE id=? AND n=1','Parameters':[{'S':'a'}]},"
                        + "{'Statement':'SELECT * FROM Tab WHERE id=? AND n=1','Parameters':[{'S':'a'}]}]}");

        assertThat(answer.text("Responses.0.Error.Code")).isEqualTo("AccessDenied");
        assertThat(answer.has("Responses.1.Error")).isFalse();
    }

    @Test
    void tagsAtCreationNeedLeaveOfTheirOwn() {
        Signer bob = wire.user("bob", allow("CreateTable", "table/New"));
        String untagged = "{'TableName':'New','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                + Wire.schema("id");

        assertThat(wire.call(bob, "CreateTable", untagged + ",'Tags':[{'Key':'a','Value':'b'}]}")
                        .error())
                .contains("dynamodb:TagResource on resource");
        assertThat(wire.may(bob, "CreateTable", untagged + "}")).isTrue();
    }
}
