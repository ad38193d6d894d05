package dev.extenddb.differential.compare;

import java.util.List;
import java.util.regex.Pattern;

/** The known differences of how tables are made, changed and deleted; see {@link KnownDifferences}. */
final class TableDifferences {

    private static final Pattern DOES_NOT_GO_TOGETHER = Pattern.compile(
            "must be the only operation in the request|You cannot (create or delete index|modify stream) ");

    static final List<KnownDifference> ALL = List.of(
            new KnownDifference(
                    "takes throughput on demand",
                    "DynamoDB refuses provisioned throughput for a table that is or becomes PAY_PER_REQUEST; DynamoDB Local ignores it.",
                    "API Reference, CreateTable: ProvisionedThroughput; recorded on AWS",
                    difference -> difference.reference().succeeded()
                            && difference
                                    .candidate()
                                    .message()
                                    .contains("can be specified when BillingMode is PAY_PER_REQUEST")),
            new KnownDifference(
                    "changes settings together",
                    "DynamoDB changes the encryption, the class and the protection of a table each by itself, and few other things together; DynamoDB Local "
                            + "takes what a request asks for all at once.",
                    "recorded on AWS",
                    difference -> difference.reference().succeeded()
                            && DOES_NOT_GO_TOGETHER
                                    .matcher(difference.candidate().message())
                                    .find()),
            new KnownDifference(
                    "knows no encryption and no classes",
                    "DynamoDB changes how a table is encrypted and what class it has, within limits; DynamoDB Local ignores both.",
                    "API Reference, UpdateTable: SSESpecification, TableClass; recorded on AWS",
                    difference -> difference.reference().message().equals("Nothing to update")
                            && (difference.step().call().body().has("SSESpecification")
                                    || difference.step().call().body().has("TableClass"))),
            new KnownDifference(
                    "does not mind unused definitions",
                    "DynamoDB refuses AttributeDefinitions that no key uses; DynamoDB Local does so only for tables without local indexes.",
                    "recorded on AWS",
                    difference -> difference.reference().succeeded()
                            && difference.candidate().message().contains("Some AttributeDefinitions are not used")),
            new KnownDifference(
                    "tells the new throughput at once",
                    "UpdateTable answers with the provisioned throughput that was before, which DescribeTable shows until the update is done; DynamoDB Local "
                            + "answers with the new one.",
                    "measured on AWS",
                    difference -> difference.aspect() == Aspect.BODY
                            && difference.step().call().operation().equals("UpdateTable")
                            && difference.step().call().body().has("ProvisionedThroughput")),
            new KnownDifference(
                    "describes a deleted table in full",
                    "DynamoDB answers DeleteTable with the table's name, state, size and throughput, without its keys and indexes.",
                    "API Reference, DeleteTable: response syntax; recorded on AWS",
                    difference -> difference.aspect() == Aspect.BODY
                            && difference.step().call().operation().equals("DeleteTable")));

    private TableDifferences() {}
}
