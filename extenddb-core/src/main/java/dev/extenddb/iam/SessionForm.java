package dev.extenddb.iam;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.item.Bytes;
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

/** How sessions are kept: by their access key ids, in no account. */
final class SessionForm implements Records.Form<Session> {

    private static final Member<String> ACCOUNT = Member.required("Account", TextShape.ANY);
    private static final Member<String> PRINCIPAL = Member.required("Principal", TextShape.ANY);
    private static final Member<String> PRINCIPAL_ID = Member.required("PrincipalId", TextShape.ANY);
    private static final Member<String> ROLE_SESSION = Member.optional("RoleSession", TextShape.ANY);
    private static final Member<String> SECRET = Member.required("Secret", TextShape.ANY);
    private static final Member<String> TOKEN_HASH = Member.required("TokenHash", TextShape.ANY);
    private static final Member<List<String>> POLICIES = Member.optional("Policies", ListShape.of(TextShape.ANY));
    private static final Member<Map<String, String>> TAGS = Member.optional("Tags", AttachedPolicies.TEXTS);
    private static final Member<Long> EXPIRES_AT = Member.required("ExpiresAt", NumberShape.longInteger(0));

    private static final Structure<Members> MEMBERS = Structure.of(
            "Session",
            in -> in,
            ACCOUNT,
            PRINCIPAL,
            PRINCIPAL_ID,
            ROLE_SESSION,
            SECRET,
            TOKEN_HASH,
            POLICIES,
            TAGS,
            EXPIRES_AT);

    @Override
    public String kind() {
        return "session";
    }

    @Override
    public Structure<Members> members() {
        return MEMBERS;
    }

    @Override
    public void write(Session session, JsonGenerator json) throws IOException {
        json.writeStringField(ACCOUNT.name(), session.account());
        json.writeStringField(PRINCIPAL.name(), session.principal());
        json.writeStringField(PRINCIPAL_ID.name(), session.principalId());
        if (session.roleSession().isPresent()) {
            json.writeStringField(ROLE_SESSION.name(), session.roleSession().get());
        }
        json.writeStringField(SECRET.name(), session.sealedSecret().toBase64());
        json.writeStringField(TOKEN_HASH.name(), session.tokenHash().toBase64());
        json.writeArrayFieldStart(POLICIES.name());
        for (String policy : session.policies()) {
            json.writeString(policy);
        }
        json.writeEndArray();
        Documents.writeTexts(json, TAGS.name(), session.tags());
        json.writeNumberField(EXPIRES_AT.name(), session.expiresAt().toEpochMilli());
    }

    @Override
    public Session read(String account, String name, Members in) {
        return new Session(
                name,
                in.get(ACCOUNT),
                in.get(PRINCIPAL),
                in.get(PRINCIPAL_ID),
                in.find(ROLE_SESSION),
                Bytes.fromBase64(in.get(SECRET)),
                Bytes.fromBase64(in.get(TOKEN_HASH)),
                in.get(POLICIES, List.of()),
                in.get(TAGS, Map.of()),
                Instant.ofEpochMilli(in.get(EXPIRES_AT)));
    }
}
