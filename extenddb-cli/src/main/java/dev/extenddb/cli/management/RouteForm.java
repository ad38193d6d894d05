package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.extenddb.cli.management.Route.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A route that is being written down. Immutable: each method returns a changed copy, the last one the route. */
record RouteForm(
        String method,
        String path,
        String action,
        String summary,
        Access access,
        List<Field> fields,
        Optional<String> document,
        List<Field> parameters,
        String subject,
        int status) {

    private static final View<String> MESSAGE =
            View.<String>named("Message").text("message", "What was done.", message -> message);

    private static final List<Field> PAGING = List.of(
            Field.text("after", "The name after which to begin.").optional(),
            Field.number("limit", "The most to return, 1 to 1000; 1000 unless given.")
                    .optional());

    private static RouteForm of(String method, String path, String action, String summary, int status) {
        return new RouteForm(
                method,
                path,
                action,
                summary,
                Access.ADMINISTRATORS,
                List.of(),
                Optional.empty(),
                List.of(),
                "",
                status);
    }

    static RouteForm get(String path, String summary) {
        return of("GET", path, "", summary, 200);
    }

    static RouteForm post(String path, String action, String summary) {
        return of("POST", path, action, summary, 201);
    }

    static RouteForm put(String path, String action, String summary) {
        return of("PUT", path, action, summary, 200);
    }

    static RouteForm delete(String path, String action, String summary) {
        return of("DELETE", path, action, summary, 200);
    }

    RouteForm by(Access who) {
        return new RouteForm(method, path, action, summary, who, fields, document, parameters, subject, status);
    }

    RouteForm body(Field... members) {
        return new RouteForm(
                method, path, action, summary, access, List.of(members), document, parameters, subject, status);
    }

    /** The body is one document. */
    RouteForm body(String what) {
        return new RouteForm(
                method, path, action, summary, access, fields, Optional.of(what), parameters, subject, status);
    }

    RouteForm parameters(Field... given) {
        return new RouteForm(method, path, action, summary, access, fields, document, List.of(given), subject, status);
    }

    /** The member of the body, or else of the answer, that names what is made. */
    RouteForm making(String field) {
        return new RouteForm(method, path, action, summary, access, fields, document, parameters, field, status);
    }

    RouteForm answering(int newStatus) {
        return new RouteForm(method, path, action, summary, access, fields, document, parameters, subject, newStatus);
    }

    private Route route(Result result, List<Field> query, Function<Call, Answer> handler) {
        return new Route(method, path, access, action, summary, fields, document, query, subject, result, handler);
    }

    /** Shows a value. */
    <T> Route gives(View<T> view, Function<Call, T> work) {
        return route(
                new Result(status, view, false), parameters, call -> new Answer(status, view.write(work.apply(call))));
    }

    /** Says what was done. */
    Route tells(Function<Call, String> work) {
        return gives(MESSAGE, work);
    }

    /**
     * Shows a page of values. A header says after what the next one begins, if there may be one.
     *
     * @param position by what a value is found in the order of the list
     */
    <T> Route lists(View<T> view, Function<T, String> position, Function<Call, List<T>> work) {
        var query = new ArrayList<>(PAGING);
        query.addAll(parameters);
        return route(new Result(status, view, true), query, call -> {
            List<T> values = work.apply(call);
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            values.forEach(value -> array.add(view.write(value)));
            var answer = new Answer(status, array);
            return values.size() < call.limit()
                    ? answer
                    : answer.with("Next-After", position.apply(values.get(values.size() - 1)));
        });
    }

    /** Shows all values there are. */
    <T> Route listsAll(View<T> view, Function<Call, List<T>> work) {
        return route(new Result(status, view, true), parameters, call -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            work.apply(call).forEach(value -> array.add(view.write(value)));
            return new Answer(status, array);
        });
    }
}
