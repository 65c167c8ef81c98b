package dev.trefoil.script;

import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.util.Optional;

/// A placeholder that a script's plans use, with its type and the values that it takes.
public record PlaceholderUse(PlaceholderName name, Type type, Constraint constraint) {
    public PlaceholderUse {
        constraint.requireFits(type);
    }

    /// Why `value` may not stand for this placeholder, in words; nothing if it may.
    public Optional<String> objection(Value value) {
        return Placeholders.objection(type, value)
                .or(() -> constraint.allows(value)
                        ? Optional.empty()
                        : Optional.of("takes " + constraint.words() + ", not " + Placeholders.shown(value)))
                .map(words -> "the placeholder " + name + " " + words);
    }
}
