package dev.extenddb.iam;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.MapShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The policies of a user, group or role.
 *
 * @param inline documents by name
 * @param managed names of the account's policies and ARNs of AWS's, each with the id of the policy meant: another one of that name does
 *     not count
 * @param boundary a document, or the ARN of a managed policy; groups have none
 */
public record AttachedPolicies(Map<String, String> inline, Map<String, String> managed, Optional<String> boundary) {

    /** No policies. */
    public static final AttachedPolicies NONE = new AttachedPolicies(Map.of(), Map.of(), Optional.empty());

    static final MapShape<String> TEXTS = MapShape.of(TextShape.ANY, "");

    private static final Member<Map<String, String>> INLINE = Member.optional("InlinePolicies", TEXTS);
    private static final Member<Map<String, String>> MANAGED = Member.optional("ManagedPolicies", TEXTS);
    private static final Member<String> BOUNDARY = Member.optional("PermissionsBoundary", TextShape.ANY);

    /** Policies with their own copies of the maps. */
    public AttachedPolicies {
        inline = Map.copyOf(inline);
        managed = Map.copyOf(managed);
    }

    /** Whether a boundary names a managed policy rather than being a document. */
    static boolean isReference(String boundary) {
        return boundary.startsWith("arn:");
    }

    /** The ARN of the managed policy that is the boundary. */
    public Optional<String> boundaryArn() {
        return boundary.filter(AttachedPolicies::isReference);
    }

    static Member<?>[] membersWith(Member<?>... others) {
        Member<?>[] all = Arrays.copyOf(others, others.length + 3);
        all[others.length] = INLINE;
        all[others.length + 1] = MANAGED;
        all[others.length + 2] = BOUNDARY;
        return all;
    }

    static AttachedPolicies from(Members in) {
        return new AttachedPolicies(in.get(INLINE, Map.of()), in.get(MANAGED, Map.of()), in.find(BOUNDARY));
    }

    void write(JsonGenerator json) throws IOException {
        Documents.writeTexts(json, INLINE.name(), inline);
        Documents.writeTexts(json, MANAGED.name(), managed);
        if (boundary.isPresent()) {
            json.writeStringField(BOUNDARY.name(), boundary.get());
        }
    }

    AttachedPolicies withInline(String name, String document) {
        return new AttachedPolicies(with(inline, name, document), managed, boundary);
    }

    AttachedPolicies withoutInline(String name) {
        return new AttachedPolicies(without(inline, name), managed, boundary);
    }

    AttachedPolicies withManaged(String name, String id) {
        return new AttachedPolicies(inline, with(managed, name, id), boundary);
    }

    AttachedPolicies withoutManaged(String name) {
        return new AttachedPolicies(inline, without(managed, name), boundary);
    }

    AttachedPolicies withBoundary(Optional<String> document) {
        return new AttachedPolicies(inline, managed, document);
    }

    static Map<String, String> with(Map<String, String> texts, String name, String text) {
        var changed = new LinkedHashMap<>(texts);
        changed.put(name, text);
        return changed;
    }

    static Map<String, String> without(Map<String, String> texts, String name) {
        var changed = new LinkedHashMap<>(texts);
        changed.remove(name);
        return changed;
    }
}
