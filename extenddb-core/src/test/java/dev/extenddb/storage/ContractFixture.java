package dev.extenddb.storage;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change.Check;
import dev.extenddb.storage.Change.Delete;
import dev.extenddb.storage.Change.Effect;
import dev.extenddb.storage.Change.Put;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A storage under test, and short ways to say what the tests of its contract say often. */
final class ContractFixture {

    static final Effect CHECK = new Check();
    static final Effect DELETE = new Delete();

    private static final AtomicLong LAST_TABLE_ID = new AtomicLong();

    private final Storage storage;

    ContractFixture(Storage storage) {
        this.storage = storage;
    }

    Storage storage() {
        return storage;
    }

    ItemStore items() {
        return storage.items();
    }

    /** A table that no other test uses. */
    TableRef newTable() {
        var table = new TableRef(LAST_TABLE_ID.incrementAndGet());
        storage.tableSpaces().create(table);
        return table;
    }

    static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    static Image image(String json, long version) {
        return image(bytes(json), version);
    }

    static Image image(Bytes json, long version) {
        return new Image(json, 7, version);
    }

    static Effect put(String json, long version) {
        return new Put(image(json, version));
    }

    static Change change(TableRef table, String key, Expected expected, Effect effect) {
        return new Change(table, bytes(key), expected, effect, List.of());
    }

    /** Leaves an item under a key, whatever was there. */
    void write(TableRef table, String key, String json, long version) {
        items().commit(List.of(change(table, key, Expected.ANY, put(json, version))));
    }

    /** The JSON under a key; "-" if there is nothing. */
    String read(TableRef table, String key) {
        return items().get(table, bytes(key)).map(item -> text(item.json())).orElse("-");
    }

    static String text(Bytes bytes) {
        return new String(bytes.unsafeArray(), StandardCharsets.UTF_8);
    }

    /** A whole table, in order. */
    static KeyRange all(TableRef table) {
        return new KeyRange(table, Bytes.EMPTY, Optional.empty(), true);
    }

    /** Commits. Returns whether that met no conflict. */
    boolean tryCommit(Change... changes) {
        try {
            items().commit(List.of(changes));
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }
}
