package dev.trefoil.client.files;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Escaped;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with the cells of one file, so that they can be mended in one go.
final class Problems {
    /// How many problems are kept word for word.
    static final int SHOWN = 20;

    private final String file;
    private final List<String> shown = new ArrayList<>();
    private long total;

    Problems(String file) {
        this.file = file;
    }

    void cell(RowSource.Place place, Column column, String problem) {
        add(place + ", column '" + column + "': " + problem);
    }

    void line(RowSource.Place place, String problem) {
        add(place + ": " + problem);
    }

    void throwIfAny() {
        if (total > 0) {
            throw new FileException(file, shown, total);
        }
    }

    private void add(String problem) {
        total++;
        if (shown.size() < SHOWN) {
            shown.add(problem);
        }
    }

    /// A field as it may be shown: escaped, at most 40 characters.
    static String quoted(String field) {
        String text = Escaped.text(field);
        return "'" + (text.length() <= 40 ? text : text.substring(0, 37) + "...") + "'";
    }
}
