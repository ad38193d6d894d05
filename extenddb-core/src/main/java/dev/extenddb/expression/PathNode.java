package dev.extenddb.expression;

import java.util.List;

/** A document path as it is written: its names may be placeholders. The first element is never an index. */
public record PathNode(List<Element> elements) {

    /** A path with its own copy of the elements. */
    public PathNode {
        elements = List.copyOf(elements);
        if (elements.isEmpty() || elements.get(0) instanceof Index) {
            throw new IllegalArgumentException("A path begins with a name: " + elements);
        }
    }

    /** The path as expressions write it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Element element : elements) {
            if (!text.isEmpty() && !(element instanceof Index)) {
                text.append('.');
            }
            text.append(element);
        }
        return text.toString();
    }

    /** One element of a written path. */
    public sealed interface Element permits Name, Alias, Index {}

    /** A name that stands for itself. */
    public record Name(String name) implements Element {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A placeholder for a name, with its {@code #}. */
    public record Alias(String placeholder) implements Element {
        @Override
        public String toString() {
            return placeholder;
        }
    }

    /** An index into a list, from 0. */
    public record Index(int index) implements Element {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }
}
