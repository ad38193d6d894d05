package dev.extenddb.testing;

import dev.extenddb.protocol.WireResponse;
import dev.extenddb.protocol.WireResponse.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A response, with the ways in which tests look at one. */
public record Answer(WireResponse response) {

    /** The HTTP status. */
    public int status() {
        return response.status();
    }

    /** The body as text. */
    public String body() {
        return new String(response.body().toArray(), StandardCharsets.UTF_8);
    }

    /** A header's only value. */
    public Optional<String> header(String name) {
        return response.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The body, read; see {@link Json}. */
    public Object json() {
        return Json.parse(body());
    }

    /** The error in short, such as {@code ResourceNotFoundException: Requested resource not found}. */
    public String error() {
        String type = text("__type");
        return type.substring(type.indexOf('#') + 1) + ": " + (has("message") ? text("message") : "");
    }

    /** Whether the body has something at a path. */
    public boolean has(String path) {
        return find(path).isPresent();
    }

    /** What the body has at a path of member names and list positions from 0, such as {@code Items.0.id.S}. */
    public Object at(String path) {
        return find(path).orElseThrow(() -> new NoSuchElementException("no " + path + " in " + body()));
    }

    /** The text at a path. */
    public String text(String path) {
        return (String) at(path);
    }

    /** The number at a path. */
    public double number(String path) {
        return (Double) at(path);
    }

    /** The list at a path. */
    public List<?> list(String path) {
        return (List<?>) at(path);
    }

    /** The texts found under one path in each element of a list, such as {@code id.S} in {@code Items}. */
    public List<String> texts(String list, String path) {
        return list(list).stream()
                .map(element -> (String) walk(element, path).orElseThrow())
                .toList();
    }

    private Optional<Object> find(String path) {
        return walk(json(), path);
    }

    private static Optional<Object> walk(Object from, String path) {
        Object value = from;
        for (String step : path.split("\\.", -1)) {
            value = step(value, step);
        }
        return Optional.ofNullable(value);
    }

    private static Object step(Object value, String step) {
        if (value instanceof List<?> list) {
            int position = Integer.parseInt(step);
            return position < list.size() ? list.get(position) : null;
        }
        return value instanceof Map<?, ?> map ? map.get(step) : null;
    }
}
