package dev.extenddb.storage.h2;

import dev.extenddb.storage.sql.CatalogStatements;
import dev.extenddb.storage.sql.RowStatements;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * The texts of all statements on H2. They were rendered by jOOQ, once and for all, and lie beside this class: rendering them at every
 * start would take longer than all the rest of it. A test renders them again and compares.
 *
 * @param rows on rows of items
 * @param catalog on the control plane's documents
 * @param dropRows removes some rows of a table and counts them. Parameters: first key, key beyond the last
 * @param statistics the number of rows of a table, and the sum of their sizes. Parameters: first key, key beyond the last
 * @param schema creates the tables of an empty database
 */
record H2Statements(
        RowStatements rows, CatalogStatements catalog, String dropRows, String statistics, List<String> schema) {

    static final String RESOURCE = "statements.properties";

    H2Statements {
        schema = List.copyOf(schema);
    }

    /** The texts that lie beside this class. */
    static H2Statements stored() {
        var texts = new Properties();
        try (InputStream in = H2Statements.class.getResourceAsStream(RESOURCE)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new H2Statements(
                rows(texts),
                new CatalogStatements(
                        texts.getProperty("catalog.find"),
                        texts.getProperty("catalog.list"),
                        texts.getProperty("catalog.listAll"),
                        texts.getProperty("catalog.create"),
                        texts.getProperty("catalog.replace"),
                        texts.getProperty("catalog.remove")),
                texts.getProperty("dropRows"),
                texts.getProperty("statistics"),
                List.of(texts.getProperty("schema.item"), texts.getProperty("schema.catalog")));
    }

    private static RowStatements rows(Properties texts) {
        return new RowStatements(
                0,
                texts.getProperty("rows.find"),
                texts.getProperty("rows.findMany"),
                texts.getProperty("rows.ascending"),
                texts.getProperty("rows.ascendingToEnd"),
                texts.getProperty("rows.descending"),
                texts.getProperty("rows.descendingFromEnd"),
                texts.getProperty("rows.size"),
                texts.getProperty("rows.upsert"),
                texts.getProperty("rows.insert"),
                texts.getProperty("rows.update"),
                texts.getProperty("rows.delete"),
                texts.getProperty("rows.deleteVersion"),
                texts.getProperty("rows.lockVersion"));
    }
}
