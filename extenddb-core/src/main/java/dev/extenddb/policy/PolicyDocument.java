package dev.extenddb.policy;

import java.util.List;
import java.util.Optional;

/**
 * A policy as written.
 *
 * @param version the version of the language; the older one if the document names none
 * @param id the document's own identifier, which has no meaning
 * @param statements at least one, if the document was read
 */
public record PolicyDocument(PolicyVersion version, Optional<String> id, List<Statement> statements) {

    /** A document with its own copy of the statements. */
    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a document.
     *
     * @param kind what it is for, which decides what it must and must not have
     * @throws MalformedPolicyException if there is any fault in it; the message says where
     */
    public static PolicyDocument parse(String text, PolicyKind kind) {
        return PolicyReader.read(text, kind);
    }
}
