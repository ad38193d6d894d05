package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateTableTest {

    private static final String ON_DEMAND = "'BillingMode':'PAY_PER_REQUEST'";
    private static final String ID_KEY = Wire.definitions("id:S") + "," + Wire.schema("id");
    private static final String PAIR_KEY = Wire.definitions("id:S", "at:N") + "," + Wire.schema("id", "at");

    private final Wire wire = new Wire();

    @Test
    void theNameOfTheTableIsAskedForInOtherWords() {
        assertThat(wire.error("CreateTable", "{'KeySchema':[]}"))
                .isEqualTo(
                        "ValidationException: The parameter 'TableName' is required but was not present in the request");
    }

    @Test
    void answersWithADescriptionOfWhatIsBeingCreated() {
        Answer answer = create(ON_DEMAND + "," + PAIR_KEY);

        assertThat(answer.text("TableDescription.TableName")).isEqualTo("Things");
        assertThat(answer.text("TableDescription.TableStatus")).isEqualTo("CREATING");
        assertThat(answer.text("TableDescription.TableArn"))
                .isEqualTo("arn:aws:dynamodb:eu-central-1:123456789012:table/Things");
        assertThat(answer.at("TableDescription.KeySchema"))
                .isEqualTo(json("[{'AttributeName':'id','KeyType':'HASH'},{'AttributeName':'at','KeyType':'RANGE'}]"));
        assertThat(answer.number("TableDescription.ItemCount")).isZero();
        assertThat(answer.text("TableDescription.BillingModeSummary.BillingMode"))
                .isEqualTo("PAY_PER_REQUEST");
        assertThat(answer.number("TableDescription.CreationDateTime"))
                .isEqualTo((double) wire.clock().instant().getEpochSecond());
        assertThat(answer.text("TableDescription.TableId"))
                .isEqualTo(wire.ok("DescribeTable", "{'TableName':'Things'}").text("Table.TableId"));
    }

    @Test
    void aProvisionedTableHasItsThroughput() {
        Answer answer = create(ID_KEY + ",'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':6}");

        assertThat(answer.at("TableDescription.ProvisionedThroughput"))
                .isEqualTo(json("{'NumberOfDecreasesToday':0,'ReadCapacityUnits':5,'WriteCapacityUnits':6}"));
        assertThat(answer.has("TableDescription.BillingModeSummary")).isFalse();
    }

    @Test
    void aNameIsTakenOnce() {
        create(ON_DEMAND + "," + ID_KEY);

        assertThat(error(ON_DEMAND + "," + ID_KEY)).isEqualTo("ResourceInUseException: Table already exists: Things");
    }

    @Test
    void sortsWhatHasNoOrder() {
        Answer created = create(ON_DEMAND + "," + Wire.definitions("id:S", "at:N") + "," + Wire.schema("id", "at")
                + ",'GlobalSecondaryIndexes':[{'IndexName':'idx'," + Wire.schema("at")
                + ",'Projection':{'ProjectionType':'INCLUDE','NonKeyAttributes':['z','id','a']}}]");

        assertThat(created.texts("TableDescription.AttributeDefinitions", "AttributeName"))
                .containsExactly("at", "id");
        assertThat(created.at("TableDescription.GlobalSecondaryIndexes.0.Projection.NonKeyAttributes"))
                .isEqualTo(json("['a','id','z']"));
    }

    @Test
    void definesAnAttributeOnce() {
        assertThat(error(ON_DEMAND + "," + Wire.definitions("id:S", "id:N") + "," + Wire.schema("id")))
                .isEqualTo("ValidationException: Attribute Name is duplicated: id");
    }

    @Test
    void tellsLessThanDescribeTable() {
        Answer created = create(ON_DEMAND + "," + ID_KEY);
        Answer described = wire.ok("DescribeTable", "{'TableName':'Things'}");

        assertThat(created.has("TableDescription.WarmThroughput")).isFalse();
        assertThat(described.at("Table.WarmThroughput"))
                .isEqualTo(json("{'ReadUnitsPerSecond':12000,'WriteUnitsPerSecond':4000,'Status':'ACTIVE'}"));
        assertThat(created.has("TableDescription.BillingModeSummary.LastUpdateToPayPerRequestDateTime"))
                .isFalse();
        assertThat(described.has("Table.BillingModeSummary.LastUpdateToPayPerRequestDateTime"))
                .isTrue();
    }

    @Test
    void tellsThatItWarmsUp() {
        Answer created = create(ON_DEMAND + "," + ID_KEY + ",'WarmThroughput':{'ReadUnitsPerSecond':12001}");

        assertThat(created.at("TableDescription.WarmThroughput"))
                .isEqualTo(json("{'ReadUnitsPerSecond':12001,'WriteUnitsPerSecond':4000,'Status':'UPDATING'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "40001,1 | The requested ReadCapacityUnits, 40001, is above the per table maximum for the account in eu-central-1. Per table maximum: 40000. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.",
                "1,40001 | The requested WriteCapacityUnits, 40001, is above the per table maximum for the account in eu-central-1. Per table maximum: 40000. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.",
            })
    void isHeldToTheAccountsQuotas(String units, String message) {
        String[] parts = units.split(",", -1);

        assertThat(error(ID_KEY + ",'ProvisionedThroughput':{'ReadCapacityUnits':" + parts[0] + ",'WriteCapacityUnits':"
                        + parts[1] + "}"))
                .isEqualTo("LimitExceededException: " + message);
    }

    @Test
    void aTableIsUsableOnceItsTimeHasCome() {
        try (Wire slow = new Wire(Duration.ofSeconds(5))) {
            slow.createTable("Things", "id:S");
            assertThat(status(slow)).isEqualTo("CREATING");
            assertThat(slow.error("PutItem", "{'TableName':'Things','Item':{'id':{'S':'a'}}}"))
                    .isEqualTo("ResourceNotFoundException: Requested resource not found");
            assertThat(slow.error("DeleteTable", "{'TableName':'Things'}"))
                    .isEqualTo("ResourceInUseException: Attempt to change a resource which is still in use: "
                            + "Table is being created: Things");

            slow.clock().advance(Duration.ofSeconds(5));
            assertThat(status(slow)).isEqualTo("ACTIVE");
            slow.put("Things", "{'id':{'S':'a'}}");
        }
    }

    private static String status(Wire wire) {
        return wire.ok("DescribeTable", "{'TableName':'Things'}").text("Table.TableStatus");
    }

    @ParameterizedTest
    @CsvSource({"ab, greater than or equal to 3", "a b c, satisfy regular expression pattern: [a-zA-Z0-9_.-]+"})
    void aNameHasItsForm(String name, String constraint) {
        assertThat(wire.error("CreateTable", "{'TableName':'" + name + "'," + ON_DEMAND + "," + ID_KEY + "}"))
                .startsWith("ValidationException: 1 validation error detected: Value '" + name + "' at 'tableName'")
                .endsWith(constraint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':1},'BillingMode':'PAY_PER_REQUEST',ID | Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST",
                "ID | ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED",
                "OD,'AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'},{'AttributeName':'x','AttributeType':'S'}],'KeySchema':[{'AttributeName':'id','KeyType':'HASH'}] | Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions",
                "OD,ID,'LocalSecondaryIndexes':[] | List of LocalSecondaryIndexes is empty",
                "OD,ID,'GlobalSecondaryIndexes':[] | List of GlobalSecondaryIndexes is empty",
                "OD,PAIR,'GlobalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'x','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}}] | Some index key attributes are not defined in AttributeDefinitions. Keys: [x], AttributeDefinitions: [id, at]",
                "OD,PAIR,'GlobalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'at','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL','NonKeyAttributes':['x']}}] | ProjectionType is ALL, but NonKeyAttributes is specified",
                "OD,PAIR,'GlobalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'at','KeyType':'HASH'}],'Projection':{'ProjectionType':'INCLUDE'}}] | ProjectionType is INCLUDE, but NonKeyAttributes is not specified",
                "OD,PAIR,'GlobalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'at','KeyType':'HASH'}],'Projection':{'ProjectionType':'INCLUDE','NonKeyAttributes':['x','y','x']}}] | Duplicate element in NonKeyAttributes: x",
                "OD,FOUR,'GlobalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'a','KeyType':'HASH'},{'AttributeName':'b','KeyType':'RANGE'},{'AttributeName':'c','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}}] | All HASH key attributes must precede RANGE key attributes in the KeySchema",
                "OD,FIVE,'GlobalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'a','KeyType':'HASH'},{'AttributeName':'b','KeyType':'HASH'},{'AttributeName':'c','KeyType':'HASH'},{'AttributeName':'d','KeyType':'HASH'},{'AttributeName':'id','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}}] | The KeySchema exceeds the maximum allowed number of HASH key attributes",
                "OD,PAIR,'LocalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'at','KeyType':'HASH'},{'AttributeName':'id','KeyType':'RANGE'}],'Projection':{'ProjectionType':'ALL'}}] | Index KeySchema does not have the same leading hash key as table KeySchema for index: idx. index hash key: at, table hash key: id",
                "OD,FIVE,'GlobalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'a','KeyType':'HASH'}],'Projection':{}}] | Some AttributeDefinitions are not used. AttributeDefinitions: [a, b, id, c, d], keys used: [a, id]",
                "PAIR,UNITS,'OnDemandThroughput':{'MaxWriteRequestUnits':5} | MaxWriteRequestUnits for OnDemandThroughput cannot be specified when table BillingMode is PROVISIONED.",
                "OD,PAIR,'OnDemandThroughput':{'MaxReadRequestUnits':-1} | Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid range",
                "OD,PAIR,'WarmThroughput':{'ReadUnitsPerSecond':12000,'WriteUnitsPerSecond':3999} | Requested WriteUnitsPerSecond for WarmThroughput for table is lower than initial throughput for OnDemand. See: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial",
                "PAIR,UNITS,'WarmThroughput':{'ReadUnitsPerSecond':9} | Requested ReadUnitsPerSecond for WarmThroughput for table is lower than ReadCapacityUnits of ProvisionedThroughput",
                "PAIR,UNITS,'GlobalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'at','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}}] | ProvisionedThroughput is not specified for index: idx",
                "PAIR,UNITS,'GlobalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'at','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'},UNITS,'OnDemandThroughput':{'MaxReadRequestUnits':5}}] | MaxReadRequestUnits for OnDemandThroughput for index: idx cannot be specified when table BillingMode is PROVISIONED.",
                "OD,PAIR,'GlobalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'at','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'},UNITS}] | ProvisionedThroughput should not be specified for index: idx when BillingMode is PAY_PER_REQUEST",
                "OD,PAIR,'GlobalSecondaryIndexes':[{'IndexName':'idx','KeySchema':[{'AttributeName':'at','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'},'OnDemandThroughput':{'MaxReadRequestUnits':0}}] | Requested MaxReadRequestUnits for OnDemandThroughput for index : idx is outside of valid range",
                "OD,ID,'StreamSpecification':{'StreamEnabled':false,'StreamViewType':'KEYS_ONLY'} | Table is being created with a stream disabled, UpdateViewType should not be specified",
                "OD,ID,'StreamSpecification':{'StreamEnabled':true} | Table is being created with a stream enabled, UpdateViewType is required",
                "OD,ID,'SSESpecification':{'Enabled':false,'SSEType':'KMS'} | SSEType can not be specified if Enabled is false",
                "OD,ID,'SSESpecification':{'Enabled':false,'SSEType':'AES256','KMSMasterKeyId':'k'} | SSEType can not be specified if Enabled is false",
                "OD,ID,'SSESpecification':{'Enabled':false,'KMSMasterKeyId':'k'} | KMSMasterKeyId can not be specified if Enabled is false",
                "OD,ID,'SSESpecification':{'Enabled':true,'SSEType':'AES256'} | SSEType AES256 is not supported",
                "OD,ID,'SSESpecification':{'Enabled':true,'KMSMasterKeyId':'k'} | SSEType KMS is required if KMSMasterKeyId is specified",
            })
    void refusesASpecificationThatIsNotSound(String members, String reason) {
        String request = members.replace("OD", ON_DEMAND)
                .replace("UNITS", "'ProvisionedThroughput':{'ReadCapacityUnits':10,'WriteCapacityUnits':10}")
                .replace("FOUR", Wire.definitions("id:S", "a:S", "b:S", "c:S") + "," + Wire.schema("id"))
                .replace("PAIR", PAIR_KEY)
                .replace("FIVE", Wire.definitions("id:S", "a:S", "b:S", "c:S", "d:S") + "," + Wire.schema("id"))
                .replace(",ID", "," + ID_KEY)
                .replaceFirst("^ID", ID_KEY);

        assertThat(error(request))
                .isEqualTo("ValidationException: One or more parameter values were invalid: " + reason);
    }

    @Test
    void twoIndexesHaveTwoNames() {
        String index = "{'IndexName':'idx'," + Wire.schema("at") + ",'Projection':{'ProjectionType':'ALL'}}";

        assertThat(error(ON_DEMAND + "," + PAIR_KEY + ",'GlobalSecondaryIndexes':[" + index + "," + index + "]"))
                .isEqualTo("ValidationException: One or more parameter values were invalid: Duplicate index name: idx");
    }

    private Answer create(String members) {
        return wire.ok("CreateTable", "{'TableName':'Things'," + members + "}");
    }

    private String error(String members) {
        return wire.error("CreateTable", "{'TableName':'Things'," + members + "}");
    }
}
