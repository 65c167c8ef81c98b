package dev.trefoil.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The values that stand for placeholders in one run, by name. They are public among all who take part.
public record Bindings(SortedMap<PlaceholderName, Value> values) {
    public static final Bindings NONE = new Bindings(new TreeMap<>());

    public Bindings {
        if (values.size() > Limits.MAX_PLACEHOLDERS) {
            throw new PlanException("there are " + values.size() + " bindings, at most " + Limits.MAX_PLACEHOLDERS);
        }
        values.forEach((name, value) -> {
            if (value instanceof Value.NullValue) {
                throw new PlanException("a null cannot stand for the placeholder " + name + ": give a value");
            }
        });
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Bindings of(Map<PlaceholderName, Value> values) {
        return new Bindings(new TreeMap<>(values));
    }

    public Optional<Value> value(PlaceholderName name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// These bindings of the placeholders in `step`, and of no others.
    public Bindings only(Step step) {
        SortedMap<PlaceholderName, Value> few = new TreeMap<>(values);
        few.keySet().retainAll(Placeholders.in(step).keySet());
        return new Bindings(few);
    }

    /// For people: `minimumAge = 65, city = "Bern"`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(" = ")
                .append(value));
        return text.toString();
    }
}
