package dev.extenddb.iam;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How roles are kept. */
final class RoleForm implements Records.Form<Role> {

    private static final Member<String> ID = Member.required("Id", TextShape.ANY);
    private static final Member<Long> CREATED_AT = Member.required("CreatedAt", NumberShape.longInteger(0));
    private static final Member<String> DESCRIPTION = Member.optional("Description", TextShape.ANY);
    private static final Member<String> TRUST = Member.required("TrustPolicy", TextShape.ANY);
    private static final Member<Long> LONGEST = Member.required("MaxSessionSeconds", NumberShape.longInteger(0));
    private static final Member<Map<String, String>> TAGS = Member.optional("Tags", AttachedPolicies.TEXTS);
    private static final Structure<Members> MEMBERS = Structure.of(
            "Role",
            in -> in,
            AttachedPolicies.membersWith(ID, Documents.PATH, CREATED_AT, DESCRIPTION, TRUST, LONGEST, TAGS));

    @Override
    public String kind() {
        return "role";
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
    public void write(Role role, JsonGenerator json) throws IOException {
        json.writeStringField(ID.name(), role.id());
        Documents.writePath(json, role.path());
        json.writeNumberField(CREATED_AT.name(), role.createdAt().toEpochMilli());
        json.writeStringField(DESCRIPTION.name(), role.description());
        json.writeStringField(TRUST.name(), role.trustPolicy());
        json.writeNumberField(LONGEST.name(), role.longestSession().toSeconds());
        Documents.writeTexts(json, TAGS.name(), role.tags());
        role.policies().write(json);
    }

    @Override
    public Role read(String account, String name, Members in) {
        return new Role(
                account,
                name,
                in.get(ID),
                Documents.path(in),
                Instant.ofEpochMilli(in.get(CREATED_AT)),
                in.get(DESCRIPTION, ""),
                in.get(TRUST),
                Duration.ofSeconds(in.get(LONGEST)),
                in.get(TAGS, Map.of()),
                AttachedPolicies.from(in));
    }
}
