package dev.extenddb.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderNamesTest {

    private final HeaderNames names = new HeaderNames();

    @Test
    void namesHaveNoCase() {
        var headers = new ReceivedHeaders(
                new HeaderMap().add(new HttpString("X-Amz-Date"), "today").add(new HttpString("x-amz-date"), "again"),
                names);

        assertThat(headers.all("x-AMZ-date")).containsExactly("today", "again");
        assertThat(headers.first("X-Amz-Date")).contains("today");
        assertThat(headers.all("x-amz-target")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a b", "\u0000", "\u00fc", "\u2603"})
    void whatNoHeaderCanBeCalledIsNotSent(String name) {
        assertThat(names.of(name)).isEmpty();
        assertThat(new ReceivedHeaders(new HeaderMap(), names).all(name)).isEmpty();
    }
}
