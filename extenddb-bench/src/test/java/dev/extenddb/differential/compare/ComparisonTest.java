package dev.extenddb.differential.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.ItemOrder;
import dev.extenddb.differential.wire.Json;
import dev.extenddb.differential.wire.Reply;
import dev.extenddb.differential.wire.Step;
import dev.extenddb.differential.wire.Step.Paging;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void numbersCompareByValueAndSetsWithoutOrder() {
        assertThat(differ(
                        "{'Item':{'n':{'N':'1.50'},'s':{'NS':['1','2.0']}}}",
                        "{'Item':{'s':{'NS':['2','1']},'n':{'N':'1.5'}}}"))
                .isEmpty();
        assertThat(differ("{'Item':{'n':{'N':'1'}}}", "{'Item':{'n':{'N':'2'}}}"))
                .contains(Aspect.BODY);
        assertThat(differ("{'Item':{'l':{'L':[{'S':'a'},{'S':'b'}]}}}", "{'Item':{'l':{'L':[{'S':'b'},{'S':'a'}]}}}"))
                .contains(Aspect.BODY);
    }

    @Test
    void itemsCompareInOrderOnlyWhereTheirOrderIsFixed() {
        var ab = "{'Items':[{'p':{'S':'a'},'g':{'N':'1'}},{'p':{'S':'b'},'g':{'N':'1'}}]}";
        var ba = "{'Items':[{'p':{'S':'b'},'g':{'N':'1'}},{'p':{'S':'a'},'g':{'N':'1'}}]}";
        assertThat(differ(ItemOrder.fixed(), ab, ba)).contains(Aspect.BODY);
        assertThat(differ(ItemOrder.by("g"), ab, ba)).isEmpty();
        assertThat(differ(ItemOrder.by("p"), ab, ba)).contains(Aspect.BODY);
        assertThat(differ(ItemOrder.free(), ab, ba)).isEmpty();
    }

    @Test
    void errorsCompareByTypeAndByMessageWhereItIsTrusted() {
        var expected = error(
                "com.amazon.coral.validate#ValidationException",
                "Invalid UpdateExpression: Syntax error; token: \"a\"");
        assertThat(differ(
                        expected,
                        error("x#ValidationException", "Invalid UpdateExpression: Syntax error; token: \"b\"")))
                .contains(Aspect.MESSAGE);
        assertThat(differ(expected, error("x#ValidationException", "another fault")))
                .contains(Aspect.UNCHECKED_MESSAGE);
        assertThat(differ(expected, error("x#ConditionalCheckFailedException", "The conditional request failed")))
                .contains(Aspect.ERROR_TYPE);
        assertThat(differ(expected, new Reply(200, Json.object()))).contains(Aspect.STATUS);
    }

    @Test
    void listsInBracesAreInNoOrder() {
        var text = "Value provided in ExpressionAttributeValues unused in expressions: keys: ";
        assertThat(differ(error("x#V", text + "{:a, :b}"), error("x#V", text + "{:b, :a}")))
                .isEmpty();
        assertThat(differ(error("x#V", text + "{:a}"), error("x#V", text + "{:b}")))
                .contains(Aspect.MESSAGE);
    }

    private static Optional<Aspect> differ(String reference, String candidate) {
        return differ(ItemOrder.fixed(), reference, candidate);
    }

    private static Optional<Aspect> differ(ItemOrder order, String reference, String candidate) {
        var step = new Step(new Call("Query", Json.object()), Paging.ONE_PAGE, order);
        return Comparison.differ(step, success(reference), success(candidate));
    }

    private static Optional<Aspect> differ(Reply reference, Reply candidate) {
        return Comparison.differ(Step.once(new Call("PutItem", Json.object())), reference, candidate);
    }

    private static Reply success(String json) {
        return new Reply(200, Json.parse(json.replace('\'', '"')));
    }

    private static Reply error(String type, String message) {
        return new Reply(400, Json.object("__type", type).put("message", message));
    }
}
