package dev.trefoil.cli;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.plan.Escaped;
import dev.trefoil.policy.Recipient;
import dev.trefoil.policy.ScriptChange;
import java.util.ArrayList;
import java.util.List;

/// What became different between two requests, in sentences: the terms, then the script.
final class RequestChange {
    private final List<String> lines = new ArrayList<>();

    private RequestChange() {}

    /// The differences as lines of plain text; one line that says so where there are none.
    static List<String> of(Request before, Request after, Environment environment, Recipient analyst) {
        RequestChange change = new RequestChange();
        change.terms(before, after, environment);
        change.lines.addAll(ScriptChange.of(before.script(), after.script(), analyst));
        return change.lines.isEmpty() ? List.of("Nothing is different.") : change.lines;
    }

    private void terms(Request before, Request after, Environment environment) {
        compare("analyst", holder(before.analyst(), environment), holder(after.analyst(), environment));
        compare("purpose", before.purpose(), after.purpose());
        compare("agreement", before.agreement(), after.agreement());
        compare("environment", environment(before), environment(after));
        compare("first day", before.notBefore().toString(), after.notBefore().toString());
        compare("last day", before.notAfter().toString(), after.notAfter().toString());
        compare("number of runs", Long.toString(before.maxRuns()), Long.toString(after.maxRuns()));
        compare("order", before.order().word(), after.order().word());
        compare(
                "answer to tables uploaded anew",
                before.replacedTables().word(),
                after.replacedTables().word());
    }

    private static String holder(VerificationKey key, Environment environment) {
        return environment.holder(key) + " (key " + key.brief() + "...)";
    }

    private static String environment(Request request) {
        return request.environment() + " version " + request.environmentVersion();
    }

    private void compare(String what, String before, String after) {
        if (!before.equals(after)) {
            lines.add("The " + what + " was \"" + Escaped.text(before) + "\" and is \"" + Escaped.text(after) + "\".");
        }
    }
}
