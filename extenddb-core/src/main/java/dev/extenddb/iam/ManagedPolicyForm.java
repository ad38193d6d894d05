package dev.extenddb.iam;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.iam.ManagedPolicy.Version;
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

/** How managed policies are kept. */
final class ManagedPolicyForm implements Records.Form<ManagedPolicy> {

    private static final Member<String> ID = Member.required("Id", TextShape.ANY);
    private static final Member<Long> CREATED_AT = Member.required("CreatedAt", NumberShape.longInteger(0));
    private static final Member<String> DESCRIPTION = Member.optional("Description", TextShape.ANY);
    private static final Member<String> DOCUMENT = Member.required("Document", TextShape.ANY);
    private static final Member<List<Version>> VERSIONS = Member.required(
            "Versions",
            ListShape.of(Structure.of(
                    "Version",
                    in -> new Version(in.get(ID), Instant.ofEpochMilli(in.get(CREATED_AT)), in.get(DOCUMENT)),
                    ID,
                    CREATED_AT,
                    DOCUMENT)));
    private static final Member<String> DEFAULT_VERSION = Member.required("DefaultVersion", TextShape.ANY);
    private static final Member<Long> NEXT_VERSION = Member.required("NextVersion", NumberShape.longInteger(0));
    private static final Member<Map<String, String>> TAGS = Member.optional("Tags", AttachedPolicies.TEXTS);
    private static final Structure<Members> MEMBERS = Structure.of(
            "ManagedPolicy",
            in -> in,
            ID,
            Documents.PATH,
            CREATED_AT,
            DESCRIPTION,
            VERSIONS,
            DEFAULT_VERSION,
            NEXT_VERSION,
            TAGS);

    @Override
    public String kind() {
        return "policy";
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
    public void write(ManagedPolicy policy, JsonGenerator json) throws IOException {
        json.writeStringField(ID.name(), policy.id());
        Documents.writePath(json, policy.path());
        json.writeNumberField(CREATED_AT.name(), policy.createdAt().toEpochMilli());
        json.writeStringField(DESCRIPTION.name(), policy.description());
        json.writeArrayFieldStart(VERSIONS.name());
        for (Version version : policy.versions()) {
            json.writeStartObject();
            json.writeStringField(ID.name(), version.id());
            json.writeNumberField(CREATED_AT.name(), version.createdAt().toEpochMilli());
            json.writeStringField(DOCUMENT.name(), version.document());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField(DEFAULT_VERSION.name(), policy.defaultVersion());
        json.writeNumberField(NEXT_VERSION.name(), policy.nextVersion());
        Documents.writeTexts(json, TAGS.name(), policy.tags());
    }

    @Override
    public ManagedPolicy read(String account, String name, Members in) {
        return new ManagedPolicy(
                account,
                name,
                in.get(ID),
                Documents.path(in),
                Instant.ofEpochMilli(in.get(CREATED_AT)),
                in.get(DESCRIPTION, ""),
                in.get(VERSIONS),
                in.get(DEFAULT_VERSION),
                in.get(NEXT_VERSION),
                in.get(TAGS, Map.of()));
    }
}
