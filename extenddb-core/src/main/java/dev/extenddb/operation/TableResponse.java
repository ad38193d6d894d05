package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.table.TableDescription;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;

/**
 * A table as an operation on it answers.
 *
 * @param member the name that the operation gives to the description
 */
public record TableResponse(String member, TableDescription description) implements JsonOutput {

    /** The name in the answers of CreateTable, UpdateTable and DeleteTable. */
    static final String TABLE_DESCRIPTION = "TableDescription";

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        JsonOutput.writeMember(json, member, description);
        json.writeEndObject();
    }
}
