package dev.trefoil.policy;

import dev.trefoil.plan.Escaped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a reveal gave on dummy data, as lines for approvers.
final class ExampleWords {
    private ExampleWords() {}

    static List<String> of(Sheet.Shown shown) {
        List<String> lines = new ArrayList<>();
        lines.add("  On made-up data the analyst got (" + shown.rows() + "; no real value is in here):");
        if (shown.example().rows().isEmpty()) {
            return lines;
        }
        lines.add("    " + String.join(" | ", shown.columns())
                + (shown.columns().size() < shown.fields().size() ? " | ..." : ""));
        shown.example()
                .rows()
                .forEach(row -> lines.add("    "
                        + row.cells().stream()
                                .map(cell -> cell.map(Escaped::text).orElse("null"))
                                .collect(Collectors.joining(" | "))));
        return lines;
    }
}
