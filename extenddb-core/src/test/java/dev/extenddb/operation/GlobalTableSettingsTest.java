package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of replicas and vector indexes are refused, not forgotten. */
class GlobalTableSettingsTest {

    private final Wire wire = new Wire();

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ReplicaUpdates':[] | 1 validation error detected: Value '[]' at 'replicaUpdates' failed to satisfy constraint: Member must have length greater than or equal to 1",
                "'ReplicaUpdates':[{'Create':{}}] | 1 validation error detected: Value null at 'replicaUpdates.1.member.create.regionName' failed to satisfy constraint: Member must not be null",
                "'ReplicaUpdates':[{'Create':{'RegionName':'eu-west-1','TableClassOverride':'x'}}] | 1 validation error detected: Value 'x' at 'replicaUpdates.1.member.create.tableClassOverride' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, STANDARD_INFREQUENT_ACCESS]",
                "'ReplicaUpdates':[{'Create':{'RegionName':'eu-central-1'}}] | Cannot add, delete, or update the local region through ReplicaUpdates. Use CreateTable, DeleteTable, or UpdateTable as required.",
                "'ReplicaUpdates':[{'Delete':{'RegionName':'eu-west-1'}}] | Update global table operation failed because one or more replicas were not part of the global table.",
                "'ReplicaUpdates':[{'Create':{'RegionName':'eu-west-1'}}] | Replicas in other Regions are not supported: ReplicaUpdates",
                "'MultiRegionConsistency':'WEAK' | 1 validation error detected: Value 'WEAK' at 'multiRegionConsistency' failed to satisfy constraint: Member must satisfy enum value set: [EVENTUAL, STRONG]",
                "'MultiRegionConsistency':'STRONG' | At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady, ReplicaTransitRoleArn, DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required",
                "'MultiRegionConsistency':'STRONG','BillingMode':'PAY_PER_REQUEST' | Global tables and vector indexes are not supported: MultiRegionConsistency",
                "'GlobalTableWitnessUpdates':[{'Create':{}}] | 1 validation error detected: Value null at 'globalTableWitnessUpdates.1.member.create.regionName' failed to satisfy constraint: Member must not be null",
                "'GlobalTableWitnessUpdates':[{'Create':{'RegionName':'eu-west-1'}}] | Global tables and vector indexes are not supported: GlobalTableWitnessUpdates",
                "'VectorIndexUpdates':[{'Create':{}}] | Global tables and vector indexes are not supported: VectorIndexUpdates",
                "'DisassociationProtectionEnabled':true | Global tables and vector indexes are not supported: DisassociationProtectionEnabled",
                "'GlobalTableSettingsReplicationMode':'ENABLED' | Global tables and vector indexes are not supported: GlobalTableSettingsReplicationMode",
            })
    void anUpdateIsRefused(String members, String message) {
        assertThat(wire.error("UpdateTable", "{'TableName':'Things'," + members + "}"))
                .isEqualTo("ValidationException: " + message);
    }

    @Test
    void aTableMustBeThere() {
        assertThat(wire.error("UpdateTable", "{'TableName':'Nothing','DisassociationProtectionEnabled':true}"))
                .startsWith("ResourceNotFoundException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'VectorIndexes':[{}] | VectorIndexes",
                "'GlobalTableSourceArn':'arn:aws:dynamodb:us-east-1:123456789012:table/Other' | GlobalTableSourceArn",
                "'GlobalTableSettingsReplicationMode':'ENABLED' | GlobalTableSettingsReplicationMode",
            })
    void aTableIsNotCreatedWithThem(String members, String name) {
        assertThat(wire.error("CreateTable", create(members)))
                .isEqualTo("ValidationException: Global tables and vector indexes are not supported: " + name);
    }

    @Test
    void whatHoldsAnywayMayBeAskedFor() {
        wire.ok("CreateTable", create("'GlobalTableSettingsReplicationMode':'DISABLED'"));
    }

    private static String create(String members) {
        return "{'TableName':'More','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                + Wire.schema("id") + "," + members + "}";
    }
}
