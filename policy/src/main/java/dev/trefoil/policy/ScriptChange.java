package dev.trefoil.policy;

import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.policy.InStep.Gap;
import dev.trefoil.script.PlaceholderUse;
import dev.trefoil.script.PlanText;
import dev.trefoil.script.Script;
import dev.trefoil.script.TableUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What became different between two versions of a script, in sentences: tables, placeholders, steps, and what comes
/// out more or less.
///
/// Steps are compared by what they do: one that only has another number, or reads a step that has one, is the same.
/// Says something whenever the scripts are not equal.
public final class ScriptChange {
    private final Script before;
    private final Script after;
    private final Recipient analyst;
    private final Report reportBefore;
    private final Report reportAfter;
    private final List<String> lines = new ArrayList<>();

    private ScriptChange(Script before, Script after, Recipient analyst) {
        this.before = before;
        this.after = after;
        this.analyst = analyst;
        this.reportBefore = Report.of(before);
        this.reportAfter = Report.of(after);
    }

    /// The differences as lines of plain text; empty for equal scripts.
    public static List<String> of(Script before, Script after, Recipient analyst) {
        if (before.equals(after)) {
            return List.of();
        }
        ScriptChange change = new ScriptChange(before, after, analyst);
        change.write();
        return List.copyOf(change.lines);
    }

    private void write() {
        if (reportBefore.exposure() != reportAfter.exposure()) {
            lines.add("The verdict was " + reportBefore.exposure() + " and is " + reportAfter.exposure() + ".");
        }
        if (!before.name().equals(after.name())) {
            lines.add("The name was \"" + Escaped.text(before.name()) + "\" and is \"" + Escaped.text(after.name())
                    + "\".");
        }
        if (!before.description().equals(after.description())) {
            lines.add("The description is another one.");
        }
        compare(
                "table",
                before.tables(),
                after.tables(),
                TableUse::handle,
                use -> table(use.handle()) + " = "
                        + use.handle().brief()
                        + use.name()
                                .map(name -> " named \"" + Escaped.text(name) + '"')
                                .orElse("") + " with "
                        + use.schema().fields().stream()
                                .map(field -> ExpressionText.column(field.column()) + ": "
                                        + field.type().text())
                                .collect(Collectors.joining(", ")));
        compare(
                "placeholder",
                before.placeholders(),
                after.placeholders(),
                PlaceholderUse::name,
                use -> use.name().token() + " of " + use.type().text() + ", which takes "
                        + use.constraint().words());
        if (!before.mayFail().equals(after.mayFail())) {
            lines.add("The parts in which an error does not end the run are others.");
        }
        steps();
        if (!before.examples().equals(after.examples())) {
            lines.add("The examples of results are others.");
        }
        if (lines.isEmpty()) {
            lines.add("The scripts differ in the order of what they list, and in nothing that they do.");
        }
    }

    private <T, N> void compare(
            String what, List<T> olds, List<T> news, Function<T, N> name, Function<T, String> words) {
        for (T old : olds) {
            List<T> same = news.stream()
                    .filter(other -> name.apply(other).equals(name.apply(old)))
                    .toList();
            if (same.isEmpty()) {
                lines.add("No longer there: " + what + " " + words.apply(old) + ".");
            } else if (!same.getFirst().equals(old)) {
                lines.add("Changed: " + what + " " + words.apply(old) + "; now " + words.apply(same.getFirst()) + ".");
            }
        }
        news.stream()
                .filter(other -> olds.stream().noneMatch(old -> name.apply(old).equals(name.apply(other))))
                .forEach(other -> lines.add("New: " + what + " " + words.apply(other) + "."));
    }

    private void steps() {
        List<StepText> olds = StepText.of(before, this::table);
        List<StepText> news = StepText.of(after, this::table);
        List<Gap> gaps = InStep.gaps(
                olds.stream().map(StepText::key).toList(),
                news.stream().map(StepText::key).toList());
        for (Gap gap : gaps) {
            int pairs = Math.min(gap.before().size(), gap.after().size());
            for (int i = 0; i < pairs; i++) {
                changed(gap.before().get(i), gap.after().get(i), olds, news);
            }
            for (int old : gap.before().subList(pairs, gap.before().size())) {
                lines.add("Step " + (old + 1) + " of the earlier version is gone:");
                olds.get(old).sentences().forEach(sentence -> lines.add("    - " + sentence));
                outputs("    no longer: ", facts(reportBefore, old), List.of());
            }
            for (int come : gap.after().subList(pairs, gap.after().size())) {
                lines.add("Step " + (come + 1) + " is new:");
                news.get(come).sentences().forEach(sentence -> lines.add("    + " + sentence));
                outputs("    comes out: ", facts(reportAfter, come), List.of());
            }
        }
    }

    private void changed(int old, int now, List<StepText> olds, List<StepText> news) {
        StepText was = olds.get(old);
        StepText is = news.get(now);
        lines.add("Step " + (now + 1) + " changed" + (old == now ? ":" : " (it was step " + (old + 1) + "):"));
        List<Gap> gaps = InStep.gaps(was.parts(), is.parts());
        if (gaps.isEmpty()) {
            gaps = InStep.gaps(was.sentences(), is.sentences());
        }
        for (Gap gap : gaps) {
            gap.before().forEach(line -> lines.add("    - " + was.sentences().get(line)));
            gap.after().forEach(line -> lines.add("    + " + is.sentences().get(line)));
        }
        if (was.step().getClass() != is.step().getClass() || gaps.isEmpty()) {
            lines.add("    - " + words(was));
            lines.add("    + " + words(is));
        }
        List<String> factsBefore = facts(reportBefore, old);
        List<String> factsAfter = facts(reportAfter, now);
        outputs("    comes out no longer: ", factsBefore, factsAfter);
        outputs("    comes out now: ", factsAfter, factsBefore);
    }

    private static String words(StepText text) {
        return PlanText.of(text.step()) + ".";
    }

    /// What a step lets out, without the letters of lines, which move.
    private List<String> facts(Report report, int step) {
        return new ReportWords(analyst, this::table).facts(report.steps().get(step));
    }

    private void outputs(String start, List<String> facts, List<String> without) {
        List<String> rest = new ArrayList<>(facts);
        without.forEach(rest::remove);
        rest.stream().sorted(Comparator.naturalOrder()).forEach(fact -> lines.add(start + fact));
    }

    /// Tables have the numbers of the version that reads them, the later one first.
    private String table(TableRef table) {
        return switch (table) {
            case Handle handle -> {
                int number = number(after, handle);
                yield number > 0 ? "T" + number : "table " + handle.brief() + " (of the earlier version)";
            }
            case StepRef(int step) -> "the table of step " + step;
        };
    }

    private static int number(Script script, Handle handle) {
        for (int i = 0; i < script.tables().size(); i++) {
            if (script.tables().get(i).handle().equals(handle)) {
                return i + 1;
            }
        }
        return 0;
    }
}
