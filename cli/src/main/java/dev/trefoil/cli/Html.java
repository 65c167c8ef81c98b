package dev.trefoil.cli;

import dev.trefoil.plan.Escaped;
import java.util.List;

/// A page of HTML that grows part by part; whatever text goes in is escaped, so that it can only be read.
///
/// Texts from outside stand isolated, so that letters which run from right to left do not move what is beside them.
final class Html {
    private final StringBuilder page = new StringBuilder();

    /// Markup of ours; never text from outside.
    Html raw(String markup) {
        page.append(markup).append('\n');
        return this;
    }

    /// An element with nothing but this text.
    Html text(String element, String text) {
        return raw("<" + element + ">" + escaped(text) + "</" + element.split(" ", 2)[0] + ">");
    }

    /// A row of a table of terms: what, and each of its lines.
    Html term(String what, List<String> lines) {
        raw("<tr><th>" + escaped(what) + "</th><td>");
        lines.forEach(line -> text("div", line));
        return raw("</td></tr>");
    }

    Html term(String what, String line) {
        return term(what, List.of(line));
    }

    Html list(String element, List<String> items) {
        if (!items.isEmpty()) {
            raw("<" + element + ">");
            items.forEach(item -> text("li", item));
            raw("</" + element.split(" ", 2)[0] + ">");
        }
        return this;
    }

    /// The text as it can stand between tags and in quoted attributes.
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        Escaped.text(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
