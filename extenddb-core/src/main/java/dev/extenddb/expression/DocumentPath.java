package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Where a value is in an item: a top-level attribute and the steps from there into maps and lists. Names are real names. */
public record DocumentPath(String attribute, List<Step> steps) {

    /** A path with its own copy of the steps. */
    public DocumentPath {
        steps = List.copyOf(steps);
    }

    /** The path to a whole top-level attribute. */
    public static DocumentPath of(String attribute) {
        return new DocumentPath(attribute, List.of());
    }

    /** Whether the path goes into an attribute, not just to it. */
    public boolean isNested() {
        return !steps.isEmpty();
    }

    /** What an item has there, if it has anything. */
    public Optional<AttributeValue> find(Item item) {
        return Optional.ofNullable(Readers.of(new Operand.Attribute(this)).read(item));
    }

    /** The path as DynamoDB's messages show it, such as {@code [a, b, [0]]}. */
    String described() {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        text.add(attribute);
        for (Step step : steps) {
            text.add(step instanceof Field field ? field.name() : step.toString());
        }
        return text.toString();
    }

    /** The path as expressions write it, such as {@code a.b[0]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(attribute);
        steps.forEach(text::append);
        return text.toString();
    }

    /** One step into a document. */
    public sealed interface Step permits Field, Index {}

    /** The step into a map, to the value with a name. */
    public record Field(String name) implements Step {
        @Override
        public String toString() {
            return "." + name;
        }
    }

    /** The step into a list, to the element at an index from 0. */
    public record Index(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }
}
