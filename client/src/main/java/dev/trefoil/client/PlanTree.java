package dev.trefoil.client;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Tables;
import dev.trefoil.script.PlanText;

/// A plan as an indented tree: each operator in words, with the most rows and the types of its result.
final class PlanTree {
    private PlanTree() {}

    static String of(Plan plan, Tables tables) {
        StringBuilder text = new StringBuilder();
        write(plan, tables, 0, text);
        return text.toString().stripTrailing();
    }

    private static void write(Plan plan, Tables tables, int depth, StringBuilder text) {
        Relation relation = Relations.of(plan, tables);
        String indent = "  ".repeat(depth);
        text.append(indent).append(PlanText.of(plan)).append('\n');
        text.append(indent)
                .append("  -> at most ")
                .append(DataFrame.counted(relation.maxRows()))
                .append(relation.sorted() ? ", sorted: " : ": ")
                .append(relation.schema())
                .append('\n');
        for (Plan input : PlanSize.inputs(plan)) {
            write(input, tables, depth + 1, text);
        }
    }
}
