package dev.trefoil.testing.manual;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.plan.WindowMeasure;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The kinds that the language has, and those that stand in a value of it: classes of records, and constants of enums.
final class Language {
    /// The closed sets whose members are operations.
    private static final List<Class<?>> ROOTS =
            List.of(Plan.class, Expression.class, Measure.class, WindowMeasure.class, Type.class, Step.class);

    /// Closed sets that operations hold, but that are none.
    private static final Set<Class<?>> OPERANDS = Set.of(TableRef.class, Value.class);

    private Language() {}

    /// Every kind that needs a page: what the sealed types permit, and the constants of the enums in their records.
    static Set<Object> kinds() {
        Set<Object> kinds = new LinkedHashSet<>();
        Set<Class<?>> seen = new HashSet<>(OPERANDS);
        ROOTS.forEach(root -> addKinds(root, kinds, seen));
        return kinds;
    }

    private static void addKinds(Class<?> type, Set<Object> kinds, Set<Class<?>> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type.isEnum()) {
            kinds.addAll(List.of(type.getEnumConstants()));
        }
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                kinds.add(permitted);
                addKinds(permitted, kinds, seen);
            }
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                addKinds(component.getType(), kinds, seen);
            }
        }
    }

    /// The kinds in a plan, step or part of one, at any depth.
    static Set<Object> in(Object value) {
        Set<Object> found = new HashSet<>();
        add(value, true, found);
        return found;
    }

    /// The kinds in a plan or step without those of the plans that it reads.
    static Set<Object> own(Object value) {
        Set<Object> found = new HashSet<>();
        if (value instanceof Record given) {
            addParts(given, false, found);
        }
        return found;
    }

    private static void add(Object value, boolean plans, Set<Object> found) {
        switch (value) {
            case Plan _ when !plans -> {}
            case Record given -> addParts(given, plans, found);
            case Enum<?> constant -> found.add(constant);
            case Collection<?> items -> items.forEach(item -> add(item, plans, found));
            case Optional<?> item -> item.ifPresent(there -> add(there, plans, found));
            default -> {}
        }
    }

    private static void addParts(Record given, boolean plans, Set<Object> found) {
        found.add(given.getClass());
        for (RecordComponent component : given.getClass().getRecordComponents()) {
            try {
                add(component.getAccessor().invoke(given), plans, found);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
        }
    }

    /// A kind by its name, as in `Plan.Filter` and `Comparison.LESS`.
    static String name(Object kind) {
        return switch (kind) {
            case Class<?> type -> simple(type);
            case Enum<?> constant -> constant.getDeclaringClass().getSimpleName() + "." + constant.name();
            default -> throw new IllegalArgumentException(kind + " is neither a class nor a constant");
        };
    }

    private static String simple(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
    }
}
