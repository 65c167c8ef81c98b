package dev.trefoil.policy;

import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a reveal gave on dummy data, as lines for approvers.
final class ExampleWords {
    private ExampleWords() {}

    /// `schema` is that of what the step reveals.
    static List<String> of(Example example, Schema schema) {
        List<String> lines = new ArrayList<>();
        lines.add("  On made-up data the analyst got (" + rows(example) + "; no real value is in here):");
        if (example.rows().isEmpty()) {
            return lines;
        }
        int columns = Math.min(Example.MAX_COLUMNS, schema.fields().size());
        lines.add("    "
                + schema.fields().stream()
                        .limit(columns)
                        .map(Field::column)
                        .map(ExpressionText::column)
                        .collect(Collectors.joining(" | "))
                + (columns < schema.fields().size() ? " | ..." : ""));
        example.rows()
                .forEach(row -> lines.add("    "
                        + row.cells().stream()
                                .map(cell -> cell.map(Escaped::text).orElse("null"))
                                .collect(Collectors.joining(" | "))));
        return lines;
    }

    private static String rows(Example example) {
        String all = example.ofRows() + (example.ofRows() == 1 ? " row" : " rows");
        return example.rows().size() < example.ofRows()
                ? "the first " + example.rows().size() + " of " + all
                : all;
    }
}
