package dev.trefoil.script;

import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/// The first difference between an approved step and the one that was sent, in words:
/// "step 3 differs: approved filter `Age > 65`, sent filter `Age > 60`".
///
/// Equality is decided on the steps themselves; the words only explain.
public final class StepDifference {
    private static final int LONGEST = 240;

    private StepDifference() {}

    /// Nothing if the steps are equal.
    public static Optional<String> of(int number, Step approved, Step sent) {
        if (approved.equals(sent)) {
            return Optional.empty();
        }
        List<String> expected = lines(approved);
        List<String> found = lines(sent);
        int at = 0;
        while (at < expected.size() && at < found.size() && expected.get(at).equals(found.get(at))) {
            at++;
        }
        String start = "step " + number + " differs: approved ";
        if (at == expected.size() && at == found.size()) {
            return Optional.of("step " + number + " differs: " + alike(approved, sent));
        }
        return Optional.of(start + shown(expected, found, at) + ", sent " + shown(found, expected, at));
    }

    /// The difference from that of the approved steps which `sent` is most like: the most lines alike at the
    /// beginning and at the end.
    public static String nearest(List<Step> approved, Step sent) {
        int nearest = 1;
        int most = -1;
        for (int number = 1; number <= approved.size(); number++) {
            int alike = alike(lines(approved.get(number - 1)), lines(sent));
            if (alike > most) {
                most = alike;
                nearest = number;
            }
        }
        return of(nearest, approved.get(nearest - 1), sent).orElse("step " + nearest + " is this one");
    }

    private static int alike(List<String> expected, List<String> found) {
        int shorter = Math.min(expected.size(), found.size());
        int start = 0;
        while (start < shorter && expected.get(start).equals(found.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && expected.get(expected.size() - 1 - end).equals(found.get(found.size() - 1 - end))) {
            end++;
        }
        return start + end;
    }

    /// Of two steps whose texts are the same, which leave out the types of placeholders.
    private static String alike(Step approved, Step sent) {
        SortedMap<PlaceholderName, Type> others = Placeholders.in(sent);
        return Placeholders.in(approved).entrySet().stream()
                .filter(use -> !use.getValue().equals(others.get(use.getKey())))
                .findFirst()
                .map(use -> "the placeholder " + use.getKey() + " is approved as "
                        + use.getValue().text() + ", sent as "
                        + Objects.requireNonNull(others.get(use.getKey())).text())
                .orElse("approved and sent step read alike but are not equal");
    }

    /// The nodes of the step's plan in the order in which they run, then the step itself. A node's text tells
    /// how many inputs it has, so the list stands for one tree only.
    private static List<String> lines(Step step) {
        List<String> lines = new ArrayList<>();
        switch (step) {
            case Step.Store(Plan plan, var _) -> visit(plan, lines);
            case Step.Reveal(Plan plan) -> visit(plan, lines);
            case Step.Upload _, Step.UploadAny _, Step.Remove _ -> {}
        }
        lines.add(PlanText.of(step));
        return lines;
    }

    private static void visit(Plan plan, List<String> lines) {
        for (Plan input : PlanSize.inputs(plan)) {
            visit(input, lines);
        }
        lines.add(PlanText.of(plan));
    }

    /// The line at `at`, cut around the place where it leaves the other one.
    private static String shown(List<String> lines, List<String> others, int at) {
        if (at == lines.size()) {
            return "nothing there";
        }
        String line = lines.get(at);
        String other = at < others.size() ? others.get(at) : "";
        if (line.length() <= LONGEST) {
            return line;
        }
        int same = 0;
        while (same < Math.min(line.length(), other.length()) && line.charAt(same) == other.charAt(same)) {
            same++;
        }
        int from = Math.max(0, Math.min(same - LONGEST / 4, line.length() - LONGEST));
        int to = Math.min(line.length(), from + LONGEST);
        return (from > 0 ? "..." : "") + line.substring(from, to) + (to < line.length() ? "..." : "");
    }
}
