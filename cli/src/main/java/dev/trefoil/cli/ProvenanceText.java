package dev.trefoil.cli;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Receipt;
import dev.trefoil.authorization.Request;
import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.script.PlanText;
import dev.trefoil.wire.SignedResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Where a verified result comes from, as lines for whoever gets it.
final class ProvenanceText {
    private ProvenanceText() {}

    static List<String> of(SignedResult.Verified result, Environment environment) {
        Request request = result.authorization().request();
        Receipt receipt = result.receipt();
        List<String> lines = new ArrayList<>();
        lines.add("The result holds: " + result.frame().rows() + (result.frame().rows() == 1 ? " row of " : " rows of ")
                + receipt.schema().size() + (receipt.schema().size() == 1 ? " column." : " columns."));
        lines.add("Script:      " + Escaped.text(request.script().name()) + ", step " + receipt.step() + " of "
                + request.script().steps().size());
        lines.add("Step:        " + PlanText.of(request.script().step(receipt.step())));
        lines.add("Request:     " + receipt.authorization());
        lines.add("Purpose:     " + RequestText.inline(request.purpose()));
        lines.add("Agreement:   "
                + (request.agreement().isBlank() ? "none stated" : RequestText.inline(request.agreement())));
        lines.add("Analyst:     "
                + environment
                        .analyst(request.analyst())
                        .map(Person::title)
                        .map(Escaped::text)
                        .orElse("key " + request.analyst().brief()));
        lines.add("Approved by: "
                + result.authorization().approvers().stream()
                        .map(Person::title)
                        .map(Escaped::text)
                        .collect(Collectors.joining(", ")));
        lines.add("Run:         " + receipt.number() + " of " + request.maxRuns() + ", tag " + receipt.run());
        receipt.bindings()
                .values()
                .forEach((name, value) ->
                        lines.add("Value:       " + name + " = " + RequestText.inline(Placeholders.shown(value))));
        for (Handle table : receipt.tables().stream().distinct().toList()) {
            lines.add("Read:        table " + table);
        }
        lines.add("Environment: " + environment.identifier() + ", version " + environment.version() + ", digest "
                + environment.digest());
        for (Receipt each : result.receipts()) {
            lines.add("Signed by:   "
                    + Escaped.text(environment.party(each.party()).title()) + " at " + each.time() + ", for its part "
                    + each.part().brief() + "...");
        }
        return List.copyOf(lines);
    }
}
