package dev.trefoil.cli;

import dev.trefoil.authorization.Decision;
import dev.trefoil.plan.Escaped;
import java.util.List;
import java.util.stream.Collectors;

/// An approver's answer other than yes, as lines for the analyst and the other approvers.
final class DecisionText {
    private DecisionText() {}

    static List<String> of(Decision.By by) {
        Decision decision = by.decision();
        String what = switch (decision.kind()) {
            case REJECT -> "Rejected by ";
            case ASK_FOR_CHANGE -> "A change is asked for by ";
        };
        String reason = decision.reason().lines().map(Escaped::text).collect(Collectors.joining(" / "));
        return List.of(
                what + Escaped.text(by.approver().title()) + ", whose signature fits",
                "Request " + decision.request(),
                "Reason:      " + reason);
    }
}
