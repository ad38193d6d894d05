package dev.extenddb.legacy;

import dev.extenddb.expression.Condition;
import dev.extenddb.expression.ConditionNode;
import dev.extenddb.wire.MapShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** What a write expects of an item's attributes: the parameter Expected. Immutable. */
public final class ExpectedAttributes {

    private static final Member<Map<String, ExpectedAttribute>> EXPECTED = Member.optional(
            "Expected",
            MapShape.of(ExpectedAttribute.SHAPE, "com.amazonaws.dynamodb.v20120810.ExpectedAttributeValue"));

    /** The member of requests. */
    public static final Member<?> MEMBER = EXPECTED;

    private final Map<String, ExpectedAttribute> attributes;

    private ExpectedAttributes(Map<String, ExpectedAttribute> attributes) {
        this.attributes = attributes;
    }

    /** What is expected, if the request says. */
    public static Optional<ExpectedAttributes> in(Members in) {
        Optional<Map<String, ExpectedAttribute>> expected = in.find(EXPECTED);
        return expected.isPresent() ? Optional.of(new ExpectedAttributes(expected.get())) : Optional.empty();
    }

    /** Of how many attributes something is expected. */
    public int size() {
        return attributes.size();
    }

    /**
     * The expectations as one condition; nothing if there are none.
     *
     * @throws dev.extenddb.error.DynamoDbException a {@code ValidationException} if what is expected of an attribute contradicts itself,
     *     or values are not as they must be
     */
    public Optional<Condition> toCondition(Optional<ConditionalOperator> operator) {
        var nodes = new ArrayList<ConditionNode>();
        attributes.forEach(
                (attribute, expected) -> nodes.add(expected.condition(attribute).on(attribute)));
        return ConditionalOperator.join(operator, nodes).map(Condition::of);
    }
}
