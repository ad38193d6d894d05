package dev.extenddb.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {

    private final List<String> made = new ArrayList<>();

    private String make(String text) {
        made.add(text);
        return text.toUpperCase(Locale.ROOT);
    }

    @Test
    void makesAValueOnce() {
        RecentlyUsed<String, String> texts = new RecentlyUsed<>(10);
        assertThat(texts.get("a", this::make)).isEqualTo("A");
        assertThat(texts.get("a", this::make)).isEqualTo("A");
        assertThat(made).containsExactly("a");
    }

    @Test
    void keepsWhatIsUsedAndForgetsTheRest() {
        RecentlyUsed<String, String> texts = new RecentlyUsed<>(10);
        for (int i = 0; i < 100; i++) {
            texts.get("used", this::make);
            texts.get("once " + i, this::make);
            assertThat(texts.size()).isLessThanOrEqualTo(10);
        }
        assertThat(made).containsOnlyOnce("used").hasSize(101);
        texts.get("once 0", this::make);
        assertThat(made).hasSize(102);
    }

    @Test
    void keepsNothingWithoutRoom() {
        RecentlyUsed<String, String> texts = new RecentlyUsed<>(0);
        texts.get("a", this::make);
        texts.get("a", this::make);
        assertThat(made).hasSize(2);
        assertThat(texts.size()).isZero();
    }

    @Test
    void doesNotKeepFailures() {
        RecentlyUsed<String, String> texts = new RecentlyUsed<>(10);
        assertThatThrownBy(() -> texts.get("a", text -> {
                    throw new IllegalStateException(text);
                }))
                .hasMessage("a");
        assertThat(texts.get("a", this::make)).isEqualTo("A");
    }

    @Test
    void findsWhatWasPutAndNothingElse() {
        RecentlyUsed<String, String> texts = new RecentlyUsed<>(10);
        texts.put("a", "first");
        texts.put("a", "second");

        assertThat(texts.find("a")).contains("second");
        assertThat(texts.find("b")).isEmpty();
        texts.clear();
        assertThat(texts.find("a")).isEmpty();
    }
}
