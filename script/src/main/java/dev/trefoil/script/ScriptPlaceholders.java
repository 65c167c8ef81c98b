package dev.trefoil.script;

import dev.trefoil.plan.Limits;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Type;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The check that a script lists exactly the placeholders of its steps.
final class ScriptPlaceholders {
    private ScriptPlaceholders() {}

    /// The placeholders of all steps with their types; throws [PlanException] that names the step where one stands
    /// with another type than before.
    static SortedMap<PlaceholderName, Type> in(List<Step> steps) {
        SortedMap<PlaceholderName, Type> found = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            try {
                Placeholders.in(steps.get(i)).forEach((name, type) -> Placeholders.add(found, name, type));
            } catch (PlanException e) {
                throw new PlanException("step " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return found;
    }

    static void requireExactly(List<PlaceholderUse> listed, List<Step> steps) {
        SortedMap<PlaceholderName, Type> used = in(steps);
        if (used.size() > Limits.MAX_PLACEHOLDERS) {
            throw new PlanException(
                    "the script has " + used.size() + " placeholders, at most " + Limits.MAX_PLACEHOLDERS);
        }
        List<PlaceholderName> names = listed.stream().map(PlaceholderUse::name).toList();
        if (!names.equals(List.copyOf(used.keySet()))) {
            throw new PlanException("the list of placeholders must name each one that the steps use, once, in ascending"
                    + " order of names: expected " + used.keySet() + ", found " + names);
        }
        for (PlaceholderUse use : listed) {
            SortedMap<PlaceholderName, Type> both = new TreeMap<>(used);
            Placeholders.add(both, use.name(), use.type());
        }
    }
}
