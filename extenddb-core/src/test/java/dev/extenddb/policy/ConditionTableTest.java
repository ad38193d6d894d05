package dev.extenddb.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.ResourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operator in all its forms, with values that pass, values that do not, and no values: {@code conditions.txt}. */
class ConditionTableTest {

    private static final Map<String, List<String>> VARIABLES =
            Map.of("aws:username", List.of("bob*"), "aws:tagkeys", List.of("one", "two"));

    private record Case(String operator, List<String> policyValues, List<String> requestValues, boolean passes) {

        private boolean outcome() {
            String json =
                    "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'"
                            + operator + "':{'Test:KEY':["
                            + policyValues.stream()
                                    .map(value -> '"' + value + '"')
                                    .collect(Collectors.joining(",")) + "]}}}}";
            PolicyDocument document = PolicyDocument.parse(quoted(json), PolicyKind.IDENTITY);
            Condition condition = document.statements().get(0).conditions().get(0);
            return CompiledCondition.of(condition, Effect.ALLOW, true)
                    .holds(key -> key.equals("test:key") ? requestValues : VARIABLES.getOrDefault(key, List.of()));
        }

        /** Apostrophes are quotation marks but where they are part of a value, which quotation marks are around already. */
        private static String quoted(String json) {
            var text = new StringBuilder();
            boolean inValue = false;
            for (int i = 0; i < json.length(); i++) {
                char c = json.charAt(i);
                inValue ^= c == '"';
                text.append(c == '\'' && !inValue ? '"' : c);
            }
            return text.toString();
        }
    }

    private static List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (String line : ResourceText.lines(ConditionTableTest.class, "conditions.txt")) {
            String[] sides = line.split(" => yes:| no:", -1);
            int space = sides[0].indexOf(' ');
            String operator = sides[0].substring(0, space);
            List<String> values = parts(sides[0].substring(space + 1), " \\| ");
            parts(sides[1], ";").forEach(value -> cases.add(new Case(operator, values, request(value), true)));
            parts(sides[2], ";").forEach(value -> cases.add(new Case(operator, values, request(value), false)));
        }
        return cases;
    }

    private static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static List<String> request(String text) {
        return text.equals("-") ? List.of() : parts(text, " & ");
    }

    @TestFactory
    List<DynamicTest> operators() {
        return cases().stream().collect(Collectors.groupingBy(Case::operator)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(operator -> DynamicTest.dynamicTest(
                        operator.getKey(),
                        () -> assertThat(operator.getValue())
                                .allSatisfy(row ->
                                        assertThat(row.outcome()).as("%s", row).isEqualTo(row.passes()))))
                .toList();
    }

    @Test
    void thereAreCasesForEveryOperatorPresentAndAbsent() {
        List<Case> cases = cases();

        assertThat(cases).hasSizeGreaterThan(400);
        for (Comparison comparison : Comparison.values()) {
            assertThat(cases)
                    .as(comparison.word())
                    .anyMatch(row -> row.operator().equals(comparison.word()) && row.passes())
                    .anyMatch(row -> row.operator().equals(comparison.word()) && !row.passes())
                    .anyMatch(row -> row.operator().equals(comparison.word())
                            && row.requestValues().isEmpty());
        }
    }
}
