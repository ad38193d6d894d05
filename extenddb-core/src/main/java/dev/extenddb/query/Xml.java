package dev.extenddb.query;

import java.util.Collection;
import java.util.function.Function;

/** Elements with elements or texts in them. Not thread-safe. */
public final class Xml {

    private final StringBuilder content = new StringBuilder();

    /** Adds an element with a text in it. */
    public Xml text(String name, String text) {
        content.append('<').append(name).append('>');
        appendEscaped(text);
        content.append("</").append(name).append('>');
        return this;
    }

    /** Adds an element with elements in it. */
    public Xml element(String name, Xml inner) {
        content.append('<')
                .append(name)
                .append('>')
                .append(inner.content)
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    /** Adds a list of structures. */
    public <T> Xml list(String name, Collection<T> elements, Function<T, Xml> form) {
        var members = new Xml();
        elements.forEach(element -> members.element("member", form.apply(element)));
        return element(name, members);
    }

    /** Adds a list of texts. */
    public Xml texts(String name, Collection<String> texts) {
        var members = new Xml();
        texts.forEach(text -> members.text("member", text));
        return element(name, members);
    }

    /** Adds what another one has. */
    public Xml with(Xml more) {
        content.append(more.content);
        return this;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return content.length() == 0;
    }

    private void appendEscaped(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> content.append("&lt;");
                case '>' -> content.append("&gt;");
                case '&' -> content.append("&amp;");
                case '"' -> content.append("&quot;");
                default -> content.appendCodePoint(c < ' ' && c != '\n' && c != '\t' ? '?' : c);
            }
        });
    }

    @Override
    public String toString() {
        return content.toString();
    }
}
