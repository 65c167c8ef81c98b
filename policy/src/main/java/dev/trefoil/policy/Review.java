package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.NullReason;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A script as sentences for those who approve it: what it reads, what each step does, and everything that it lets out
/// and to whom.
///
/// Derived from the script alone. Every name and text is escaped, so nothing in a script can imitate a sentence of
/// the review or act on the terminal that shows it.
public final class Review {
    private static final String AGAIN =
            "    Attention: whoever may upload under that name again can compare results of different data.";

    private final Script script;
    private final Recipient analyst;
    private final Map<Integer, Map<Column, Set<NullReason>>> missing;
    private final List<String> lines = new ArrayList<>();

    private Review(Script script, Recipient analyst) {
        this.script = script;
        this.analyst = analyst;
        this.missing = MissingValues.of(script);
    }

    /// The review as lines of plain text.
    public static List<String> of(Script script, Recipient analyst) {
        Review review = new Review(script, analyst);
        review.write();
        return List.copyOf(review.lines);
    }

    private void write() {
        lines.add("Script: " + Escaped.text(script.name()));
        if (!script.description().isBlank()) {
            script.description().lines().forEach(line -> lines.add("  | " + Escaped.text(line)));
        }
        lines.add("Digest: " + script.digest());
        Report report = Report.of(script);
        lines.add("Verdict: " + report.exposure() + ": " + report.exposure().words() + ".");
        reads();
        lookAlikes();
        for (int number = 1; number <= script.steps().size(); number++) {
            lines.add("");
            step(number, script.step(number), report.steps().get(number - 1));
        }
        lines.add("");
        MayFailWords.total(script, report.steps()).ifPresent(lines::add);
        lines.add(nothingElse(report.steps()));
        lines.add("How many persons stand behind a value is not known: rows are counted, and no table says which column"
                + " names a person.");
    }

    private void reads() {
        if (script.tables().isEmpty()) {
            lines.add("Reads no stored table.");
            return;
        }
        lines.add("Reads:");
        for (int i = 0; i < script.tables().size(); i++) {
            lines.add("  T" + (i + 1) + " = table " + script.tables().get(i).handle());
            lines.add("       with " + schema(script.tables().get(i).schema()));
        }
    }

    private void lookAlikes() {
        List<String> sentences = LookAlikes.of(script);
        if (!sentences.isEmpty()) {
            lines.add("Look twice at these texts, which may not be what they seem:");
            sentences.forEach(sentence -> lines.add("  - " + sentence));
        }
    }

    private void step(int number, Step step, StepReport report) {
        switch (step) {
            case Step.Upload(Schema schema, Optional<String> name) -> {
                lines.add("Step " + number + ": " + analyst + " brings in a new table" + named(name) + ".");
                lines.add("    Its columns are " + schema(schema) + "; its contents are not part of this script.");
                name.ifPresent(_ -> lines.add(AGAIN));
            }
            case Step.UploadAny(UploadLimits limits, Optional<String> name) -> {
                lines.add("Step " + number + ": " + analyst + " brings in any new table" + named(name) + ".");
                lines.add("    It has " + limits + "; its columns and contents are not part of this script, and no"
                        + " step of it reads them.");
                name.ifPresent(_ -> lines.add(AGAIN));
            }
            case Step.Store(Plan plan, Optional<String> name) -> {
                lines.add("Step " + number + ": store, still secret" + named(name) + ", the result of");
                plan(plan);
            }
            case Step.Reveal(Plan plan) -> {
                lines.add("Step " + number + ": reveal to " + analyst + " the result of");
                plan(plan);
            }
            case Step.Remove(TableRef table) -> lines.add("Step " + number + ": remove " + table(table) + ".");
        }
        lines.addAll(new ReportWords(analyst, this::table).of(report));
        missing.getOrDefault(number, Map.of()).forEach(this::mayBeNull);
        MayFailWords.ofStep(script, number).ifPresent(lines::add);
        script.example(number).ifPresent(example -> lines.addAll(ExampleWords.of(example, result(number))));
    }

    private void mayBeNull(Column column, Set<NullReason> reasons) {
        if (!reasons.isEmpty()) {
            lines.add("  " + ExpressionText.column(column) + " is empty (null) where");
            reasons.stream().map(NullReason::words).sorted().forEach(words -> lines.add("    - " + words));
        }
    }

    private Schema result(int number) {
        return Objects.requireNonNull(script.relations().get(number)).schema();
    }

    private void plan(Plan plan) {
        PlanWords.of(plan, this::table).forEach(sentence -> lines.add("    " + sentence));
    }

    private static String nothingElse(List<StepReport> steps) {
        long outputs = steps.stream().mapToLong(step -> step.told().size()).sum();
        return "In all " + outputs + (outputs == 1 ? " output is" : " outputs are") + " disclosed, in "
                + steps.size() + (steps.size() == 1 ? " step." : " steps.")
                + " Nothing else about the data becomes visible to anybody.";
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

    private static String schema(Schema schema) {
        return schema.fields().stream()
                .map(field -> ExpressionText.column(field.column()) + ": "
                        + field.type().text())
                .collect(Collectors.joining(", "));
    }
}
