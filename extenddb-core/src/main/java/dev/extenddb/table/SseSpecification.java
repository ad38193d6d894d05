package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Which key encrypts a table at rest. There are no keys here: a table remembers the one it was given, and an alias stands for a key whose id
 * is made of the alias.
 */
public record SseSpecification(Optional<Boolean> enabled, Optional<Type> type, Optional<String> kmsMasterKeyId)
        implements JsonOutput {

    /** Kinds of encryption. */
    public enum Type {
        AES256,
        KMS
    }

    private static final String ALIAS = "alias/";
    private static final String DEFAULT_ALIAS = ALIAS + "aws/dynamodb";
    private static final String KEY_ID = "key/";

    private static final Member<Boolean> ENABLED = Member.optional("Enabled", FlagShape.FLAG);
    private static final Member<Type> TYPE = Member.optional("SSEType", EnumShape.of(Type.AES256, Type.KMS));
    private static final Member<String> KEY =
            Member.optional("KMSMasterKeyId", TextShape.ofLength(1, Integer.MAX_VALUE));

    /** As a request gives it. */
    public static final Structure<SseSpecification> SHAPE = Structure.of(
            "SSESpecification",
            in -> new SseSpecification(in.find(ENABLED), in.find(TYPE), in.find(KEY)),
            ENABLED,
            TYPE,
            KEY);

    /** Whether a key other than the service's own is used; to name one, or a type, is to want it. */
    public boolean isEnabled() {
        return enabled.orElse(type.isPresent() || kmsMasterKeyId.isPresent());
    }

    /** The ARN of the key, which is the one that DynamoDB has in the account if none is named. */
    public String keyArn(TableIdentity table) {
        String key = kmsMasterKeyId.orElse(DEFAULT_ALIAS);
        String prefix = "arn:aws:kms:" + table.region() + ":" + table.account() + ":";
        String arn = key.startsWith("arn:") ? key : prefix + (key.startsWith(ALIAS) ? key : KEY_ID + key);
        int alias = arn.indexOf(":" + ALIAS);
        return alias < 0
                ? arn
                : arn.substring(0, alias) + ":" + KEY_ID + UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8));
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
