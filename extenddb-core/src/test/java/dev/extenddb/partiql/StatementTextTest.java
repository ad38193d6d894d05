package dev.extenddb.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.testing.CaseFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StatementTextTest {

    private static final String MALFORMED = "Statement wasn't well formed, can't be processed: ";

    @TestFactory
    Stream<DynamicTest> cases() {
        List<CaseFile.Line> lines = CaseFile.lines(StatementTextTest.class, "statements.txt");
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            CaseFile.Line statement = lines.get(i);
            CaseFile.Line expected = lines.get(i + 1);
            tests.add(DynamicTest.dynamicTest(
                    statement.number() + " " + statement.text(),
                    () -> assertThat(outcome(statement.text())).isEqualTo(expected.key() + ": " + expected.text())));
        }
        return tests.stream();
    }

    /** As many parameters as there are question marks: 1, 2 and so on. */
    private static String outcome(String text) {
        long count = text.chars().filter(c -> c == '?').count();
        List<AttributeValue> parameters = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            parameters.add(AttributeValue.of(i));
        }
        try {
            return "is: " + StatementParser.parse(text, parameters);
        } catch (DynamoDbException e) {
            return e.getMessage().startsWith(MALFORMED)
                    ? ("malformed: " + e.getMessage().substring(MALFORMED.length()))
                    : "error: " + e.getMessage();
        }
    }

    @Test
    void takesAsManyParametersAsThereAreQuestionMarks() {
        String text = "SELECT * FROM Music WHERE a = ? AND b = ?";
        AttributeValue one = AttributeValue.of(1);

        assertThat(StatementParser.parse(text, List.of(one, one)).toString()).contains("b = N[value=1]");
        for (int count : new int[] {0, 1, 3}) {
            assertThatThrownBy(() -> StatementParser.parse(text, Collections.nCopies(count, one)))
                    .hasMessage("Number of parameters in request and statement don't match.");
        }
    }

    @Test
    void positionsCountLinesAndColumnsFromOne() {
        assertThatThrownBy(() -> StatementParser.parse("SELECT *\nFROM Music\n  WHERE near(a)", List.of()))
                .hasMessage("Unrecognized function: near at 3:9:4");
    }

    @Test
    void deepNestingIsRefusedAndNotFatal() {
        String open = "(".repeat(4000);
        String not = "NOT ".repeat(1500);
        String lists = "[".repeat(4000);

        for (String condition : List.of(open, not + "a = 1", "a = " + lists)) {
            assertThatThrownBy(() -> StatementParser.parse("SELECT * FROM Music WHERE " + condition, List.of()))
                    .isInstanceOf(DynamoDbException.class);
        }
    }

    /** Whatever is cut out of or put into a statement, it parses or is refused. */
    @Test
    void damagedStatementsAreRefused() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        List<String> texts = CaseFile.lines(StatementTextTest.class, "statements.txt").stream()
                .filter(line -> line.key().equals("statement"))
                .map(CaseFile.Line::text)
                .toList();
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            text.deleteCharAt(random.nextInt(text.length()));
            text.insert(random.nextInt(text.length() + 1), "()[]{}<>'\",.?;=- a1".charAt(random.nextInt(19)));
            assertThat(outcome(text.toString())).as("seed %d: %s", seed, text).matches("(?s)(is|error|malformed): .*");
        }
    }
}
