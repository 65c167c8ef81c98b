package dev.trefoil.script.json;

import java.util.TreeMap;

/// The canonical form of RFC 8785 for a tree without numbers.
final class CanonicalJson {
    private CanonicalJson() {}

    static String write(Json json) {
        StringBuilder text = new StringBuilder();
        write(json, text);
        return text.toString();
    }

    private static void write(Json json, StringBuilder text) {
        switch (json) {
            case Json.Obj(var members) -> {
                char separator = '{';
                // The natural order of String is by UTF-16 code units, which is what section 3.2.3 asks for.
                for (var member : new TreeMap<>(members).entrySet()) {
                    text.append(separator);
                    string(member.getKey(), text);
                    text.append(':');
                    write(member.getValue(), text);
                    separator = ',';
                }
                text.append(members.isEmpty() ? "{}" : "}");
            }
            case Json.Arr(var items) -> {
                char separator = '[';
                for (Json item : items) {
                    text.append(separator);
                    write(item, text);
                    separator = ',';
                }
                text.append(items.isEmpty() ? "[]" : "]");
            }
            case Json.Str(String value) -> string(value, text);
            case Json.Bool(boolean value) -> text.append(value);
            case Json.Null _ -> text.append("null");
        }
    }

    /// Section 3.2.2.2: two-character escapes where JSON has them, a hex escape for other controls, all else
    /// as it is.
    static void string(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < 0x20) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
