package dev.trefoil.policy;

import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a step lets out as sentences for approvers: what, to whom, from which columns, with how many rows behind it,
/// and what to weigh.
final class ReportWords {
    private final Recipient analyst;
    private final Function<TableRef, String> table;

    ReportWords(Recipient analyst, Function<TableRef, String> table) {
        this.analyst = analyst;
        this.table = table;
    }

    /// What a step lets out.
    List<Sheet.Output> outputs(StepReport step) {
        List<Sheet.Output> outputs = new ArrayList<>();
        for (Told told : step.told()) {
            List<String> details = List.of();
            if (told.what() instanceof Disclosed.Cells) {
                details = columns(step);
            } else if (!told.from().isEmpty()) {
                details = List.of("That depends on " + influences(told.from()) + ".");
            }
            outputs.add(new Sheet.Output(DisclosedWords.of(told, analyst), details));
        }
        return outputs;
    }

    /// What to weigh about it.
    static List<String> cautions(StepReport step) {
        List<String> cautions = new ArrayList<>();
        if (step.told().isEmpty()) {
            return cautions;
        }
        step.risks().forEach(risk -> cautions.add("Attention, line " + risk(risk, step.step()) + "."));
        if (step.exposure() == Exposure.ROWS) {
            cautions.add("Attention: single rows of the source data leave the parties, not aggregates.");
        }
        return cautions;
    }

    /// What the step lets out, a sentence each, without the letters of its lines.
    List<String> facts(StepReport step) {
        List<String> facts = new ArrayList<>();
        step.told().forEach(told -> facts.add(told.what().sentence(analyst)));
        step.columns()
                .forEach(
                        column -> facts.add(ExpressionText.column(column.field().column()) + about(column)));
        step.risks().forEach(risk -> facts.add("Attention: " + risk.kind().words() + "."));
        return facts;
    }

    /// Columns of which the same is to be said share a line.
    private List<String> columns(StepReport step) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        for (RevealedColumn column : step.columns()) {
            alike.computeIfAbsent(about(column), _ -> new ArrayList<>())
                    .add(ExpressionText.column(column.field().column()));
        }
        List<String> lines = new ArrayList<>();
        alike.forEach((about, names) -> lines.add(String.join(", ", names) + about));
        if (!step.rows().isEmpty()) {
            lines.add("Which rows there are, and their order, depends on " + influences(step.rows()) + ".");
        }
        return lines;
    }

    private String about(RevealedColumn column) {
        String from = column.from().isEmpty() ? "no values, only rows" : influences(column.from());
        String rows = column.grain() == Grain.ROW
                ? ""
                : column.rows().stream().map(this::behind).collect(Collectors.joining(", "));
        String each = switch (column.grain()) {
            case ROW -> "single rows";
            case GROUP -> "each group";
            case TABLE -> "all rows together";
        };
        return " (for " + each + "): from " + from + (rows.isEmpty() ? "" : "; behind each value " + rows) + ".";
    }

    private String behind(RowsBehind rows) {
        String name = table.apply(rows.table());
        if (rows.all()) {
            return "all rows of " + name;
        }
        return rows.atLeast() < 2
                ? "perhaps a single row of " + name
                : "at least " + rows.atLeast() + " rows of " + name;
    }

    /// `Age, Sex of T1 (value)`: columns of one table that are used alike stand together.
    private String influences(List<Influence> influences) {
        record Alike(TableRef table, Set<Way> ways) {}
        Map<Alike, List<String>> columns = new LinkedHashMap<>();
        for (Influence influence : influences) {
            columns.computeIfAbsent(new Alike(influence.source().table(), influence.ways()), _ -> new ArrayList<>())
                    .add(ExpressionText.column(influence.source().column()));
        }
        return columns.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + " of "
                        + table.apply(entry.getKey().table()) + " ("
                        + entry.getKey().ways().stream().map(Way::word).collect(Collectors.joining(", ")) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String risk(Risk risk, int step) {
        String others = risk.others().isEmpty()
                ? ""
                : " (compare line " + risk.others().getFirst().in(step) + ")";
        return risk.place().in(step) + others + ": " + risk.kind().words();
    }
}
