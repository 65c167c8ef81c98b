package dev.trefoil.client;

import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Value;
import dev.trefoil.script.PlaceholderUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The placeholders of a session, each with the value that stands for it now.
final class PlaceholderValues {
    private record Chosen(PlaceholderUse use, Value value) {}

    private final Map<PlaceholderName, Chosen> chosen = new HashMap<>();

    /// Chooses a value. Throws [PlanException] if the constraint forbids it, or if the placeholder must keep what was
    /// chosen before and that was something else.
    ColumnExpression choose(String name, Placeholder placeholder, Object given, boolean keep) {
        PlaceholderUse use = new PlaceholderUse(PlaceholderName.of(name), placeholder.type(), placeholder.constraint());
        Chosen now = new Chosen(use, placeholder.value(given));
        use.objection(now.value()).ifPresent(words -> {
            throw new PlanException(words);
        });
        Chosen before = chosen.get(use.name());
        if (keep && before != null && !before.equals(now)) {
            throw new PlanException("the placeholder " + name + " has the value " + Placeholders.shown(before.value())
                    + " and takes " + before.use().constraint().words()
                    + ": in one run it keeps both, so end the script first");
        }
        chosen.put(use.name(), now);
        return new ColumnExpression(new Expression.Placeholder(use.name(), use.type()));
    }

    /// The plan with the values in the places of its placeholders.
    Plan bind(Plan plan) {
        return Placeholders.bind(plan, bindings(plan));
    }

    private Bindings bindings(Plan plan) {
        return bindings(new Step.Reveal(plan));
    }

    /// The values of exactly the step's placeholders.
    Bindings bindings(Step step) {
        SortedMap<PlaceholderName, Value> values = new TreeMap<>();
        Placeholders.in(step)
                .keySet()
                .forEach(name -> values.put(name, chosen(name).value()));
        return new Bindings(values);
    }

    /// What was said of the plan's placeholders.
    List<PlaceholderUse> uses(Plan plan) {
        return Placeholders.in(plan).keySet().stream()
                .map(name -> chosen(name).use())
                .toList();
    }

    private Chosen chosen(PlaceholderName name) {
        return Optional.ofNullable(chosen.get(name))
                .orElseThrow(() -> new PlanException("this session has no placeholder " + name
                        + ": make it with session.placeholder(...) of the session that runs the plan"));
    }
}
