package dev.extenddb.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import dev.extenddb.policy.PolicyJson.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads a policy document. What it does not know it refuses, so that nobody takes a misspelt member for a rule; see "Grammar of the IAM
 * JSON policy language". Used for one document.
 */
final class PolicyReader {

    private final PolicyJson json;
    private final PolicyKind kind;

    private PolicyReader(PolicyJson json, PolicyKind kind) {
        this.json = json;
        this.kind = kind;
    }

    static PolicyDocument read(String text, PolicyKind kind) {
        long characters = text.chars().filter(c -> !Character.isWhitespace(c)).count();
        if (characters > kind.mostCharacters()) {
            throw new MalformedPolicyException(
                    "The document has " + characters + " characters; " + kind.oneOfThem() + " may have "
                            + kind.mostCharacters(),
                    1,
                    1);
        }
        try (var json = new PolicyJson(text)) {
            return new PolicyReader(json, kind).document();
        }
    }

    /** The members of a document, as they turn up. */
    private static final class Draft {
        private PolicyVersion version = PolicyVersion.V2008;
        private Optional<String> id = Optional.empty();
        private final List<StatementReader> statements = new ArrayList<>();
    }

    private PolicyDocument document() {
        if (json.next() == null) {
            throw json.fault("The document is empty");
        }
        JsonLocation start = json.here();
        var draft = new Draft();
        json.members("A policy document", name -> member(name, draft));
        if (json.next() != null) {
            throw json.fault("Nothing may follow the document");
        }
        if (draft.statements.isEmpty()) {
            throw PolicyJson.faultAt(start, "Statement is missing");
        }
        requireDifferentSids(draft.statements);
        PolicyVersion version = draft.version;
        List<Statement> statements = draft.statements.stream()
                .map(statement -> statement.build(kind, version))
                .toList();
        return new PolicyDocument(version, draft.id, statements);
    }

    private void member(Located name, Draft draft) {
        switch (name.text()) {
            case "Version" -> draft.version = version(json.string("Version"));
            case "Id" -> draft.id = Optional.of(json.string("Id").text());
            case "Statement" -> json.elements("Statement", () -> draft.statements.add(StatementReader.read(json)));
            default -> throw name.fault("Unknown member '" + name.text() + "' of a policy document");
        }
    }

    private static PolicyVersion version(Located date) {
        for (PolicyVersion version : PolicyVersion.values()) {
            if (version.date().equals(date.text())) {
                return version;
            }
        }
        throw date.fault("Version must be 2012-10-17 or 2008-10-17");
    }

    private static void requireDifferentSids(List<StatementReader> statements) {
        var known = new HashSet<String>();
        for (StatementReader statement : statements) {
            statement.sid().filter(sid -> !known.add(sid.text())).ifPresent(sid -> {
                throw sid.fault("Sid '" + sid.text() + "' stands for two statements");
            });
        }
    }

    /** Whether the parser stands at the beginning of an object. */
    static boolean isObject(PolicyJson json) {
        return json.isAt(JsonToken.START_OBJECT);
    }
}
