package dev.trefoil.script.json;

import dev.trefoil.plan.Escaped;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Where a value stands in its document, for messages: `steps[2].plan.where`. Kept as a chain, because most
/// places are never named.
///
/// @param name the field, or null for item `index` of a list
record JsonPath(@Nullable JsonPath parent, @Nullable String name, int index) {
    static final JsonPath ROOT = new JsonPath(null, "", 0);
    private static final int LONGEST = 160;
    private static final int LONGEST_NAME = 40;

    boolean isRoot() {
        return parent == null;
    }

    JsonPath field(String field) {
        return new JsonPath(this, field, 0);
    }

    JsonPath item(int position) {
        return new JsonPath(this, null, position);
    }

    private static String shown(String field) {
        if (field.matches("\\w{1,40}")) {
            return field;
        }
        int points = Math.min(LONGEST_NAME, field.codePointCount(0, field.length()));
        return '"' + Escaped.text(field.substring(0, field.offsetByCodePoints(0, points))) + '"';
    }

    private String part() {
        if (name == null) {
            return "[" + index + "]";
        }
        return parent == null || parent.isRoot() ? shown(name) : "." + shown(name);
    }

    @Override
    public String toString() {
        Deque<String> parts = new ArrayDeque<>();
        for (JsonPath at = this; at != null && !at.isRoot(); at = at.parent) {
            parts.push(at.part());
        }
        String text = String.join("", parts);
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + "..." + text.substring(text.length() - LONGEST / 2);
    }
}
