package dev.extenddb.table;

import dev.extenddb.item.AttributeType;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PolicyKind;
import dev.extenddb.policy.ResourcePolicy;
import dev.extenddb.storage.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table, ready to be written and read: compiled once from its definition. Immutable. */
public final class Table {

    private static final String STREAM = TablePolicy.stream("");

    private final TableDefinition definition;
    private final String arn;
    private final TableRef ref;
    private final KeySchema key;
    private final List<Index> indexes;
    private final boolean inCollections;
    private final Optional<Expiry> expiry;
    private final List<TableRef> changeLogs;
    private final Map<String, ResourcePolicy> policies = new HashMap<>();

    /** Compiles a definition. */
    public Table(TableDefinition definition) {
        this.definition = definition;
        this.arn = definition.address().arn();
        this.ref = new TableRef(definition.identity().id());
        Map<String, AttributeType> types = new HashMap<>();
        for (AttributeDefinition attribute : definition.specification().attributeDefinitions()) {
            types.put(attribute.attributeName(), attribute.attributeType());
        }
        this.key = KeySchema.of(definition.specification().keySchema(), types);
        var compiled = new ArrayList<Index>();
        for (LocalSecondaryIndex index : definition.specification().localIndexes()) {
            compiled.add(new Index(
                    index.indexName(),
                    false,
                    definition.index(index.indexName()).orElseThrow(),
                    KeySchema.of(index.keySchema(), types),
                    key,
                    index.projection()));
        }
        for (GlobalSecondaryIndex index : definition.specification().globalIndexes()) {
            IndexState state = definition.index(index.indexName()).orElseThrow();
            if (!state.isBeingDeleted()) {
                compiled.add(new Index(
                        index.indexName(),
                        true,
                        state,
                        KeySchema.of(index.keySchema(), types),
                        key,
                        index.projection()));
            }
        }
        this.indexes = List.copyOf(compiled);
        this.inCollections = !definition.specification().localIndexes().isEmpty();
        Optional<TimeToLive> timeToLive = definition.timeToLive();
        this.expiry = timeToLive.isPresent() && timeToLive.get().enabled()
                ? Optional.of(new Expiry(timeToLive.get()))
                : Optional.empty();
        for (TablePolicy policy : definition.policies()) {
            if (!policy.isRemoved()) {
                var document = PolicyDocument.parse(policy.document(), PolicyKind.RESOURCE);
                policies.put(policy.part(), ResourcePolicy.of(arn + policy.part(), document));
            }
        }
        this.changeLogs =
                Stream.concat(streamLog().stream(), recoveryLog().stream()).toList();
    }

    /** In how many partitions its rows lie, or those of a global index of it. */
    public int partitions(Optional<Index> globalIndex) {
        TableSpecification specification = definition.specification();
        return Partitions.count(specification, globalIndex.flatMap(index -> specification.globalIndex(index.name())));
    }

    /** Its Amazon Resource Name. */
    public String arn() {
        return arn;
    }

    /** What the catalog has of the table. */
    public TableDefinition definition() {
        return definition;
    }

    /**
     * The policy that holds for a part of the table. Indexes have that of their table, a stream has its own.
     *
     * @param part what stands behind the table in the part's ARN; empty for the table itself
     */
    public Optional<ResourcePolicy> policy(String part) {
        return Optional.ofNullable(policies.get(part.startsWith(STREAM) ? part : TablePolicy.TABLE));
    }

    /** Its tags, by their keys. */
    public Map<String, String> tags() {
        return definition.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first));
    }

    /** Which table it is among all that there are. */
    public TableAddress address() {
        TableIdentity identity = definition.identity();
        return new TableAddress(identity.account(), identity.region(), identity.name());
    }

    /** The table's name. */
    public String name() {
        return definition.identity().name();
    }

    /** Where its rows lie. */
    public TableRef ref() {
        return ref;
    }

    /** The table's key. */
    public KeySchema key() {
        return key;
    }

    /** Where changes of its items are recorded: in its stream, for its recovery, or nowhere. */
    public List<TableRef> changeLogs() {
        return changeLogs;
    }

    /** Where changes of its items are recorded for a stream, if they are. */
    public Optional<TableRef> streamLog() {
        Optional<TableStream> stream = definition.stream();
        return stream.isPresent() && stream.get().enabled()
                ? Optional.of(stream.get().ref())
                : Optional.empty();
    }

    /** Where changes of its items are recorded so that they can be undone, if they are. */
    public Optional<TableRef> recoveryLog() {
        Optional<PointInTimeRecovery> recovery = definition.recovery().pointInTime();
        return recovery.isPresent() && recovery.get().recording()
                ? Optional.of(recovery.get().ref())
                : Optional.empty();
    }

    /** All indexes, the local ones first, without those that are being deleted. */
    public List<Index> indexes() {
        return indexes;
    }

    /** Whether the items of a partition are an item collection: the table has local indexes. */
    public boolean inCollections() {
        return inCollections;
    }

    /** An index by name. */
    public Optional<Index> index(String name) {
        return indexes.stream().filter(index -> index.name().equals(name)).findFirst();
    }

    /** When items expire, if they do. */
    public Optional<Expiry> expiry() {
        return expiry;
    }

    /** The key under which an item is stored. The item has all attributes of the table's key, in their types. */
    public Bytes keyOf(Item item) {
        return key.baseKey(item);
    }

    /** The attributes of an item that make its key. */
    public Item keyAttributesOf(Item item) {
        return item.project(key.names());
    }
}
