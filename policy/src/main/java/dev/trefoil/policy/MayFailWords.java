package dev.trefoil.policy;

import dev.trefoil.script.MayFail;
import dev.trefoil.script.Script;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What approvers read of the parts in which an error does not end the run.
final class MayFailWords {
    private MayFailWords() {}

    /// Of step `number`, if it may fail.
    static Optional<String> ofStep(Script script, int number) {
        return script.mayFail(number)
                .map(part -> "  Errors are allowed here: where this says that the run stops, only"
                        + " this step does, and the run goes on" + leavingOut(part, number) + ".");
    }

    private static String leavingOut(MayFail part, int number) {
        int left = part.last() - number;
        return switch (left) {
            case 0 -> "";
            case 1 -> "; step " + part.last() + " may then be left out";
            default -> "; steps " + (number + 1) + " to " + part.last() + " may then be left out";
        };
    }

    /// How much a run can tell by failing, if it may go on after that: one bit for each condition of such steps.
    static Optional<String> total(Script script, List<StepReport> reports) {
        if (script.mayFail().isEmpty()) {
            return Optional.empty();
        }
        long bits = IntStream.rangeClosed(1, reports.size())
                .filter(number -> script.mayFail(number).isPresent())
                .mapToLong(number -> reports.get(number - 1).outputs().stream()
                        .filter(MayFailWords::isCondition)
                        .count())
                .sum();
        return Optional.of("Attention: an error in " + parts(script) + " does not end the run, so that one run can tell"
                + " up to " + bits + (bits == 1 ? " yes-or-no answer" : " yes-or-no answers")
                + " about the data by failing there.");
    }

    private static String parts(Script script) {
        int steps = script.mayFail().stream()
                .mapToInt(part -> part.last() - part.first() + 1)
                .sum();
        return steps == 1 ? "1 step" : steps + " steps";
    }

    private static boolean isCondition(Disclosed output) {
        return switch (output) {
            case Disclosed.Cells _, Disclosed.RowCount _, Disclosed.RowsLeft _ -> false;
            case Disclosed.MinimumMet _,
                    Disclosed.KeysUnique _,
                    Disclosed.MatchesBounded _,
                    Disclosed.CastHeld _,
                    Disclosed.UploadFits _,
                    Disclosed.AnyUploadFits _ -> true;
        };
    }
}
