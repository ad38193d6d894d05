package dev.extenddb.iamapi;

import dev.extenddb.query.Xml;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Policies in users, groups and roles. Thread-safe. */
final class InlinePolicyActions {

    private final Owners owners;

    InlinePolicyActions(Owners owners) {
        this.owners = owners;
    }

    Map<String, Action> actions() {
        Map<String, Action> actions = new HashMap<>();
        for (OwnerKind kind : OwnerKind.values()) {
            actions.put("Put" + kind.word() + "Policy", call -> put(call, kind));
            actions.put("Get" + kind.word() + "Policy", call -> get(call, kind));
            actions.put("List" + kind.word() + "Policies", call -> list(call, kind));
            actions.put("Delete" + kind.word() + "Policy", call -> delete(call, kind));
        }
        return actions;
    }

    private Xml put(IamCall call, OwnerKind kind) {
        Owner owner = owners.require(call, kind);
        owners.attachments(kind)
                .put(owner.account(), owner.name(), call.require("PolicyName"), call.require("PolicyDocument"));
        return new Xml();
    }

    private Xml get(IamCall call, OwnerKind kind) {
        Owner owner = owners.require(call, kind);
        String name = call.require("PolicyName");
        String document = requireInline(owner, kind, name);
        return new Xml()
                .text(kind.parameter(), owner.name())
                .text("PolicyName", name)
                .text("PolicyDocument", Shapes.document(document));
    }

    private Xml list(IamCall call, OwnerKind kind) {
        Owner owner = owners.require(call, kind);
        Page<String> page = Page.ofNames(call.form(), owner.policies().inline().keySet());
        return page.end(new Xml().texts("PolicyNames", page.elements()));
    }

    private Xml delete(IamCall call, OwnerKind kind) {
        Owner owner = owners.require(call, kind);
        String name = call.require("PolicyName");
        String unused = requireInline(owner, kind, name);
        owners.attachments(kind).remove(owner.account(), owner.name(), name);
        return new Xml();
    }

    private static String requireInline(Owner owner, OwnerKind kind, String name) {
        return Optional.ofNullable(owner.policies().inline().get(name))
                .orElseThrow(() -> Owners.absent(kind.word().toLowerCase(Locale.ROOT) + " policy", name));
    }
}
