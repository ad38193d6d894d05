package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;

/** The capacity units a second that an account and one of its tables or indexes may have. */
public record AccountQuotas(
        long accountMaxReadCapacityUnits,
        long accountMaxWriteCapacityUnits,
        long tableMaxReadCapacityUnits,
        long tableMaxWriteCapacityUnits)
        implements JsonOutput {

    /** AWS's quotas in most regions; see "Service, account, and table quotas" in the Developer Guide. */
    public static final AccountQuotas DEFAULT = new AccountQuotas(80_000, 80_000, 40_000, 40_000);

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("AccountMaxReadCapacityUnits", accountMaxReadCapacityUnits);
        json.writeNumberField("AccountMaxWriteCapacityUnits", accountMaxWriteCapacityUnits);
        json.writeNumberField("TableMaxReadCapacityUnits", tableMaxReadCapacityUnits);
        json.writeNumberField("TableMaxWriteCapacityUnits", tableMaxWriteCapacityUnits);
        json.writeEndObject();
    }
}
