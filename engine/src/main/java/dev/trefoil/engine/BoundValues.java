package dev.trefoil.engine;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.Value;
import dev.trefoil.script.Digest;
import dev.trefoil.wire.RunTag;

/// The rule that a placeholder has one value in a session, which is a run where steps run in recorded order.
///
/// The first step that uses it decides; this party keeps that from before it computes anything.
final class BoundValues {
    private BoundValues() {}

    /// Throws [Refused] if a placeholder had another value earlier in the session.
    static void requireSame(Seat seat, Digest authorization, RunTag session, Bindings bindings) {
        if (bindings.isEmpty()) {
            return;
        }
        Bindings before = seat.runs().bound(authorization, session.hex());
        bindings.values().forEach((name, value) -> {
            Value first = before.value(name).orElse(value);
            if (!first.equals(value)) {
                throw new Refused(
                        Reason.Kind.VALUE_CHANGED,
                        "the placeholder " + name + " has the value " + Placeholders.shown(first) + " in this run, not "
                                + Placeholders.shown(value) + ": start a new run for another value");
            }
        });
    }
}
