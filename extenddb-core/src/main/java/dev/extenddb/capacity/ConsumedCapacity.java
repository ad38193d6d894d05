package dev.extenddb.capacity;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request consumed of one table and its indexes, added up as the request goes on. Not thread-safe.
 *
 * <p>A single-item or query operation reports its units as {@code CapacityUnits} alone; within transactions reads and writes are reported
 * apart as well.
 */
public final class ConsumedCapacity implements JsonOutput {

    private final String tableName;
    private final Detail detail;
    private final boolean transactional;
    private final Units table = new Units();
    private final Map<String, Units> localIndexes = new TreeMap<>();
    private final Map<String, Units> globalIndexes = new TreeMap<>();

    /** How much a response tells. */
    public enum Detail {
        NONE,
        TOTAL,
        INDEXES
    }

    /** Units of one table or index. */
    private static final class Units {
        private double read;
        private double write;

        private double sum() {
            return read + write;
        }
    }

    /**
     * Nothing consumed yet.
     *
     * @param transactional whether reads and writes are to be reported apart
     */
    public ConsumedCapacity(String tableName, Detail detail, boolean transactional) {
        this.tableName = tableName;
        this.detail = detail;
        this.transactional = transactional;
    }

    /** Adds units read from the table itself. */
    public void readTable(double units) {
        table.read += units;
    }

    /** Adds units written to the table itself. */
    public void writeTable(double units) {
        table.write += units;
    }

    /** Adds units read from an index. */
    public void readIndex(String index, boolean global, double units) {
        unitsOf(index, global).read += units;
    }

    /** Adds units written to an index. */
    public void writeIndex(String index, boolean global, double units) {
        unitsOf(index, global).write += units;
    }

    private Units unitsOf(String index, boolean global) {
        return (global ? globalIndexes : localIndexes).computeIfAbsent(index, name -> new Units());
    }

    /** All units of reads. */
    public double readUnits() {
        return table.read + sum(localIndexes, true) + sum(globalIndexes, true);
    }

    /** All units of writes. */
    public double writeUnits() {
        return table.write + sum(localIndexes, false) + sum(globalIndexes, false);
    }

    private static double sum(Map<String, Units> indexes, boolean reads) {
        return indexes.values().stream()
                .mapToDouble(units -> reads ? units.read : units.write)
                .sum();
    }

    /** Whether a response is to tell of it. */
    public boolean isReported() {
        return detail != Detail.NONE;
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("TableName", tableName);
        writeUnits(json, readUnits(), writeUnits());
        if (detail == Detail.INDEXES) {
            json.writeObjectFieldStart("Table");
            writeUnits(json, table.read, table.write);
            json.writeEndObject();
            writeIndexes(json, "LocalSecondaryIndexes", localIndexes);
            writeIndexes(json, "GlobalSecondaryIndexes", globalIndexes);
        }
        json.writeEndObject();
    }

    private void writeIndexes(JsonGenerator json, String name, Map<String, Units> indexes) throws IOException {
        if (indexes.values().stream().noneMatch(units -> units.sum() > 0)) {
            return;
        }
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Units> index : indexes.entrySet()) {
            if (index.getValue().sum() > 0) {
                json.writeObjectFieldStart(index.getKey());
                writeUnits(json, index.getValue().read, index.getValue().write);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void writeUnits(JsonGenerator json, double read, double write) throws IOException {
        json.writeNumberField("CapacityUnits", read + write);
        if (transactional && read > 0) {
            json.writeNumberField("ReadCapacityUnits", read);
        }
        if (transactional && write > 0) {
            json.writeNumberField("WriteCapacityUnits", write);
        }
    }
}
