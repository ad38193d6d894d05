package dev.extenddb.iam;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.item.Bytes;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How users are kept: with all that hangs on them. */
final class UserForm implements Records.Form<User> {

    private static final Member<String> ID = Member.required("Id", TextShape.ANY);
    private static final Member<Long> CREATED_AT = Member.required("CreatedAt", NumberShape.longInteger(0));
    private static final Member<String> PASSWORD = Member.optional("PasswordHash", TextShape.ANY);
    private static final Member<Map<String, String>> TAGS = Member.optional("Tags", AttachedPolicies.TEXTS);
    private static final Member<Map<String, String>> GROUPS = Member.optional("Groups", AttachedPolicies.TEXTS);
    private static final Member<Boolean> ACTIVE = Member.required("Active", FlagShape.FLAG);
    private static final Member<String> SECRET = Member.required("Secret", TextShape.ANY);
    private static final Member<List<AccessKey>> KEYS = Member.optional(
            "AccessKeys",
            ListShape.of(Structure.of(
                    "AccessKey",
                    in -> new AccessKey(
                            in.get(ID),
                            in.get(ACTIVE),
                            Bytes.fromBase64(in.get(SECRET)),
                            Instant.ofEpochMilli(in.get(CREATED_AT))),
                    ID,
                    ACTIVE,
                    SECRET,
                    CREATED_AT)));

    private static final Structure<Members> MEMBERS = Structure.of(
            "User",
            in -> in,
            AttachedPolicies.membersWith(ID, Documents.PATH, CREATED_AT, PASSWORD, TAGS, GROUPS, KEYS));

    @Override
    public String kind() {
        return "user";
    }

    @Override
    public boolean ignoresCase() {
        return true;
    }

    @Override
    public Structure<Members> members() {
        return MEMBERS;
    }

    @Override
    public void write(User user, JsonGenerator json) throws IOException {
        json.writeStringField(ID.name(), user.id());
        Documents.writePath(json, user.path());
        json.writeNumberField(CREATED_AT.name(), user.createdAt().toEpochMilli());
        if (user.passwordHash().isPresent()) {
            json.writeStringField(PASSWORD.name(), user.passwordHash().get());
        }
        Documents.writeTexts(json, TAGS.name(), user.tags());
        Documents.writeTexts(json, GROUPS.name(), user.groups());
        user.policies().write(json);
        json.writeArrayFieldStart(KEYS.name());
        for (AccessKey key : user.accessKeys()) {
            json.writeStartObject();
            json.writeStringField(ID.name(), key.id());
            json.writeBooleanField(ACTIVE.name(), key.active());
            json.writeStringField(SECRET.name(), key.sealedSecret().toBase64());
            json.writeNumberField(CREATED_AT.name(), key.createdAt().toEpochMilli());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public User read(String account, String name, Members in) {
        return new User(
                account,
                name,
                in.get(ID),
                Documents.path(in),
                Instant.ofEpochMilli(in.get(CREATED_AT)),
                in.find(PASSWORD),
                in.get(TAGS, Map.of()),
                AttachedPolicies.from(in),
                in.get(GROUPS, Map.of()),
                in.get(KEYS, List.of()));
    }
}
