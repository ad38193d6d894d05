package dev.extenddb.table;

import java.util.List;
import java.util.Optional;

/** Builds a specification that differs from another one in some members. Not thread-safe. */
public final class TableSpecificationChange {

    private final TableSpecification base;
    private List<AttributeDefinition> attributeDefinitions;
    private Optional<List<GlobalSecondaryIndex>> globalSecondaryIndexes;
    private BillingMode billingMode;
    private Optional<ProvisionedThroughput> provisionedThroughput;
    private Optional<OnDemandThroughput> onDemandThroughput;
    private Optional<WarmThroughput> warmThroughput;
    private Optional<StreamSpecification> streamSpecification;
    private Optional<SseSpecification> sseSpecification;
    private Optional<TableClass> tableClass;
    private boolean deletionProtectionEnabled;
    private List<Tag> tags;

    TableSpecificationChange(TableSpecification base) {
        this.base = base;
        this.attributeDefinitions = base.attributeDefinitions();
        this.globalSecondaryIndexes = base.globalSecondaryIndexes();
        this.billingMode = base.billingMode();
        this.provisionedThroughput = base.provisionedThroughput();
        this.onDemandThroughput = base.onDemandThroughput();
        this.warmThroughput = base.warmThroughput();
        this.streamSpecification = base.streamSpecification();
        this.sseSpecification = base.sseSpecification();
        this.tableClass = base.tableClass();
        this.deletionProtectionEnabled = base.deletionProtectionEnabled();
        this.tags = base.tags();
    }

    /** Sets the attribute definitions. */
    public TableSpecificationChange attributeDefinitions(List<AttributeDefinition> value) {
        attributeDefinitions = value;
        return this;
    }

    /** Sets the global indexes; an empty list means none. */
    public TableSpecificationChange globalIndexes(List<GlobalSecondaryIndex> value) {
        globalSecondaryIndexes = value.isEmpty() ? Optional.empty() : Optional.of(value);
        return this;
    }

    /** Sets the billing mode. */
    public TableSpecificationChange billingMode(BillingMode value) {
        billingMode = value;
        return this;
    }

    /** Sets the throughput paid in advance, or takes it away. */
    public TableSpecificationChange provisionedThroughput(Optional<ProvisionedThroughput> value) {
        provisionedThroughput = value;
        return this;
    }

    /** Sets the limits of an on-demand table, or takes them away. */
    public TableSpecificationChange onDemandThroughput(Optional<OnDemandThroughput> value) {
        onDemandThroughput = value;
        return this;
    }

    /** Sets what the table can take at once. */
    public TableSpecificationChange warmThroughput(WarmThroughput value) {
        warmThroughput = Optional.of(value);
        return this;
    }

    /** Sets the stream, or takes it away. */
    public TableSpecificationChange streamSpecification(Optional<StreamSpecification> value) {
        streamSpecification = value;
        return this;
    }

    /** Sets the encryption. */
    public TableSpecificationChange sseSpecification(SseSpecification value) {
        sseSpecification = Optional.of(value);
        return this;
    }

    /** Sets the storage class. */
    public TableSpecificationChange tableClass(TableClass value) {
        tableClass = Optional.of(value);
        return this;
    }

    /** Sets whether the table may not be deleted. */
    public TableSpecificationChange deletionProtectionEnabled(boolean value) {
        deletionProtectionEnabled = value;
        return this;
    }

    /** Sets the tags. */
    public TableSpecificationChange tags(List<Tag> value) {
        tags = value;
        return this;
    }

    /** The changed specification. */
    public TableSpecification build() {
        return new TableSpecification(
                attributeDefinitions,
                base.keySchema(),
                base.localSecondaryIndexes(),
                globalSecondaryIndexes,
                billingMode,
                provisionedThroughput,
                onDemandThroughput,
                warmThroughput,
                streamSpecification,
                sseSpecification,
                tableClass,
                deletionProtectionEnabled,
                tags);
    }
}
