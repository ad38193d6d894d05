package dev.extenddb.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.ResourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests under all kinds of policies together: {@code decisions.txt}. */
class DecisionTableTest {

    @TestFactory
    Stream<DynamicTest> scenes() {
        var scenes = new ArrayList<Scene>();
        var questions = new ArrayList<List<String>>();
        for (String line : ResourceText.lines(DecisionTableTest.class, "decisions.txt")) {
            if (line.startsWith("== ")) {
                scenes.add(new Scene(line.substring(3)));
                questions.add(new ArrayList<>());
            } else if (line.startsWith("? ")) {
                questions.get(questions.size() - 1).add(line.substring(2));
            } else {
                scenes.get(scenes.size() - 1).add(line);
            }
        }
        return Stream.iterate(0, i -> i < scenes.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(
                        scenes.get(i).name(),
                        () -> assertThat(questions.get(i)).isNotEmpty().allSatisfy(line -> ask(scenes.get(i), line))));
    }

    private static void ask(Scene scene, String line) {
        String[] sides = line.split(" = ", -1);
        String[] words = sides[0].split(" ", -1);
        assertThat(answer(scene.decide(words[0], words[1]))).as(line).isEqualTo(sides[1]);
    }

    private static String answer(Decision decision) {
        String decisive = decision.decisive().name().toLowerCase(Locale.ROOT);
        return switch (decision.kind()) {
            case ALLOWED -> "allowed";
            case EXPLICIT_DENY -> "denied by " + decisive;
            case IMPLICIT_DENY -> "no " + decisive;
        };
    }
}
