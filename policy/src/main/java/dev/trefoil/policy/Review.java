package dev.trefoil.policy;

import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.PlaceholderUse;
import dev.trefoil.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A script as sentences for those who approve it: what it reads, what each step does, and everything that it lets out
/// and to whom.
///
/// Derived from the script alone. Every name and text is escaped, so nothing in a script can imitate a sentence of
/// the review or act on the terminal that shows it.
public final class Review {

    private final Script script;
    private final Recipient analyst;
    private final List<String> lines = new ArrayList<>();

    private Review(Script script, Recipient analyst) {
        this.script = script;
        this.analyst = analyst;
    }

    /// The review as lines of plain text.
    public static List<String> of(Script script, Recipient analyst) {
        Review review = new Review(script, analyst);
        review.write();
        return List.copyOf(review.lines);
    }

    /// One sentence for each text of the script that a reader could take for something else.
    public static List<String> lookTwice(Script script) {
        return LookAlikes.of(script);
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
        placeholders();
        for (Sheet sheet : Sheets.of(script, report, analyst)) {
            lines.add("");
            step(sheet);
        }
        lines.add("");
        lines.addAll(ending(report));
    }

    /// What is to be said of all steps together.
    public static List<String> ending(Report report) {
        List<String> lines = new ArrayList<>();
        MayFailWords.total(report.script(), report.steps()).ifPresent(lines::add);
        lines.add(nothingElse(report.steps()));
        lines.add("How many persons stand behind a value is not known: rows are counted, and no table says which column"
                + " names a person.");
        return lines;
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
            script.tables()
                    .get(i)
                    .name()
                    .ifPresent(name -> lines.add("       known as \"" + Escaped.text(name)
                            + "\": its owner may upload under that name again"));
        }
    }

    private void placeholders() {
        if (!script.placeholders().isEmpty()) {
            lines.add("In each run " + analyst + " chooses, and all three parties check:");
            chosen(script).forEach(sentence -> lines.add("  - " + sentence));
        }
    }

    /// For each placeholder of the script what it takes, in a line.
    public static List<String> chosen(Script script) {
        return script.placeholders().stream().map(Review::chosen).toList();
    }

    private static String chosen(PlaceholderUse use) {
        return use.name().token() + ": " + use.constraint().words() + " ("
                + use.type().text() + ")";
    }

    private void lookAlikes() {
        List<String> sentences = LookAlikes.of(script);
        if (!sentences.isEmpty()) {
            lines.add("Look twice at these texts, which may not be what they seem:");
            sentences.forEach(sentence -> lines.add("  - " + sentence));
        }
    }

    private void step(Sheet sheet) {
        lines.add("Step " + sheet.number() + ": " + sheet.title());
        sheet.lines().forEach(line -> lines.add("    " + line));
        lines.add(sheet.outputs().isEmpty() ? "  Lets out: nothing." : "  Lets out:");
        for (Sheet.Output output : sheet.outputs()) {
            lines.add("    - " + output.sentence());
            output.details().forEach(detail -> lines.add("      " + detail));
        }
        sheet.cautions().forEach(caution -> lines.add("  " + caution));
        for (Sheet.Missing missing : sheet.missing()) {
            lines.add("  " + missing.column() + " is empty (null) where");
            missing.reasons().forEach(words -> lines.add("    - " + words));
        }
        sheet.mayFail().ifPresent(lines::add);
        sheet.example().ifPresent(example -> lines.addAll(ExampleWords.of(example)));
    }

    private static String nothingElse(List<StepReport> steps) {
        long outputs = steps.stream().mapToLong(step -> step.told().size()).sum();
        return "In all " + outputs + (outputs == 1 ? " output is" : " outputs are") + " disclosed, in "
                + steps.size() + (steps.size() == 1 ? " step." : " steps.")
                + " Nothing else about the data becomes visible to anybody.";
    }

    static String schema(Schema schema) {
        return schema.fields().stream()
                .map(field -> ExpressionText.column(field.column()) + ": "
                        + field.type().text())
                .collect(Collectors.joining(", "));
    }
}
