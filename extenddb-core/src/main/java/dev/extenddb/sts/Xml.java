package dev.extenddb.sts;

/** Elements with elements or texts in them. Not thread-safe. */
final class Xml {

    private final StringBuilder content = new StringBuilder();

    Xml text(String name, String text) {
        content.append('<').append(name).append('>');
        appendEscaped(text);
        content.append("</").append(name).append('>');
        return this;
    }

    Xml element(String name, Xml inner) {
        content.append('<')
                .append(name)
                .append('>')
                .append(inner.content)
                .append("</")
                .append(name)
                .append('>');
        return this;
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
