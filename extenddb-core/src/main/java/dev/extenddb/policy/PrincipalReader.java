package dev.extenddb.policy;

import dev.extenddb.policy.PolicyJson.Located;
import dev.extenddb.policy.PrincipalSet.Name;
import java.util.ArrayList;
import java.util.List;

/** Reads Principal and NotPrincipal: an asterisk, or names by their types. */
final class PrincipalReader {

    private PrincipalReader() {}

    static PrincipalSet read(PolicyJson json, Located member) {
        boolean negated = member.text().equals("NotPrincipal");
        var names = new ArrayList<Name>();
        if (PolicyReader.isObject(json)) {
            json.members(member.text(), type -> readType(json, type, names));
        } else {
            Located name = json.string(member.text());
            if (!name.text().equals("*")) {
                throw name.fault(member.text() + " must be * or an object such as {\"AWS\": ...}");
            }
            names.add(new Name(PrincipalSet.Type.ANY, "*"));
        }
        if (names.isEmpty()) {
            throw member.fault(member.text() + " must not be empty");
        }
        return new PrincipalSet(negated, names);
    }

    private static void readType(PolicyJson json, Located word, List<Name> names) {
        PrincipalSet.Type type = type(word);
        for (Located name : json.strings(word.text())) {
            if (type == PrincipalSet.Type.AWS && name.text().equals("*")) {
                names.add(new Name(PrincipalSet.Type.ANY, "*"));
            } else {
                if (type == PrincipalSet.Type.AWS) {
                    NameChecks.requireAwsPrincipal(name);
                }
                names.add(new Name(type, name.text()));
            }
        }
    }

    private static PrincipalSet.Type type(Located word) {
        for (PrincipalSet.Type type : PrincipalSet.Type.values()) {
            if (type != PrincipalSet.Type.ANY && type.word().equals(word.text())) {
                return type;
            }
        }
        throw word.fault("Unknown type '" + word.text() + "' of principals");
    }
}
