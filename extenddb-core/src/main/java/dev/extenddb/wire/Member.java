package dev.extenddb.wire;

/**
 * A member of a structure.
 *
 * @param name its name on the wire
 * @param shape its type
 * @param required whether a request without it is refused
 * @param <T> what its value becomes
 */
public record Member<T>(String name, Shape<T> shape, boolean required) {

    /** A member that may be absent. */
    public static <T> Member<T> optional(String name, Shape<T> shape) {
        return new Member<>(name, shape, false);
    }

    /** A member without which the request is refused. */
    public static <T> Member<T> required(String name, Shape<T> shape) {
        return new Member<>(name, shape, true);
    }
}
