package dev.trefoil.testing;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where two executors disagree about a case, in words.
public record Difference(String text) {
    /// Runs the case in both and compares: the same rows (in the same order after a sort, if no shuffle came later),
    /// the same way to end, the same refusal.
    public static Optional<Difference> of(Case given, Executor expected, Executor actual) {
        return between(given, expected.run(given), actual.run(given));
    }

    public static Optional<Difference> between(Case given, Outcome expected, Outcome actual) {
        return switch (expected) {
            case Outcome.Rows(Frame left) ->
                switch (actual) {
                    case Outcome.Rows(Frame right) -> frames(left, right, isSorted(given));
                    case Outcome.Ended _, Outcome.Wrong _, Outcome.Broken _ -> different(expected, actual);
                };
            case Outcome.Ended _, Outcome.Wrong _ ->
                expected.equals(actual) ? Optional.empty() : different(expected, actual);
            case Outcome.Broken _ -> different(expected, actual);
        };
    }

    private static boolean isSorted(Case given) {
        try {
            return given.relation().sorted() && !RandomOrder.of(given.plan());
        } catch (PlanException e) {
            return false;
        }
    }

    private static Optional<Difference> different(Outcome expected, Outcome actual) {
        return Optional.of(new Difference("expected " + expected + "\nactual " + actual));
    }

    private static Optional<Difference> frames(Frame expected, Frame actual, boolean sorted) {
        if (!expected.schema().equals(actual.schema())) {
            return Optional.of(
                    new Difference("expected the schema " + expected.schema() + "\nactual " + actual.schema()));
        }
        boolean same =
                sorted ? rows(expected).equals(rows(actual)) : counted(expected).equals(counted(actual));
        return same ? Optional.empty() : Optional.of(new Difference("expected\n" + expected + "\nactual\n" + actual));
    }

    private static List<List<Value>> rows(Frame frame) {
        List<List<Value>> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            rows.add(frame.row(row));
        }
        return rows;
    }

    private static Map<List<Value>, Integer> counted(Frame frame) {
        Map<List<Value>, Integer> counts = new HashMap<>();
        rows(frame).forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }
}
