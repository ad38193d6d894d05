package dev.extenddb.storage.h2;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableRef;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that writes without end, from two threads, and prints a line for each write when it is acknowledged. Odd numbers are written by a
 * transaction over two tables, even ones by a single statement, and each hundredth also as a document.
 */
final class WriterToKill {

    static final TableRef ONE = new TableRef(1);
    static final TableRef OTHER = new TableRef(2);

    private WriterToKill() {}

    /** Writes to the database in the directory that is the first argument. */
    public static void main(String[] arguments) {
        Storage storage = H2Storage.file(Path.of(arguments[0]));
        new Thread(() -> write(storage, 0)).start();
        new Thread(() -> write(storage, 1_000_000)).start();
    }

    private static void write(Storage storage, int first) {
        for (int number = first; ; number++) {
            var one = change(ONE, number);
            storage.items().commit(number % 2 == 0 ? List.of(one) : List.of(one, change(OTHER, number)));
            if (number % 100 == 0) {
                storage.catalog().create(document(number), new byte[] {1});
            }
            System.out.println(number);
        }
    }

    static Bytes key(int number) {
        return Bytes.wrap(ByteBuffer.allocate(4).putInt(number).array());
    }

    static CatalogKey document(int number) {
        return new CatalogKey("000000000001", "eu-west-1", "table", "t" + number);
    }

    private static Change change(TableRef table, int number) {
        var image = new Image(Bytes.wrap(new byte[300]), number, number);
        return new Change(table, key(number), Expected.ABSENT, new Put(image), List.of());
    }
}
