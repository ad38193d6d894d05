package dev.extenddb.iamapi;

import dev.extenddb.query.QueryError;
import dev.extenddb.query.QueryForm;
import dev.extenddb.query.Xml;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, by names in order.
 *
 * @param elements what is in it
 * @param next what the next part begins after; empty at the end
 */
record Page<T>(List<T> elements, String next) {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    /** Gets a part of a list. */
    @FunctionalInterface
    interface Source<T> {

        /** Up to so many elements, by their names, after a name that need not exist. */
        List<T> list(String afterName, int limit);
    }

    /** The part that a request asks for. */
    static <T> Page<T> of(QueryForm form, Source<T> source, Function<T, String> name) {
        long size = form.number("MaxItems", USUAL);
        if (size < 1 || size > MOST) {
            throw QueryError.invalid("1 validation error detected: Value '" + size
                    + "' at 'maxItems' failed to satisfy constraint: Member must have value "
                    + (size < 1 ? "greater than or equal to 1" : "less than or equal to " + MOST));
        }
        List<T> found = source.list(form.find("Marker").orElse(""), (int) size + 1);
        if (found.size() <= size) {
            return new Page<>(found, "");
        }
        List<T> elements = found.subList(0, (int) size);
        return new Page<>(elements, name.apply(elements.get(elements.size() - 1)));
    }

    /** The part that a request asks for of a list of names. */
    static Page<String> ofNames(QueryForm form, Collection<String> names) {
        return of(
                form,
                (after, limit) -> names.stream()
                        .filter(name -> name.compareTo(after) > 0)
                        .sorted()
                        .limit(limit)
                        .toList(),
                name -> name);
    }

    /** Nothing. */
    static <T> Page<T> empty() {
        return new Page<>(List.of(), "");
    }

    /** The list in XML, and how it goes on. */
    Xml write(String listName, Function<T, Xml> form) {
        return end(new Xml().list(listName, elements, form));
    }

    /** Adds how the list goes on. */
    Xml end(Xml result) {
        result.text("IsTruncated", String.valueOf(!next.isEmpty()));
        return next.isEmpty() ? result : result.text("Marker", next);
    }
}
