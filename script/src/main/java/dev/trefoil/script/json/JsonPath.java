package dev.trefoil.script.json;

import dev.trefoil.plan.Escaped;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Where a value stands in its document, for messages: `steps[2].plan.where`. Kept as a chain, because most
/// places are never named.
record JsonPath(@Nullable JsonPath parent, String part) {
    static final JsonPath ROOT = new JsonPath(null, "");
    private static final int LONGEST = 160;

    boolean isRoot() {
        return parent == null;
    }

    JsonPath field(String name) {
        String shown = name.matches("\\w{1,40}")
                ? name
                : '"' + Escaped.text(name.substring(0, name.offsetByCodePoints(0, Math.min(40, points(name))))) + '"';
        return new JsonPath(this, isRoot() ? shown : "." + shown);
    }

    JsonPath item(int index) {
        return new JsonPath(this, "[" + index + "]");
    }

    private static int points(String name) {
        return name.codePointCount(0, name.length());
    }

    @Override
    public String toString() {
        Deque<String> parts = new ArrayDeque<>();
        for (JsonPath at = this; at != null; at = at.parent) {
            parts.push(at.part);
        }
        String text = String.join("", parts);
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + "..." + text.substring(text.length() - LONGEST / 2);
    }
}
