package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that a client decides about a table: the members of CreateTable, except for the name. */
public record TableSpecification(
        List<AttributeDefinition> attributeDefinitions,
        List<KeySchemaElement> keySchema,
        Optional<List<LocalSecondaryIndex>> localSecondaryIndexes,
        Optional<List<GlobalSecondaryIndex>> globalSecondaryIndexes,
        BillingMode billingMode,
        Optional<ProvisionedThroughput> provisionedThroughput,
        Optional<OnDemandThroughput> onDemandThroughput,
        Optional<WarmThroughput> warmThroughput,
        Optional<StreamSpecification> streamSpecification,
        Optional<SseSpecification> sseSpecification,
        Optional<TableClass> tableClass,
        boolean deletionProtectionEnabled,
        List<Tag> tags)
        implements JsonOutput {

    static final Member<List<AttributeDefinition>> ATTRIBUTE_DEFINITIONS =
            Member.required("AttributeDefinitions", AttributeDefinition.LIST);
    static final Member<List<KeySchemaElement>> KEY_SCHEMA = Member.required("KeySchema", KeySchemaElement.LIST);
    static final Member<List<LocalSecondaryIndex>> LOCAL_INDEXES =
            Member.optional("LocalSecondaryIndexes", LocalSecondaryIndex.LIST);
    static final Member<List<GlobalSecondaryIndex>> GLOBAL_INDEXES =
            Member.optional("GlobalSecondaryIndexes", GlobalSecondaryIndex.LIST);
    static final Member<BillingMode> BILLING_MODE =
            Member.optional("BillingMode", EnumShape.of(BillingMode.PROVISIONED, BillingMode.PAY_PER_REQUEST));
    static final Member<ProvisionedThroughput> PROVISIONED =
            Member.optional("ProvisionedThroughput", ProvisionedThroughput.SHAPE);
    static final Member<OnDemandThroughput> ON_DEMAND = Member.optional("OnDemandThroughput", OnDemandThroughput.SHAPE);
    static final Member<WarmThroughput> WARM = Member.optional("WarmThroughput", WarmThroughput.SHAPE);
    static final Member<StreamSpecification> STREAM = Member.optional("StreamSpecification", StreamSpecification.SHAPE);
    static final Member<SseSpecification> SSE = Member.optional("SSESpecification", SseSpecification.SHAPE);

    /** The storage class, which UpdateTable has as well. */
    public static final Member<TableClass> TABLE_CLASS = Member.optional("TableClass", TableClass.SHAPE);

    static final Member<Boolean> DELETION_PROTECTION = Member.optional("DeletionProtectionEnabled", FlagShape.FLAG);
    static final Member<List<Tag>> TAGS = Member.optional("Tags", Tag.LIST);

    private static final Member<?>[] MEMBERS = {
        ATTRIBUTE_DEFINITIONS,
        KEY_SCHEMA,
        GLOBAL_INDEXES,
        LOCAL_INDEXES,
        BILLING_MODE,
        PROVISIONED,
        ON_DEMAND,
        WARM,
        STREAM,
        SSE,
        TABLE_CLASS,
        DELETION_PROTECTION,
        TAGS
    };

    static final Structure<TableSpecification> SHAPE =
            Structure.of("TableSpecification", TableSpecification::from, MEMBERS);

    public TableSpecification {
        attributeDefinitions = List.copyOf(attributeDefinitions);
        keySchema = List.copyOf(keySchema);
        tags = List.copyOf(tags);
    }

    /** The members of a specification, after others of the structure that contains them. */
    public static Member<?>[] membersAfter(Member<?>... others) {
        var members = new Member<?>[others.length + MEMBERS.length];
        System.arraycopy(others, 0, members, 0, others.length);
        System.arraycopy(MEMBERS, 0, members, others.length, MEMBERS.length);
        return members;
    }

    /** The specification in a structure that has its members. */
    public static TableSpecification from(Members in) {
        return new TableSpecification(
                in.get(ATTRIBUTE_DEFINITIONS),
                in.get(KEY_SCHEMA),
                in.find(LOCAL_INDEXES),
                in.find(GLOBAL_INDEXES),
                in.get(BILLING_MODE, BillingMode.PROVISIONED),
                in.find(PROVISIONED),
                OnDemandThroughput.in(in, ON_DEMAND),
                WarmThroughput.in(in, WARM),
                in.find(STREAM),
                in.find(SSE),
                in.find(TABLE_CLASS),
                in.get(DELETION_PROTECTION, false),
                in.get(TAGS, List.of()));
    }

    /** The global indexes, none if they were not given. */
    public List<GlobalSecondaryIndex> globalIndexes() {
        return globalSecondaryIndexes.orElse(List.of());
    }

    /** The global index of a name. */
    public Optional<GlobalSecondaryIndex> globalIndex(String name) {
        for (GlobalSecondaryIndex index : globalIndexes()) {
            if (index.indexName().equals(name)) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    /** The local indexes, none if they were not given. */
    public List<LocalSecondaryIndex> localIndexes() {
        return localSecondaryIndexes.orElse(List.of());
    }

    /** Whether the table is paid by request. */
    public boolean onDemand() {
        return billingMode == BillingMode.PAY_PER_REQUEST;
    }

    /** The table's throughput. */
    public ThroughputSettings throughput() {
        return ThroughputSettings.of(onDemand(), provisionedThroughput, warmThroughput);
    }

    /** The throughput of a global index of the table. */
    public ThroughputSettings throughput(GlobalSecondaryIndex index) {
        return ThroughputSettings.of(onDemand(), index.provisionedThroughput(), index.warmThroughput());
    }

    /** The names of the attributes that keys of the table and of its indexes use. */
    public Set<String> keyAttributes() {
        Set<String> used = new HashSet<>(KeySchemaElement.names(keySchema));
        for (LocalSecondaryIndex index : localIndexes()) {
            used.addAll(KeySchemaElement.names(index.keySchema()));
        }
        for (GlobalSecondaryIndex index : globalIndexes()) {
            used.addAll(KeySchemaElement.names(index.keySchema()));
        }
        return used;
    }

    /** The same specification without the definitions of attributes that no key uses. */
    public TableSpecification withoutUnusedDefinitions() {
        Set<String> used = keyAttributes();
        var definitions = new ArrayList<AttributeDefinition>();
        for (AttributeDefinition attribute : attributeDefinitions) {
            if (used.contains(attribute.attributeName())) {
                definitions.add(attribute);
            }
        }
        return change().attributeDefinitions(definitions).build();
    }

    /** A specification that begins as this one. */
    public TableSpecificationChange change() {
        return new TableSpecificationChange(this);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        JsonOutput.writeList(json, ATTRIBUTE_DEFINITIONS.name(), attributeDefinitions);
        JsonOutput.writeList(json, KEY_SCHEMA.name(), keySchema);
        if (localSecondaryIndexes.isPresent()) {
            JsonOutput.writeList(json, LOCAL_INDEXES.name(), localSecondaryIndexes.get());
        }
        if (globalSecondaryIndexes.isPresent()) {
            JsonOutput.writeList(json, GLOBAL_INDEXES.name(), globalSecondaryIndexes.get());
        }
        json.writeStringField(BILLING_MODE.name(), billingMode.name());
        writeIfPresent(json, PROVISIONED, provisionedThroughput);
        writeIfPresent(json, ON_DEMAND, onDemandThroughput);
        writeIfPresent(json, WARM, warmThroughput);
        writeIfPresent(json, STREAM, streamSpecification);
        writeIfPresent(json, SSE, sseSpecification);
        if (tableClass.isPresent()) {
            json.writeStringField(TABLE_CLASS.name(), tableClass.get().name());
        }
        json.writeBooleanField(DELETION_PROTECTION.name(), deletionProtectionEnabled);
        JsonOutput.writeList(json, TAGS.name(), tags);
        json.writeEndObject();
    }

    private static void writeIfPresent(
            JsonGenerator json, Member<? extends JsonOutput> member, Optional<? extends JsonOutput> value)
            throws IOException {
        if (value.isPresent()) {
            JsonOutput.writeMember(json, member.name(), value.get());
        }
    }
}
