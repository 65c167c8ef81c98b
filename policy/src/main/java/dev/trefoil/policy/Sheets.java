package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.NullReason;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The steps of a script as approvers read them: what [Review] prints and pages show.
public final class Sheets {
    private static final String AGAIN =
            "Attention: whoever may upload under that name again can compare results of different data.";

    private final Script script;
    private final Recipient analyst;
    private final Map<Integer, Map<Column, Set<NullReason>>> missing;
    private final Map<Integer, Relation> relations;

    private Sheets(Script script, Recipient analyst) {
        this.script = script;
        this.analyst = analyst;
        this.missing = MissingValues.of(script);
        this.relations = script.relations();
    }

    /// One sheet for each step; `report` is that of the script.
    public static List<Sheet> of(Script script, Report report, Recipient analyst) {
        Sheets sheets = new Sheets(script, analyst);
        return report.steps().stream().map(sheets::sheet).toList();
    }

    private Sheet sheet(StepReport report) {
        int number = report.step();
        Step step = script.step(number);
        return new Sheet(
                number,
                title(step),
                lines(step),
                new ReportWords(analyst, this::table).outputs(report),
                ReportWords.cautions(report),
                missing(number),
                MayFailWords.ofStep(script, number),
                script.example(number)
                        .map(example -> new Sheet.Shown(
                                example,
                                Optional.ofNullable(relations.get(number))
                                        .orElseThrow()
                                        .schema()
                                        .fields())));
    }

    private String title(Step step) {
        return switch (step) {
            case Step.Upload(var _, Optional<String> name) -> analyst + " brings in a new table" + named(name) + ".";
            case Step.UploadAny(var _, Optional<String> name) ->
                analyst + " brings in any new table" + named(name) + ".";
            case Step.Store(var _, Optional<String> name) -> "store, still secret" + named(name) + ", the result of";
            case Step.Reveal _ -> "reveal to " + analyst + " the result of";
            case Step.Remove(TableRef table) -> "remove " + table(table) + ".";
        };
    }

    private List<String> lines(Step step) {
        return switch (step) {
            case Step.Upload(Schema schema, Optional<String> name) ->
                withWarning(
                        "Its columns are " + Review.schema(schema) + "; its contents are not part of this script.",
                        name);
            case Step.UploadAny(UploadLimits limits, Optional<String> name) ->
                withWarning(
                        "It has " + limits + "; its columns and contents are not part of this script, and no step of it"
                                + " reads them.",
                        name);
            case Step.Store(Plan plan, var _) -> PlanWords.of(plan, this::table);
            case Step.Reveal(Plan plan) -> PlanWords.of(plan, this::table);
            case Step.Remove _ -> List.of();
        };
    }

    private static List<String> withWarning(String sentence, Optional<String> name) {
        return name.isPresent() ? List.of(sentence, AGAIN) : List.of(sentence);
    }

    private List<Sheet.Missing> missing(int number) {
        List<Sheet.Missing> columns = new ArrayList<>();
        missing.getOrDefault(number, Map.of()).forEach((column, reasons) -> {
            if (!reasons.isEmpty()) {
                columns.add(new Sheet.Missing(
                        ExpressionText.column(column),
                        reasons.stream().map(NullReason::words).sorted().toList()));
            }
        });
        return columns;
    }

    private String table(TableRef table) {
        return switch (table) {
            case Handle handle -> tableNumber(handle);
            case StepRef(int step) -> "the table of step " + step;
        };
    }

    private String tableNumber(Handle handle) {
        for (int i = 0; i < script.tables().size(); i++) {
            if (script.tables().get(i).handle().equals(handle)) {
                return "T" + (i + 1);
            }
        }
        return "table " + handle;
    }

    private static String named(Optional<String> name) {
        return name.map(text -> " under the name \"" + Escaped.text(text) + "\"")
                .orElse("");
    }
}
