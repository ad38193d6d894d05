package dev.extenddb.operation;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.policy.RequestContext;
import dev.extenddb.policy.Resource;
import dev.extenddb.policy.ResourcePolicy;
import dev.extenddb.table.KeySchema;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TablePolicy;
import dev.extenddb.table.Tag;
import dev.extenddb.wire.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Says what an operation does to a table, in terms that policies know; see "Actions, resources, and condition keys for Amazon DynamoDB" in
 * the Service Authorization Reference. What is said lazily is worked out only if a policy asks. Used for one request.
 */
final class TableAccess {

    private static final String ACTION_PREFIX = "dynamodb:";

    private final TableCatalog tables;
    private final TableAddress address;
    private final AccessKeys keys = new AccessKeys();
    private String part = "";
    private Optional<Table> table = Optional.empty();

    private TableAccess(TableCatalog tables, TableAddress address) {
        this.tables = tables;
        this.address = address;
    }

    /** An access to a table that a request names by its name or ARN. */
    static TableAccess to(TableCatalog tables, Caller caller, String nameOrArn) {
        return new TableAccess(tables, caller.table(nameOrArn));
    }

    /** An access to a table at an address. */
    static TableAccess to(TableCatalog tables, TableAddress address) {
        return new TableAccess(tables, address);
    }

    /** An access to something that is no table, or to all tables. */
    static AccessRequest other(Caller caller, String action, String resource) {
        String arn = "arn:aws:dynamodb:" + caller.region() + ":" + caller.account() + ":" + resource;
        return new AccessRequest(ACTION_PREFIX + action, Resource.of(arn, caller.account()), RequestContext.EMPTY);
    }

    /** The access is to an index, if one is named. */
    TableAccess index(Optional<String> name) {
        part = name.map(index -> "/index/" + index).orElse("");
        return this;
    }

    /** The access is to a stream of the table. */
    TableAccess stream(String label) {
        part = TablePolicy.stream(label);
        return this;
    }

    /** Tells the values of a condition key of DynamoDB's. */
    TableAccess with(String key, Supplier<List<String>> values) {
        keys.put(key, values);
        return this;
    }

    TableAccess with(String key, Enum<?> value) {
        return with(key, () -> List.of(value.name()));
    }

    /** Tells a truth that depends on the key of the table or index. */
    TableAccess keyed(String key, Predicate<KeySchema> truth) {
        return with(
                key,
                () -> schema().map(schema -> List.of(String.valueOf(truth.test(schema))))
                        .orElse(List.of()));
    }

    /** The access is part of another operation. */
    TableAccess within(String operation) {
        return with("dynamodb:enclosingoperation", () -> List.of(operation));
    }

    /** Tells the partition keys of the items or keys that the request gives. */
    TableAccess leadingKeys(List<Attributes> given) {
        return leadingKeys(schema -> leadingValues(leading(schema), given));
    }

    private static List<AttributeValue> leadingValues(String name, List<Attributes> given) {
        var values = new ArrayList<AttributeValue>(given.size());
        for (Attributes attributes : given) {
            AttributeValue value = attributes.values().get(name);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Tells partition keys that depend on the key of the table or index. */
    TableAccess leadingKeys(Function<KeySchema, List<AttributeValue>> values) {
        return with(
                "dynamodb:leadingkeys",
                () -> schema().map(values).map(TableAccess::texts).orElse(List.of()));
    }

    private static List<String> texts(List<AttributeValue> values) {
        if (values.size() == 1) {
            return List.of(text(values.get(0)));
        }
        Set<String> texts = new LinkedHashSet<>();
        values.forEach(value -> texts.add(text(value)));
        return List.copyOf(texts);
    }

    /** Tells the top-level attributes that the request names. */
    TableAccess attributes(Supplier<Set<String>> names) {
        return with("dynamodb:attributes", () -> List.copyOf(names.get()));
    }

    /** Tells the tags that the request gives to the table. */
    TableAccess requestTags(List<Tag> tags) {
        Map<String, List<String>> values = new HashMap<>();
        for (Tag tag : tags) {
            values.computeIfAbsent(tag.key().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(tag.value());
        }
        values.forEach((name, all) -> with("aws:requesttag/" + name, () -> all));
        return tagKeys(tags.stream().map(Tag::key).toList());
    }

    TableAccess tagKeys(List<String> names) {
        return with("aws:tagkeys", () -> names);
    }

    /** The access, as an action that is needed for it. */
    AccessRequest request(String action) {
        return new AccessRequest(ACTION_PREFIX.concat(action), new TableResource(), keys);
    }

    /** The name of the attribute that partitions a table or index, the first if there are several. */
    static String leading(KeySchema schema) {
        return schema.partition().get(0).name();
    }

    private Optional<KeySchema> schema() {
        Optional<Table> asked = table();
        String index = part.startsWith("/index/") ? part.substring("/index/".length()) : "";
        return index.isEmpty()
                ? asked.map(Table::key)
                : asked.flatMap(found -> found.index(index)).map(found -> found.key());
    }

    private String resourceArn() {
        String ofTable = table().map(Table::arn).orElseGet(address::arn);
        return part.isEmpty() ? ofTable : ofTable + part;
    }

    /** The table, if there is one. */
    private Optional<Table> table() {
        if (table.isEmpty()) {
            table = tables.find(address);
        }
        return table;
    }

    private static String text(AttributeValue value) {
        if (value instanceof AttributeValue.S text) {
            return text.value();
        }
        if (value instanceof AttributeValue.N number) {
            return number.value().toString();
        }
        return value instanceof AttributeValue.B binary ? binary.value().toBase64() : value.toString();
    }

    /** The table, index or stream, of which all is asked only where it matters. */
    private final class TableResource implements Resource {

        private final String arn = resourceArn();

        @Override
        public String arn() {
            return arn;
        }

        @Override
        public String account() {
            return address.account();
        }

        @Override
        public Map<String, String> tags() {
            return table().map(Table::tags).orElse(Map.of());
        }

        @Override
        public Optional<ResourcePolicy> policy() {
            return table().flatMap(found -> found.policy(part));
        }
    }
}
