package dev.extenddb.operation;

import static dev.extenddb.operation.GuardedTables.request;
import static dev.extenddb.testing.SignedWire.ACCOUNT;
import static dev.extenddb.testing.SignedWire.allowIf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.SignedWire;
import dev.extenddb.testing.Signer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies can ask about requests. */
class ConditionKeysTest {

    private final SignedWire wire = GuardedTables.create();

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, aws:username, bob, eve",
        "StringEquals, aws:userid, , AIDAX",
        "ArnEquals, aws:PrincipalArn, arn:aws:iam::123456789012:user/bob, arn:aws:iam::123456789012:user/eve",
        "StringEquals, aws:PrincipalAccount, 123456789012, 210987654321",
        "StringEquals, aws:PrincipalType, User, AssumedRole",
        "Bool, aws:PrincipalIsAWSService, false, true",
        "Bool, aws:ViaAWSService, false, true",
        "StringEquals, aws:ResourceAccount, 123456789012, 210987654321",
        "StringEquals, aws:ResourceTag/Team, red, blue",
        "StringEquals, aws:RequestedRegion, eu-west-1, us-east-1",
        "IpAddress, aws:SourceIp, 10.1.2.3/32, 10.1.2.4/32",
        "Bool, aws:SecureTransport, true, false",
        "DateLessThan, aws:CurrentTime, 2031-01-01T00:00:00Z, 2029-01-01T00:00:00Z",
        "NumericLessThan, aws:EpochTime, 1900000000, 1800000000",
        "StringEquals, dynamodb:LeadingKeys, a, b",
        "StringEquals, dynamodb:Select, ALL_ATTRIBUTES, COUNT",
        "StringEquals, dynamodb:ReturnConsumedCapacity, NONE, TOTAL"
    })
    void aKeyThatIsThereHasOneValueAndNoOther(String operator, String key, String right, String wrong) {
        String get = "{@,'Key':K}";

        if (right != null) {
            assertThat(may("GetItem", get, "{'" + operator + "':{'" + key + "':'" + right + "'}}"))
                    .isTrue();
        }
        assertThat(may("GetItem", get, "{'" + operator + "':{'" + key + "':'" + wrong + "'}}"))
                .isFalse();
        assertThat(may("GetItem", get, "{'Null':{'" + key + "':'false'}}")).isTrue();
        assertThat(may("GetItem", get, "{'Null':{'" + key + "':'true'}}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws:PrincipalTag/Team",
                "aws:RequestTag/Team",
                "aws:ResourceTag/Cost",
                "aws:TagKeys",
                "aws:Referer",
                "aws:UserAgent",
                "aws:SourceVpc",
                "dynamodb:EnclosingOperation",
                "dynamodb:FullTableScan",
                "dynamodb:ReturnValues",
                "sts:ExternalId"
            })
    void aKeyThatIsNotThereEqualsNothing(String key) {
        String get = "{@,'Key':K}";

        assertThat(may("GetItem", get, "{'StringEquals':{'" + key + "':'x'}}")).isFalse();
        assertThat(may("GetItem", get, "{'StringNotEquals':{'" + key + "':'x'}}"))
                .isTrue();
        assertThat(may("GetItem", get, "{'StringEqualsIfExists':{'" + key + "':'x'}}"))
                .isTrue();
        assertThat(may("GetItem", get, "{'Null':{'" + key + "':'true'}}")).isTrue();
    }

    private boolean may(String operation, String json, String conditions) {
        Signer bob = wire.directory().users().find(ACCOUNT, "bob").isPresent() ? again() : wire.user("bob");
        wire.setPolicy("bob", allowIf("*", "*", conditions));
        return wire.may(bob, operation, request(json));
    }

    private Signer again() {
        wire.directory().users().delete(ACCOUNT, "bob");
        return wire.user("bob");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "true | GetItem | {@,'Key':K}",
                "false | GetItem | {@,'Key':{'id':{'S':'b'},'n':{'N':'1'}}}",
                "true | PutItem | {@,'Item':I}",
                "false | DeleteItem | {@,'Key':{'id':{'S':'b'},'n':{'N':'1'}}}",
                "false | UpdateItem | {@,'Key':{'id':{'S':'b'},'n':{'N':'1'}}}",
                "true | Query | {@,'KeyConditionExpression':'#i=:i and n>:n','ExpressionAttributeNames':{'#i':'id'},"
                        + "'ExpressionAttributeValues':{':i':{'S':'a'},':n':{'N':'1'}}}",
                "false | Query | {@,'KeyConditionExpression':'id=:i','ExpressionAttributeValues':{':i':{'S':'b'}}}",
                "true | Query | {@,'IndexName':'byG','KeyConditions':{'g':{'ComparisonOperator':'EQ','AttributeValueList':"
                        + "[{'S':'a'}]}}}",
                "false | Query | {@,'IndexName':'byG','KeyConditions':{'g':{'ComparisonOperator':'EQ','AttributeValueList':"
                        + "[{'S':'b'}]}}}",
                "false | Scan | {@}",
                "true | BatchGetItem | {'RequestItems':{'Tab':{'Keys':[{'id':{'S':'a'},'n':{'N':'1'}},{'id':{'S':'a'},'n':"
                        + "{'N':'2'}}]}}}",
                "false | BatchGetItem | {'RequestItems':{'Tab':{'Keys':[{'id':{'S':'a'},'n':{'N':'1'}},{'id':{'S':'b'},'n':"
                        + "{'N':'2'}}]}}}",
                "true | BatchWriteItem | {'RequestItems':{'Tab':[{'PutRequest':{'Item':I}}]}}",
                "false | BatchWriteItem | {'RequestItems':{'Tab':[{'PutRequest':{'Item':I}},{'DeleteRequest':{'Key':{'id':"
                        + "{'S':'b'},'n':{'N':'1'}}}}]}}",
                "false | TransactWriteItems | {'TransactItems':[{'Put':{@,'Item':I}},{'Delete':{@,'Key':{'id':{'S':'b'},"
                        + "'n':{'N':'1'}}}}]}",
                "true | TransactGetItems | {'TransactItems':[{'Get':{@,'Key':K}}]}",
                "true | ExecuteStatement | {'Statement':'SELECT * FROM Tab WHERE id=?','Parameters':[{'S':'a'}]}",
                "false | ExecuteStatement | {'Statement':'SELECT * FROM Tab WHERE id IN [?,?]','Parameters':[{'S':'a'},"
                        + "{'S':'b'}]}",
                "false | ExecuteStatement | {'Statement':'SELECT * FROM Tab'}",
                "false | ExecuteStatement | {'Statement':'DELETE FROM Tab WHERE id=? AND n=1','Parameters':[{'S':'b'}]}"
            })
    void leadingKeysAreThePartitionsTouched(boolean allowed, String operation, String json) {
        String conditions =
                "{'ForAllValues:StringEquals':{'dynamodb:LeadingKeys':'a'},'Null':{'dynamodb:LeadingKeys':false}}";

        assertThat(may(operation, json, conditions)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "true | GetItem | {@,'Key':K,'ProjectionExpression':'x.y, id'}",
                "true | GetItem | {@,'Key':K,'AttributesToGet':['x']}",
                "false | GetItem | {@,'Key':K,'ProjectionExpression':'#s','ExpressionAttributeNames':{'#s':'secret'}}",
                "false | GetItem | {@,'Key':K,'AttributesToGet':['secret']}",
                "true | PutItem | {@,'Item':I}",
                "false | PutItem | {@,'Item':{'id':{'S':'a'},'n':{'N':'1'},'secret':{'S':'y'}}}",
                "false | PutItem | {@,'Item':I,'ConditionExpression':'attribute_not_exists(secret)'}",
                "false | PutItem | {@,'Item':I,'Expected':{'secret':{'Exists':false}}}",
                "true | UpdateItem | {@,'Key':K,'UpdateExpression':'SET x=id'}",
                "false | UpdateItem | {@,'Key':K,'UpdateExpression':'REMOVE secret'}",
                "false | UpdateItem | {@,'Key':K,'UpdateExpression':'SET x=if_not_exists(secret,id)'}",
                "false | UpdateItem | {@,'Key':K,'AttributeUpdates':{'secret':{'Action':'DELETE'}}}",
                "false | DeleteItem | {@,'Key':K,'ConditionExpression':'attribute_not_exists(secret)'}",
                "false | Scan | {@,'FilterExpression':'attribute_exists(secret)'}",
                "true | Scan | {@,'FilterExpression':'attribute_exists(x)'}",
                "false | Scan | {@,'ScanFilter':{'secret':{'ComparisonOperator':'NULL'}}}",
                "false | Query | {@,'KeyConditionExpression':'id=:i','FilterExpression':'secret=:i',"
                        + "'ExpressionAttributeValues':{':i':{'S':'a'}}}",
                "false | Query | {@,'IndexName':'byG','KeyConditionExpression':'g=:i','ExpressionAttributeValues':{':i':"
                        + "{'S':'a'}}}",
                "false | BatchGetItem | {'RequestItems':{'Tab':{'Keys':[{'id':{'S':'a'},'n':{'N':'1'}}],"
                        + "'ProjectionExpression':'secret'}}}",
                "false | BatchWriteItem | {'RequestItems':{'Tab':[{'PutRequest':{'Item':{'id':{'S':'a'},'n':{'N':'1'},"
                        + "'secret':{'S':'y'}}}}]}}",
                "false | TransactWriteItems | {'TransactItems':[{'Update':{@,'Key':K,'UpdateExpression':'REMOVE secret'}}]}",
                "false | TransactGetItems | {'TransactItems':[{'Get':{@,'Key':K,'ProjectionExpression':'secret'}}]}",
                "false | ExecuteStatement | {'Statement':'SELECT secret FROM Tab'}",
                "false | ExecuteStatement | {'Statement':'SELECT id FROM Tab WHERE secret=1'}",
                "true | ExecuteStatement | {'Statement':'SELECT id FROM Tab WHERE x=1'}",
                "false | ExecuteStatement | {'Statement':'UPDATE Tab SET secret=1 WHERE id=? AND n=1','Parameters':"
                        + "[{'S':'a'}]}"
            })
    void attributesAreThoseNamedAnywhere(boolean allowed, String operation, String json) {
        String conditions = "{'ForAllValues:StringEquals':{'dynamodb:Attributes':['id','n','x']}}";

        assertThat(may(operation, json, conditions)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Select | ALL_ATTRIBUTES | Scan | {@}",
                "Select | COUNT | Scan | {@,'Select':'COUNT'}",
                "Select | SPECIFIC_ATTRIBUTES | Scan | {@,'ProjectionExpression':'id'}",
                "Select | ALL_PROJECTED_ATTRIBUTES | Scan | {@,'IndexName':'byG'}",
                "Select | SPECIFIC_ATTRIBUTES | GetItem | {@,'Key':K,'AttributesToGet':['id']}",
                "Select | ALL_ATTRIBUTES | GetItem | {@,'Key':K}",
                "Select | SPECIFIC_ATTRIBUTES | ExecuteStatement | {'Statement':'SELECT id FROM Tab'}",
                "ReturnValues | NONE | PutItem | {@,'Item':I}",
                "ReturnValues | ALL_OLD | DeleteItem | {@,'Key':K,'ReturnValues':'ALL_OLD'}",
                "ReturnValues | UPDATED_NEW | UpdateItem | {@,'Key':K,'ReturnValues':'UPDATED_NEW'}",
                "ReturnConsumedCapacity | TOTAL | GetItem | {@,'Key':K,'ReturnConsumedCapacity':'TOTAL'}",
                "ReturnConsumedCapacity | NONE | Scan | {@}",
                "EnclosingOperation | TransactWriteItems | TransactWriteItems | {'TransactItems':[{'Put':{@,'Item':I}}]}",
                "EnclosingOperation | TransactGetItems | TransactGetItems | {'TransactItems':[{'Get':{@,'Key':K}}]}",
                "EnclosingOperation | ExecuteTransaction | ExecuteTransaction | {'TransactStatements':[{'Statement':"
                        + "'SELECT * FROM Tab WHERE id=? AND n=1','Parameters':[{'S':'a'}]}]}",
                "FullTableScan | true | ExecuteStatement | {'Statement':'SELECT * FROM Tab'}",
                "FullTableScan | false | ExecuteStatement | {'Statement':'SELECT * FROM Tab WHERE id=?','Parameters':"
                        + "[{'S':'a'}]}"
            })
    void whatIsAskedForCanBeAskedAbout(String key, String value, String operation, String json) {
        String is = "{'StringEquals':{'dynamodb:" + key + "':'" + value + "'}}";
        String isNot = "{'StringNotEquals':{'dynamodb:" + key + "':'" + value + "'}}";

        assertThat(may(operation, json, is)).isTrue();
        assertThat(may(operation, json, isNot)).isFalse();
    }

    @Test
    void anOperationOfItsOwnIsNotEnclosed() {
        assertThat(may("GetItem", "{@,'Key':K}", "{'Null':{'dynamodb:EnclosingOperation':true}}"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'StringEquals':{'aws:username':'bob'}}",
                "{'StringEquals':{'aws:PrincipalArn':'arn:aws:iam::123456789012:user/bob','aws:PrincipalAccount':"
                        + "'123456789012'}}",
                "{'StringEquals':{'aws:PrincipalType':'User','aws:ResourceAccount':'123456789012'}}",
                "{'StringLike':{'aws:userid':'AIDA*'}}",
                "{'StringEquals':{'aws:ResourceTag/Team':'red','AWS:RESOURCETAG/team':'red'}}",
                "{'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}",
                "{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'},'Bool':{'aws:SecureTransport':true}}",
                "{'DateEquals':{'aws:CurrentTime':'2030-01-01T00:00:00Z'},'NumericEquals':{'aws:EpochTime':1893456000}}",
                "{'DateLessThan':{'aws:EpochTime':'2031-01-01'}}",
                "{'Null':{'aws:PrincipalTag/team':true,'aws:TagKeys':true,'aws:x':true}}"
            })
    void theRequestAsAWholeCanBeAskedAbout(String conditions) {
        assertThat(may("GetItem", "{@,'Key':K}", conditions)).isTrue();
    }

    @Test
    void whereARequestComesFromCounts() {
        wire.comeFrom("192.168.0.1", false);

        assertThat(may("GetItem", "{@,'Key':K}", "{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}"))
                .isFalse();
        assertThat(may("GetItem", "{@,'Key':K}", "{'Bool':{'aws:SecureTransport':true}}"))
                .isFalse();
    }

    @Test
    void tagsOfUsersAreComparedWithTagsOfTables() {
        Signer bob = wire.user(
                "bob", allowIf("*", "*", "{'StringEquals':{'aws:ResourceTag/Team':'${aws:PrincipalTag/team}'}}"));
        assertThat(wire.may(bob, "DescribeTable", "{'TableName':'Tab'}")).isFalse();

        wire.directory().users().tag(ACCOUNT, "bob", Map.of("Team", "red"));
        wire.directory();
        assertThat(wire.may(bob, "DescribeTable", "{'TableName':'Tab'}")).isTrue();

        wire.directory().users().tag(ACCOUNT, "bob", Map.of("Team", "blue"));
        wire.directory();
        assertThat(wire.may(bob, "DescribeTable", "{'TableName':'Tab'}")).isFalse();
    }

    @Test
    void tagsOfRequestsCanBeAskedAbout() {
        String tag = "{'ResourceArn':'ARN','Tags':[{'Key':'Team','Value':'red'}]}";

        assertThat(may("TagResource", tag, "{'StringEquals':{'aws:RequestTag/team':'red'}}"))
                .isTrue();
        assertThat(may("TagResource", tag, "{'StringEquals':{'aws:RequestTag/team':'blue'}}"))
                .isFalse();
        String twice = tag.replace("}]", "},{'Key':'team','Value':'blue'}]");
        assertThat(may("TagResource", twice, "{'StringEquals':{'aws:RequestTag/team':'red'}}"))
                .isFalse();
        assertThat(may("TagResource", twice, "{'StringEquals':{'aws:RequestTag/team':'blue'}}"))
                .isFalse();
        assertThat(may("TagResource", twice, "{'ForAllValues:StringEquals':{'aws:RequestTag/team':['red','blue']}}"))
                .isTrue();
        assertThat(may("TagResource", tag, "{'ForAllValues:StringEquals':{'aws:TagKeys':['Team','Cost']}}"))
                .isTrue();
        assertThat(may(
                        "UntagResource",
                        "{'ResourceArn':'ARN','TagKeys':['Team','x']}",
                        "{'ForAllValues:StringEquals':{'aws:TagKeys':['Team','Cost']}}"))
                .isFalse();
    }
}
