package dev.extenddb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ParsedFormsTest {

    private final List<String> parsed = new ArrayList<>();

    private String parse(String text) {
        parsed.add(text);
        return text.toUpperCase(Locale.ROOT);
    }

    @Test
    void parsesATextOnce() {
        ParsedForms<String> forms = new ParsedForms<>(10);
        assertThat(forms.get("a", this::parse)).isEqualTo("A");
        assertThat(forms.get("a", this::parse)).isEqualTo("A");
        assertThat(parsed).containsExactly("a");
    }

    @Test
    void keepsWhatIsUsedAndForgetsTheRest() {
        ParsedForms<String> forms = new ParsedForms<>(10);
        for (int i = 0; i < 100; i++) {
            forms.get("used", this::parse);
            forms.get("once " + i, this::parse);
            assertThat(forms.size()).isLessThanOrEqualTo(10);
        }
        assertThat(parsed).containsOnlyOnce("used").hasSize(101);
        forms.get("once 0", this::parse);
        assertThat(parsed).hasSize(102);
    }

    @Test
    void keepsNothingWithoutRoom() {
        ParsedForms<String> forms = new ParsedForms<>(0);
        forms.get("a", this::parse);
        forms.get("a", this::parse);
        assertThat(parsed).hasSize(2);
        assertThat(forms.size()).isZero();
    }

    @Test
    void doesNotKeepFailures() {
        ParsedForms<String> forms = new ParsedForms<>(10);
        assertThatThrownBy(() -> forms.get("a", text -> {
                    throw new IllegalStateException(text);
                }))
                .hasMessage("a");
        assertThat(forms.get("a", this::parse)).isEqualTo("A");
    }
}
