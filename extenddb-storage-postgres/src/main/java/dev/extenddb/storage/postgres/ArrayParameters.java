package dev.extenddb.storage.postgres;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Image;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sets array parameters of a statement one after the other. Not thread-safe. */
final class ArrayParameters {

    private final Connection connection;
    private final PreparedStatement statement;
    private int count;

    ArrayParameters(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /** Adds one parameter. */
    void addBytes(Stream<Bytes> values) throws SQLException {
        add("bytea", values.map(Bytes::unsafeArray).toArray(byte[][]::new));
    }

    /** Adds one parameter. */
    void addLongs(LongStream values) throws SQLException {
        add("int8", values.boxed().toArray(Long[]::new));
    }

    /** Adds three parameters: items, sizes and versions. */
    void addImages(List<Image> images) throws SQLException {
        addBytes(images.stream().map(Image::json));
        add("int4", images.stream().map(Image::size).toArray(Integer[]::new));
        addLongs(images.stream().mapToLong(Image::version));
    }

    private void add(String type, Object[] values) throws SQLException {
        count++;
        statement.setArray(count, connection.createArrayOf(type, values));
    }
}
