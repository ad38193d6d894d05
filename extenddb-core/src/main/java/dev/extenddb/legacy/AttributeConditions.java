package dev.extenddb.legacy;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Condition;
import dev.extenddb.expression.ConditionNode;
import dev.extenddb.expression.KeyCondition;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.wire.MapShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conditions by the attributes that they are on: a QueryFilter, a ScanFilter or KeyConditions. Immutable. */
public final class AttributeConditions {

    private static final MapShape<AttributeCondition> SHAPE =
            MapShape.of(AttributeCondition.SHAPE, "com.amazonaws.dynamodb.v20120810.Condition");

    private final Map<String, AttributeCondition> conditions;

    private AttributeConditions(Map<String, AttributeCondition> conditions) {
        this.conditions = conditions;
    }

    /** A member of a request that holds such conditions. */
    public static final class Parameter {

        private final Member<Map<String, AttributeCondition>> member;

        /** The member of a name. */
        public Parameter(String name) {
            this.member = Member.optional(name, SHAPE);
        }

        /** The member, to be declared by the request's structure. */
        public Member<?> member() {
            return member;
        }

        /** The conditions, if the request has the member. */
        public Optional<AttributeConditions> in(Members in) {
            return in.find(member).map(AttributeConditions::new);
        }
    }

    /** How many attributes have a condition. */
    public int size() {
        return conditions.size();
    }

    /**
     * Checks all that can be checked without a table or an item.
     *
     * @throws DynamoDbException a {@code ValidationException} if there are values that are none, or that their operator does not take
     */
    public void check() {
        conditions.values().forEach(AttributeCondition::check);
    }

    /** The conditions as one; nothing if there are none. They must have passed the check. */
    public Optional<Condition> toCondition(Optional<ConditionalOperator> operator) {
        var nodes = new ArrayList<ConditionNode>();
        conditions.forEach((attribute, condition) -> nodes.add(condition.on(attribute)));
        return ConditionalOperator.join(operator, nodes).map(Condition::of);
    }

    /**
     * The conditions as those on a key. They must have passed the check.
     *
     * @throws DynamoDbException a {@code ValidationException} if there are none
     */
    public KeyCondition toKeyCondition() {
        if (conditions.isEmpty()) {
            throw DynamoDbException.validation("Conditions can be of length 1 or 2 only");
        }
        var comparisons = new ArrayList<KeyCondition.Comparison>();
        conditions.forEach((attribute, condition) -> {
            List<AttributeValue> values = condition.values();
            comparisons.add(new KeyCondition.Comparison(attribute, keyOperator(condition.operator()), values));
        });
        return new KeyCondition(comparisons);
    }

    private static KeyCondition.Operator keyOperator(ComparisonOperator operator) {
        return switch (operator) {
            case EQ -> KeyCondition.Operator.EQ;
            case LE -> KeyCondition.Operator.LE;
            case LT -> KeyCondition.Operator.LT;
            case GE -> KeyCondition.Operator.GE;
            case GT -> KeyCondition.Operator.GT;
            case BEGINS_WITH -> KeyCondition.Operator.BEGINS_WITH;
            case BETWEEN -> KeyCondition.Operator.BETWEEN;
            case NE, NOT_NULL, NULL, CONTAINS, NOT_CONTAINS, IN -> KeyCondition.Operator.NOT_INDEXABLE;
        };
    }
}
