package dev.extenddb.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Json;
import java.util.List;
import java.util.Random;

/** Requests of the operations that the differential test's generator does not make. */
final class Seeds {

    private static final String ARN = "arn:aws:dynamodb:us-east-1:123456789012:table/hash-text";

    private static final List<Call> CALLS = List.of(
            call("DescribeTable", "{'TableName':'hash-text'}"),
            call("ListTables", "{'Limit':3,'ExclusiveStartTableName':'hash'}"),
            call("DescribeLimits", "{}"),
            call("DescribeEndpoints", "{}"),
            call(
                    "UpdateTimeToLive",
                    "{'TableName':'hash-text','TimeToLiveSpecification':{'Enabled':true,'AttributeName':'n1'}}"),
            call("DescribeTimeToLive", "{'TableName':'hash-text'}"),
            call(
                    "UpdateContinuousBackups",
                    "{'TableName':'hash-text','PointInTimeRecoverySpecification':"
                            + "{'PointInTimeRecoveryEnabled':true,'RecoveryPeriodInDays':2}}"),
            call("DescribeContinuousBackups", "{'TableName':'hash-text'}"),
            call(
                    "RestoreTableToPointInTime",
                    "{'SourceTableName':'hash-text','TargetTableName':'restored','RestoreDateTime':1893456000.5,"
                            + "'BillingModeOverride':'PAY_PER_REQUEST','GlobalSecondaryIndexOverride':[],"
                            + "'SSESpecificationOverride':{'Enabled':true}}"),
            call("TagResource", "{'ResourceArn':'" + ARN + "','Tags':[{'Key':'k','Value':'v'}]}"),
            call("UntagResource", "{'ResourceArn':'" + ARN + "','TagKeys':['k']}"),
            call("ListTagsOfResource", "{'ResourceArn':'" + ARN + "','NextToken':'k'}"),
            call(
                    "ExecuteStatement",
                    "{'Statement':'SELECT * FROM ~text-text~.~include~ WHERE gs = ?','Parameters':[{'S':'a'}],"
                            + "'Limit':3,'ConsistentRead':false}"),
            call(
                    "ExecuteStatement",
                    "{'Statement':'UPDATE ~hash-text~ SET n1 = n1 + 1 SET l1[0] = ? WHERE p = ?',"
                            + "'Parameters':[{'L':[{'N':'1'}]},{'S':'a'}]}"),
            call(
                    "BatchExecuteStatement",
                    "{'Statements':[{'Statement':'SELECT t1 FROM ~hash-text~ WHERE p = ?',"
                            + "'Parameters':[{'S':'a'}]}]}"),
            call(
                    "ExecuteTransaction",
                    "{'ClientRequestToken':'t','TransactStatements':[{'Statement':"
                            + "'INSERT INTO ~hash-text~ VALUE {?}','Parameters':[{'S':'a'}]}]}"),
            call("ListStreams", "{'TableName':'hash-text','Limit':2}"),
            call("DescribeStream", "{'StreamArn':'" + ARN + "/stream/2026-01-01T00:00:00.000','Limit':1}"),
            call(
                    "GetShardIterator",
                    "{'StreamArn':'" + ARN + "/stream/2026-01-01T00:00:00.000','ShardId':'shardId-0',"
                            + "'ShardIteratorType':'AFTER_SEQUENCE_NUMBER','SequenceNumber':'100000000000000000001'}"),
            call("GetRecords", "{'ShardIterator':'" + ARN + "|1|AAAA','Limit':10}"));

    private Seeds() {}

    /** Any of them. */
    static Call any(Random random) {
        return CALLS.get(random.nextInt(CALLS.size()));
    }

    /** Apostrophes stand for quotation marks, tildes for those within a text. */
    private static Call call(String operation, String json) {
        return new Call(
                operation, (ObjectNode) Json.parse(json.replace('\'', '"').replace("~", "\\\"")));
    }
}
