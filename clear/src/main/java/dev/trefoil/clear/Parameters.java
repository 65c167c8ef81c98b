package dev.trefoil.clear;

import java.util.ArrayList;
import java.util.List;

/// The texts of one SQL statement, which never stand in the statement itself.
final class Parameters {
    private final List<String> texts = new ArrayList<>();

    /// Adds a text; the placeholder to write for it.
    String add(String text) {
        texts.add(text);
        return "CAST($" + texts.size() + " AS VARCHAR)";
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
