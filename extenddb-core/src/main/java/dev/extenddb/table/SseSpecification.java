package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.util.Optional;

/** Which key encrypts a table at rest. */
public record SseSpecification(Optional<Boolean> enabled, Optional<Type> type, Optional<String> kmsMasterKeyId)
        implements JsonOutput {

    /** Kinds of encryption. */
    public enum Type {
        AES256,
        KMS
    }

    private static final Member<Boolean> ENABLED = Member.optional("Enabled", FlagShape.FLAG);
    private static final Member<Type> TYPE = Member.optional("SSEType", EnumShape.of(Type.AES256, Type.KMS));
    private static final Member<String> KEY = Member.optional("KMSMasterKeyId", TextShape.ANY);

    /** As a request gives it. */
    public static final Structure<SseSpecification> SHAPE = Structure.of(
            "SSESpecification",
            in -> new SseSpecification(in.find(ENABLED), in.find(TYPE), in.find(KEY)),
            ENABLED,
            TYPE,
            KEY);

    /** Whether a key other than the service's own is used. */
    public boolean isEnabled() {
        return enabled.orElse(false);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (enabled.isPresent()) {
            json.writeBooleanField("Enabled", enabled.get());
        }
        if (type.isPresent()) {
            json.writeStringField("SSEType", type.get().name());
        }
        if (kmsMasterKeyId.isPresent()) {
            json.writeStringField("KMSMasterKeyId", kmsMasterKeyId.get());
        }
        json.writeEndObject();
    }
}
