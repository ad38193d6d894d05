package dev.extenddb.assertion;

import static dev.extenddb.assertion.EmulatorAssert.lines;
import static dev.extenddb.assertion.EmulatorAssert.require;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.fixture.TableText;
import dev.extenddb.item.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Assertions on the items of a table. Attributes are given as plain values: texts, numbers, truth values, byte arrays, lists, sets and maps of
 * those. Each assertion reads the table as it is when it is called, throws an {@link AssertionError} if it does not hold, and can be followed by another.
 * Thread-safe.
 */
public final class TableAssert {

    /** The system property that has golden files written anew. */
    public static final String UPDATE = "extenddb.golden.update";

    private final Emulator emulator;
    private final String table;

    TableAssert(Emulator emulator, String table) {
        this.emulator = emulator;
        this.table = table;
    }

    /**
     * There is an item with these attributes, and maybe others.
     *
     * @param attributes names and plain values; numbers are equal by value, whatever their classes
     */
    public TableAssert hasItem(Map<String, ?> attributes) {
        List<Item> items = emulator.items(table);
        require(
                items.stream().anyMatch(item -> PlainValues.hasAll(item, attributes)),
                "Expected an item of " + table + " with " + attributes + ", but there are:" + shown(items));
        return this;
    }

    /**
     * There is no item with these attributes, whatever others it has.
     *
     * @param attributes names and plain values; numbers are equal by value, whatever their classes
     */
    public TableAssert hasNoItem(Map<String, ?> attributes) {
        List<Item> found = emulator.items(table).stream()
                .filter(item -> PlainValues.hasAll(item, attributes))
                .toList();
        require(
                found.isEmpty(),
                "Expected no item of " + table + " with " + attributes + ", but there are:" + shown(found));
        return this;
    }

    /** There are so many items. */
    public TableAssert hasSize(int size) {
        List<Item> items = emulator.items(table);
        require(
                items.size() == size,
                "Expected " + size + " items of " + table + ", but there are " + items.size() + ":" + shown(items));
        return this;
    }

    /** There are no items. */
    public TableAssert isEmpty() {
        return hasSize(0);
    }

    /**
     * The items are those of a file, which has them as {@link TableText} writes them. If there is no such file it is written, and the assertion
     * fails once. With the system property {@value #UPDATE} set to {@code true} it is written anew.
     *
     * @throws UncheckedIOException if the file cannot be read or written
     */
    public TableAssert matches(Path file) {
        String now = TableText.of(emulator, table);
        try {
            if (Boolean.getBoolean(UPDATE)) {
                write(file, now);
            } else if (Files.notExists(file)) {
                write(file, now);
                throw new AssertionError(
                        "There was no file " + file + ": it has been written. Look at it, and run the test again");
            }
            String expected = Files.readString(file);
            require(
                    expected.equals(now),
                    "Table " + table + " differs from " + file + " (run with -D" + UPDATE
                            + "=true to accept):\nexpected:\n" + expected + "but was:\n" + now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private static void write(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, text);
    }

    private static String shown(List<Item> items) {
        return lines(items.stream().map(TableText::line).toList());
    }
}
