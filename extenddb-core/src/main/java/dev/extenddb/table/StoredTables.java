package dev.extenddb.table;

import dev.extenddb.policy.Resource;
import dev.extenddb.policy.ResourcePolicy;
import dev.extenddb.storage.CatalogStore;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables, indexes and streams as something that policies are about, with tags and policies as the database has them at this moment.
 * Thread-safe.
 *
 * @param catalog where tables are described
 */
public record StoredTables(CatalogStore catalog) {

    private static final Pattern ARN =
            Pattern.compile("arn:aws:dynamodb:([^:/]+):(\\d{12}):table/([a-zA-Z0-9_.-]+)(/(?:index|stream)/.+)?");

    /** What an ARN names, if the table is there. */
    public Optional<Resource> find(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var address = new TableAddress(parts.group(2), parts.group(1), parts.group(3));
        String part = Optional.ofNullable(parts.group(4)).orElse("");
        return catalog.find(address.catalogKey())
                .map(entry -> TableDocument.decode(entry.key(), entry.document()))
                .map(definition -> new Stored(arn, part, new Table(definition)));
    }

    private record Stored(String arn, String part, Table table) implements Resource {

        @Override
        public String account() {
            return table.address().account();
        }

        @Override
        public Map<String, String> tags() {
            return table.tags();
        }

        @Override
        public Optional<ResourcePolicy> policy() {
            return table.policy(part);
        }
    }
}
