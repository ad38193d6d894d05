package dev.extenddb.throttle;

import dev.extenddb.table.AccountQuotas;
import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.Index;
import dev.extenddb.table.OnDemandThroughput;
import dev.extenddb.table.ProvisionedThroughput;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableSpecification;
import java.time.Instant;
import java.util.Optional;

/** A table or global index: what has throughput of its own. */
record Target(Table table, Optional<Index> index) {

    /** What a request is held to: a local index has the throughput of its table. */
    static Target of(Table table, Optional<Index> index) {
        return new Target(table, index.filter(Index::global));
    }

    long id() {
        return index.map(Index::ref).orElse(table.ref()).id();
    }

    private String arn() {
        String tableArn = table.definition().identity().arn();
        return index.map(i -> tableArn + "/index/" + i.name()).orElse(tableArn);
    }

    Instant createdAt() {
        return table.definition().identity().createdAt();
    }

    private TableSpecification specification() {
        return table.definition().specification();
    }

    private Optional<GlobalSecondaryIndex> globalIndex() {
        return index.flatMap(i -> specification().globalIndex(i.name()));
    }

    Limit limit(Access access) {
        if (specification().onDemand()) {
            return onDemandLimit(access);
        }
        ProvisionedThroughput throughput = globalIndex()
                .flatMap(GlobalSecondaryIndex::provisionedThroughput)
                .or(specification()::provisionedThroughput)
                .orElse(ProvisionedThroughput.NONE);
        long units = access == Access.READ ? throughput.readCapacityUnits() : throughput.writeCapacityUnits();
        return Limit.provisioned(units, index.isPresent());
    }

    private Limit onDemandLimit(Access access) {
        Optional<OnDemandThroughput> configured = index.isPresent()
                ? globalIndex().flatMap(GlobalSecondaryIndex::onDemandThroughput)
                : specification().onDemandThroughput();
        return configured
                .flatMap(
                        access == Access.READ
                                ? OnDemandThroughput::maxReadRequestUnits
                                : OnDemandThroughput::maxWriteRequestUnits)
                .filter(units -> units >= 0)
                .map(Limit::maxOnDemand)
                .orElseGet(() -> Limit.account(quota(access)));
    }

    /** What a table or index takes that no limit was set for. */
    private static long quota(Access access) {
        return access == Access.READ
                ? AccountQuotas.DEFAULT.tableMaxReadCapacityUnits()
                : AccountQuotas.DEFAULT.tableMaxWriteCapacityUnits();
    }

    Limit partitionLimit(Access access) {
        return Limit.partition(access, specification().onDemand(), index.isPresent());
    }

    ThrottledException refusal(Access access, Limit limit) {
        return new ThrottledException(limit.code(), limit.message(), reason(access, limit), arn());
    }

    private String reason(Access access, Limit limit) {
        return (index.isPresent() ? "Index" : "Table")
                + access.word()
                + limit.cause().word();
    }
}
