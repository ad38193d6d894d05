/**
 * Shapes: what a request's members are called, of what type they are and what constrains them, declared once for each structure and
 * read straight from the JSON stream. A value passes three stages: {@code read} (wrong JSON is a {@code SerializationException}), {@code
 * check} (constraints of the model, gathered into one {@code ValidationException}), {@code build} (the value itself).
 *
 * <p>No operation and no behaviour lives here. Start reading at {@link dev.extenddb.wire.Structure}.
 */
package dev.extenddb.wire;
