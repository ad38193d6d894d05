package dev.extenddb.expression;

import dev.extenddb.expression.ConditionNode.And;
import dev.extenddb.expression.ConditionNode.Between;
import dev.extenddb.expression.ConditionNode.Comparison;
import dev.extenddb.expression.ConditionNode.In;
import dev.extenddb.expression.ConditionNode.Not;
import dev.extenddb.expression.ConditionNode.Or;
import dev.extenddb.expression.ConditionNode.Test;
import java.util.ArrayList;
import java.util.List;

/** Puts what the placeholders stand for into trees. It makes new trees, so that parsed ones can be shared between requests. */
final class Binder {

    private final Placeholders placeholders;
    private final ExpressionErrors errors;
    private final Operand.Visitor<Operand> operandBinder = new OperandBinder();

    Binder(Placeholders placeholders, ExpressionErrors errors) {
        this.placeholders = placeholders;
        this.errors = errors;
    }

    /** The condition with nothing left to bind; what the placeholders stand for is checked condition by condition. */
    ConditionNode bind(ConditionNode condition) {
        return condition.accept(new ConditionBinder());
    }

    /** The update with nothing left to bind. DynamoDB reports undefined names before undefined values. */
    UpdateNode bind(UpdateNode update) {
        for (UpdateNode.Action action : update.actions()) {
            requireNames(action.target());
            action.operands().forEach(operand -> operand.walk(this::requireNames));
        }
        List<UpdateNode.Action> bound = new ArrayList<>(update.actions().size());
        update.actions().forEach(action -> bound.add(bind(action)));
        return new UpdateNode(bound);
    }

    /** The projection with nothing left to bind. */
    ProjectionNode bind(ProjectionNode projection) {
        return new ProjectionNode(projection.locations().stream()
                .<Operand.Location>map(this::bind)
                .toList());
    }

    private UpdateNode.Action bind(UpdateNode.Action action) {
        Operand.Attribute target = bind(action.target());
        if (action instanceof UpdateNode.Set set) {
            return new UpdateNode.Set(target, bind(set.value()));
        }
        if (action instanceof UpdateNode.Add add) {
            return new UpdateNode.Add(target, bind(add.value()));
        }
        if (action instanceof UpdateNode.Delete delete) {
            return new UpdateNode.Delete(target, bind(delete.value()));
        }
        return new UpdateNode.Remove(target);
    }

    private void requireNames(Operand operand) {
        if (operand instanceof Operand.Path path) {
            path.path().elements().forEach(element -> {
                if (element instanceof PathNode.Alias alias) {
                    name(alias);
                }
            });
        }
    }

    private Operand bind(Operand operand) {
        return operand.accept(operandBinder);
    }

    private List<Operand> bind(List<Operand> operands) {
        List<Operand> bound = new ArrayList<>(operands.size());
        operands.forEach(operand -> bound.add(bind(operand)));
        return bound;
    }

    private Operand.Attribute bind(Operand.Location location) {
        return location instanceof Operand.Path path
                ? new Operand.Attribute(resolve(path.path()))
                : (Operand.Attribute) location;
    }

    private DocumentPath resolve(PathNode path) {
        List<PathNode.Element> elements = path.elements();
        String attribute = name(elements.get(0));
        List<DocumentPath.Step> steps = new ArrayList<>(elements.size() - 1);
        for (PathNode.Element element : elements.subList(1, elements.size())) {
            steps.add(
                    element instanceof PathNode.Index index
                            ? new DocumentPath.Index(index.index())
                            : new DocumentPath.Field(name(element)));
        }
        return new DocumentPath(attribute, steps);
    }

    private String name(PathNode.Element element) {
        if (element instanceof PathNode.Alias alias) {
            return placeholders.name(alias.placeholder()).orElseThrow(() -> errors.undefinedName(alias.placeholder()));
        }
        return ((PathNode.Name) element).name();
    }

    /** Binds an operand and all operands in it. */
    private final class OperandBinder implements Operand.Visitor<Operand> {
        @Override
        public Operand path(Operand.Path path) {
            return bind((Operand.Location) path);
        }

        @Override
        public Operand attribute(Operand.Attribute attribute) {
            return attribute;
        }

        @Override
        public Operand placeholder(Operand.Placeholder placeholder) {
            return placeholders
                    .value(placeholder.name())
                    .map(Operand.Literal::new)
                    .orElseThrow(() -> errors.undefinedValue(placeholder.name()));
        }

        @Override
        public Operand literal(Operand.Literal literal) {
            return literal;
        }

        @Override
        public Operand call(Operand.Call call) {
            return new Operand.Call(call.function(), bind(call.arguments()));
        }

        @Override
        public Operand arithmetic(Operand.Arithmetic arithmetic) {
            return new Operand.Arithmetic(arithmetic.operator(), bind(arithmetic.left()), bind(arithmetic.right()));
        }
    }

    /** Binds a condition and all conditions in it, and checks each condition without conditions in it as soon as it is bound. */
    private final class ConditionBinder implements ConditionNode.Visitor<ConditionNode> {

        private final ConditionChecks checks = new ConditionChecks(errors);

        @Override
        public ConditionNode and(And and) {
            return new And(each(and.conditions()));
        }

        @Override
        public ConditionNode or(Or or) {
            return new Or(each(or.conditions()));
        }

        @Override
        public ConditionNode not(Not not) {
            return new Not(not.condition().accept(this));
        }

        @Override
        public ConditionNode comparison(Comparison comparison) {
            return checked(new Comparison(comparison.comparator(), bind(comparison.left()), bind(comparison.right())));
        }

        @Override
        public ConditionNode between(Between between) {
            return checked(new Between(bind(between.operand()), bind(between.lower()), bind(between.upper())));
        }

        @Override
        public ConditionNode in(In in) {
            return checked(new In(bind(in.operand()), bind(in.candidates())));
        }

        @Override
        public ConditionNode test(Test test) {
            return checked(new Test((Operand.Call) bind(test.call())));
        }

        private ConditionNode checked(ConditionNode leaf) {
            checks.check(leaf);
            return leaf;
        }

        private List<ConditionNode> each(List<ConditionNode> conditions) {
            List<ConditionNode> bound = new ArrayList<>(conditions.size());
            conditions.forEach(condition -> bound.add(condition.accept(this)));
            return bound;
        }
    }
}
