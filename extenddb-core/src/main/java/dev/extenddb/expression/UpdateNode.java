package dev.extenddb.expression;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An update as a tree: the actions in the order written. {@link Update#of} makes a bound one executable. */
public record UpdateNode(List<Action> actions) {

    /** An update with its own copy of the actions. */
    public UpdateNode {
        actions = List.copyOf(actions);
    }

    /** The update as an expression with one section for each kind of action. */
    @Override
    public String toString() {
        Map<Section, List<Action>> sections = new EnumMap<>(Section.class);
        actions.forEach(action -> sections.computeIfAbsent(action.section(), section -> new ArrayList<>())
                .add(action));
        return sections.entrySet().stream()
                .map(entry -> entry.getKey()
                        + entry.getValue().stream().map(Action::toString).collect(Collectors.joining(", ", " ", "")))
                .collect(Collectors.joining(" "));
    }

    /** The sections of an update expression. */
    public enum Section {
        SET,
        REMOVE,
        ADD,
        DELETE
    }

    /** One change of one place. */
    public sealed interface Action {
        /** The place that changes. */
        Operand.Location target();

        /** The section in which such actions stand. */
        Section section();

        /** The operands other than the target. */
        List<Operand> operands();
    }

    /** Puts a value at the place, whatever was there. */
    public record Set(Operand.Location target, Operand value) implements Action {
        @Override
        public Section section() {
            return Section.SET;
        }

        @Override
        public List<Operand> operands() {
            return List.of(value);
        }

        @Override
        public String toString() {
            return target + " = " + value;
        }
    }

    /** Takes away what is at the place. */
    public record Remove(Operand.Location target) implements Action {
        @Override
        public Section section() {
            return Section.REMOVE;
        }

        @Override
        public List<Operand> operands() {
            return List.of();
        }

        @Override
        public String toString() {
            return target.toString();
        }
    }

    /** Adds a number to the number at the place, or elements to the set there. */
    public record Add(Operand.Location target, Operand value) implements Action {
        @Override
        public Section section() {
            return Section.ADD;
        }

        @Override
        public List<Operand> operands() {
            return List.of(value);
        }

        @Override
        public String toString() {
            return target + " " + value;
        }
    }

    /** Takes elements out of the set at the place. */
    public record Delete(Operand.Location target, Operand value) implements Action {
        @Override
        public Section section() {
            return Section.DELETE;
        }

        @Override
        public List<Operand> operands() {
            return List.of(value);
        }

        @Override
        public String toString() {
            return target + " " + value;
        }
    }
}
