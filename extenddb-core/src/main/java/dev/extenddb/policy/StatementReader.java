package dev.extenddb.policy;

import com.fasterxml.jackson.core.JsonLocation;
import dev.extenddb.policy.PolicyJson.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one statement. Members can come in any order, so what they must be together is checked when all are there. */
final class StatementReader {

    private static final Pattern SID = Pattern.compile("[a-zA-Z0-9]*");

    private final PolicyJson json;
    private final JsonLocation start;
    private final Map<String, List<Located>> names = new LinkedHashMap<>();
    private final List<ConditionReader> conditions = new ArrayList<>();
    private Optional<Located> sid = Optional.empty();
    private Optional<Located> effect = Optional.empty();
    private Optional<PrincipalSet> principals = Optional.empty();

    private StatementReader(PolicyJson json) {
        this.json = json;
        this.start = json.here();
    }

    static StatementReader read(PolicyJson json) {
        var reader = new StatementReader(json);
        json.members("A statement", reader::member);
        return reader;
    }

    Optional<Located> sid() {
        return sid;
    }

    private void member(Located name) {
        switch (name.text()) {
            case "Sid" -> sid = Optional.of(sid(json.string("Sid")));
            case "Effect" -> effect = Optional.of(json.string("Effect"));
            case "Principal", "NotPrincipal" -> principals(name);
            case "Action", "NotAction" -> names(name, List.of("Action", "NotAction"));
            case "Resource", "NotResource" -> names(name, List.of("Resource", "NotResource"));
            case "Condition" -> json.members("Condition", operator -> ConditionReader.read(json, operator, conditions));
            default -> throw name.fault("Unknown member '" + name.text() + "' of a statement");
        }
    }

    private static Located sid(Located text) {
        if (!SID.matcher(text.text()).matches()) {
            throw text.fault("Sid may have letters and digits only");
        }
        return text;
    }

    /** DynamoDB does not mind how the word is capitalized, IAM does. */
    private static Effect effect(Located word, PolicyKind kind) {
        for (Effect effect : Effect.values()) {
            boolean same = kind == PolicyKind.RESOURCE
                    ? effect.word().equalsIgnoreCase(word.text())
                    : effect.word().equals(word.text());
            if (same) {
                return effect;
            }
        }
        throw word.fault("Effect must be Allow or Deny");
    }

    private void names(Located member, List<String> alternatives) {
        for (String other : alternatives) {
            if (names.containsKey(other)) {
                throw member.fault("A statement has either " + alternatives.get(0) + " or " + alternatives.get(1));
            }
        }
        names.put(member.text(), json.strings(member.text()));
    }

    private void principals(Located member) {
        if (principals.isPresent()) {
            throw member.fault("A statement has either Principal or NotPrincipal");
        }
        principals = Optional.of(PrincipalReader.read(json, member));
    }

    /** The statement, if it is one for a policy of this kind. */
    Statement build(PolicyKind kind, PolicyVersion version) {
        Effect does = effect(effect.orElseThrow(() -> fault("Effect is missing")), kind);
        if (principals.isPresent() != kind.namesPrincipals()) {
            throw fault(
                    kind.namesPrincipals()
                            ? "Principal is missing, which " + kind.oneOfThem() + " must have"
                            : "Principal has no place in " + kind.oneOfThem());
        }
        if (does == Effect.ALLOW && principals.filter(PrincipalSet::negated).isPresent()) {
            throw fault("NotPrincipal goes with Deny only");
        }
        NameSet actions = names("Action").orElseThrow(() -> fault("Action is missing"));
        Optional<NameSet> resources = names("Resource");
        if (resources.isPresent() != kind.namesResources()) {
            throw fault(kind.namesResources() ? "Resource is missing" : "Resource has no place in " + kind.oneOfThem());
        }
        checkNames(version);
        List<Condition> built =
                conditions.stream().map(condition -> condition.build(version)).toList();
        return new Statement(sid.map(Located::text), does, principals, actions, resources, built);
    }

    private Optional<NameSet> names(String member) {
        return Optional.ofNullable(names.get(member))
                .map(patterns -> new NameSet(false, texts(patterns)))
                .or(() -> Optional.ofNullable(names.get("Not" + member))
                        .map(patterns -> new NameSet(true, texts(patterns))));
    }

    private static List<String> texts(List<Located> located) {
        return located.stream().map(Located::text).toList();
    }

    private void checkNames(PolicyVersion version) {
        names.forEach((member, patterns) -> {
            for (Located pattern : patterns) {
                if (member.endsWith("Action")) {
                    NameChecks.requireAction(pattern);
                } else {
                    NameChecks.requireResource(pattern, version);
                }
            }
        });
    }

    private MalformedPolicyException fault(String message) {
        return PolicyJson.faultAt(start, message);
    }
}
