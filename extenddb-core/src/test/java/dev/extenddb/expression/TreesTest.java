package dev.extenddb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.item.AttributeValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees that another front end made, with values and real names in them. */
class TreesTest {

    private static final Operand.Attribute DOTTED = new Operand.Attribute(DocumentPath.of("x.y"));
    private static final Operand.Literal ONE = new Operand.Literal(AttributeValue.of(1));

    @Test
    void conditionsNeedNoPlaceholders() {
        Condition condition = Condition.of(new ConditionNode.Comparison(Comparator.LE, DOTTED, ONE));
        assertThat(condition.test(Notation.item("{x.y: 1}"))).isTrue();
        assertThat(condition.test(Notation.item("{x.y: 2}"))).isFalse();
        assertThat(condition.paths()).containsExactly(DocumentPath.of("x.y"));
    }

    @Test
    void comparingWhatHasNoOrderIsFalse() {
        Operand.Literal list = new Operand.Literal(new AttributeValue.L(List.of()));
        assertThat(Condition.of(new ConditionNode.Comparison(Comparator.LT, DOTTED, list))
                        .test(Notation.item("{x.y: []}")))
                .isFalse();
    }

    @Test
    void updatesAndProjectionsNeedNoPlaceholders() {
        Update update = Update.of(new UpdateNode(List.of(new UpdateNode.Add(DOTTED, ONE))));
        assertThat(update.apply(Notation.item("{x.y: 1, z: 2}")).after()).isEqualTo(Notation.item("{x.y: 2, z: 2}"));
        Projection projection = Projection.of(new ProjectionNode(List.of(DOTTED)));
        assertThat(projection.apply(Notation.item("{x.y: 1, z: 2}"))).isEqualTo(Notation.item("{x.y: 1}"));
    }

    @Test
    void whatIsNotBoundIsRefused() {
        Operand.Placeholder placeholder = new Operand.Placeholder(":v");
        assertThatThrownBy(() -> Condition.of(new ConditionNode.Comparison(Comparator.EQ, DOTTED, placeholder)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not bound: :v");
        Operand.Path path = new Operand.Path(new PathNode(List.of(new PathNode.Name("a"))));
        assertThatThrownBy(() -> Projection.of(new ProjectionNode(List.of(path))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not bound: a");
    }
}
