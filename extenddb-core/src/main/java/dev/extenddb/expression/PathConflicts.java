package dev.extenddb.expression;

import dev.extenddb.error.DynamoDbException;
import java.util.List;
import java.util.Optional;

/** Paths of one expression that cannot both be meant. */
final class PathConflicts {

    private PathConflicts() {}

    /**
     * Refuses paths of which one leads into another, and then paths that take the same value for a map and for a list.
     *
     * @throws DynamoDbException if there are such paths; it names the first two
     */
    static void requireNone(List<DocumentPath> paths, ExpressionErrors errors) {
        Optional<DynamoDbException> conflict = Optional.empty();
        for (int later = 1; later < paths.size(); later++) {
            DocumentPath two = paths.get(later);
            for (int earlier = 0; earlier < later; earlier++) {
                DocumentPath one = paths.get(earlier);
                switch (relation(one, two)) {
                    case OVERLAP -> throw errors.overlap(one, two);
                    case CONFLICT -> conflict = conflict.or(() -> Optional.of(errors.conflict(one, two)));
                    case NONE -> {}
                }
            }
        }
        if (conflict.isPresent()) {
            throw conflict.get();
        }
    }

    private static Relation relation(DocumentPath one, DocumentPath two) {
        if (!one.attribute().equals(two.attribute())) {
            return Relation.NONE;
        }
        int common = Math.min(one.steps().size(), two.steps().size());
        for (int i = 0; i < common; i++) {
            DocumentPath.Step a = one.steps().get(i);
            DocumentPath.Step b = two.steps().get(i);
            if (a.getClass() != b.getClass()) {
                return Relation.CONFLICT;
            }
            if (!a.equals(b)) {
                return Relation.NONE;
            }
        }
        return Relation.OVERLAP;
    }

    private enum Relation {
        NONE,
        OVERLAP,
        CONFLICT
    }
}
