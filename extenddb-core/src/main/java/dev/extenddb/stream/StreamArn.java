package dev.extenddb.stream;

import dev.extenddb.storage.CatalogKey;
import dev.extenddb.table.StreamSpecification;
import dev.extenddb.table.TableAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Amazon Resource Name of a stream.
 *
 * @param table the table it is of
 * @param label the stream's label
 */
public record StreamArn(TableAddress table, String label) {

    private static final Pattern FORM = Pattern.compile(
            "arn:aws:dynamodb:([^:/]+):([0-9]{12}):table/([a-zA-Z0-9_.-]{1,255})/stream/([0-9T:.-]{1,40})");

    /** What a text means, if it has the form of a stream's name. */
    public static Optional<StreamArn> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new StreamArn(new TableAddress(parts.group(2), parts.group(1), parts.group(3)), parts.group(4)))
                : Optional.empty();
    }

    /** Where the catalog keeps the stream: behind other tables' and earlier streams of the same table. */
    CatalogKey catalogKey() {
        return new CatalogKey(
                table.account(), table.region(), ChangeStream.CATALOG_KIND, catalogPrefix(table.name()) + label);
    }

    /** How the names of all streams of a table begin in the catalog. */
    static String catalogPrefix(String tableName) {
        return tableName + "/";
    }

    /** The name as clients know it. */
    @Override
    public String toString() {
        return table.arn() + StreamSpecification.ARN_SEPARATOR + label;
    }
}
