package dev.extenddb.iam;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.time.Instant;

/** How groups are kept. Who is a member, the members know. */
final class GroupForm implements Records.Form<Group> {

    private static final Member<String> ID = Member.required("Id", TextShape.ANY);
    private static final Member<Long> CREATED_AT = Member.required("CreatedAt", NumberShape.longInteger(0));
    private static final Structure<Members> MEMBERS =
            Structure.of("Group", in -> in, AttachedPolicies.membersWith(ID, Documents.PATH, CREATED_AT));

    @Override
    public String kind() {
        return "group";
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
    public void write(Group group, JsonGenerator json) throws IOException {
        json.writeStringField(ID.name(), group.id());
        Documents.writePath(json, group.path());
        json.writeNumberField(CREATED_AT.name(), group.createdAt().toEpochMilli());
        group.policies().write(json);
    }

    @Override
    public Group read(String account, String name, Members in) {
        return new Group(
                account,
                name,
                in.get(ID),
                Documents.path(in),
                Instant.ofEpochMilli(in.get(CREATED_AT)),
                AttachedPolicies.from(in));
    }
}
