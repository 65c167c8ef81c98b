package dev.trefoil.script.json;

/// JSON laid out for people: what fits a line stays on it, the rest is indented by two blanks.
final class PrettyJson {
    private static final int WIDTH = 110;

    private PrettyJson() {}

    static String write(Json json) {
        StringBuilder text = new StringBuilder();
        write(json, text, 0, 0);
        return text.append('\n').toString();
    }

    private static void write(Json json, StringBuilder text, int indent, int used) {
        StringBuilder line = new StringBuilder();
        if (inline(json, line, WIDTH - used)) {
            text.append(line);
            return;
        }
        switch (json) {
            case Json.Obj(var members) -> {
                String separator = "{";
                for (var member : members.entrySet()) {
                    newline(text.append(separator), indent + 2);
                    int start = text.length();
                    CanonicalJson.string(member.getKey(), text);
                    text.append(": ");
                    write(member.getValue(), text, indent + 2, indent + 2 + text.length() - start);
                    separator = ",";
                }
                newline(text, indent);
                text.append('}');
            }
            case Json.Arr(var items) -> {
                String separator = "[";
                for (Json item : items) {
                    newline(text.append(separator), indent + 2);
                    write(item, text, indent + 2, indent + 2);
                    separator = ",";
                }
                newline(text, indent);
                text.append(']');
            }
            case Json.Str _, Json.Bool _, Json.Null _ -> text.append(json.canonical());
        }
    }

    /// Appends `json` on one line; false as soon as it needs more than `room` characters.
    private static boolean inline(Json json, StringBuilder line, int room) {
        switch (json) {
            case Json.Obj(var members) -> {
                String separator = "{";
                for (var member : members.entrySet()) {
                    line.append(separator);
                    CanonicalJson.string(member.getKey(), line);
                    if (!inline(member.getValue(), line.append(": "), room)) {
                        return false;
                    }
                    separator = ", ";
                }
                line.append(members.isEmpty() ? "{}" : "}");
            }
            case Json.Arr(var items) -> {
                String separator = "[";
                for (Json item : items) {
                    if (!inline(item, line.append(separator), room)) {
                        return false;
                    }
                    separator = ", ";
                }
                line.append(items.isEmpty() ? "[]" : "]");
            }
            case Json.Str _, Json.Bool _, Json.Null _ -> line.append(json.canonical());
        }
        return line.length() <= room;
    }

    private static void newline(StringBuilder text, int indent) {
        text.append('\n').repeat(' ', indent);
    }
}
