package dev.trefoil.policy;

import dev.trefoil.script.Script;
import java.util.List;

/// Everything that one step lets out about secret data: what it reveals, and every bit that it may tell by failing.
///
/// Static and complete over the closed language: it depends on the script alone, never on data. [Report] tells more of
/// each output.
public record Disclosure(List<Disclosed> outputs) {
    public Disclosure {
        outputs = List.copyOf(outputs);
    }

    /// For each step of a script, in order, what it lets out.
    public static List<Disclosure> of(Script script) {
        return Report.of(script).steps().stream()
                .map(step -> new Disclosure(step.outputs()))
                .toList();
    }
}
