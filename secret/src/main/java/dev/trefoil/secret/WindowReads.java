package dev.trefoil.secret;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.WindowMeasure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is left of a window if only some of its columns are wanted, and the columns of its input that it reads:
/// all of them where ties have to be broken.
record WindowReads(Plan.Window window, Set<Column> columns) {
    static WindowReads of(Plan.Window window, Set<Column> wanted, Set<Column> all) {
        Plan.Window fewer = fewer(window, wanted);
        return new WindowReads(fewer, breaksTies(fewer.measures()) ? all : some(fewer, wanted, all));
    }

    /// The window with its wanted measures only.
    static Plan.Window fewer(Plan.Window window, Set<Column> wanted) {
        List<WindowMeasure> measures = window.measures().stream()
                .filter(measure -> wanted.contains(measure.output()))
                .toList();
        return new Plan.Window(window.input(), window.partitionBy(), window.orderBy(), measures);
    }

    /// Whether a measure tells apart rows that are equal in the keys of the window.
    static boolean breaksTies(List<WindowMeasure> measures) {
        return measures.stream().anyMatch(measure -> switch (measure) {
            case WindowMeasure.Place(var kind, var _) -> kind == WindowMeasure.PlaceKind.ROW_NUMBER;
            case WindowMeasure.Shift _, WindowMeasure.RunningSum _ -> true;
            case WindowMeasure.OfGroup _ -> false;
        });
    }

    private static Set<Column> some(Plan.Window window, Set<Column> wanted, Set<Column> all) {
        Set<Column> names = new LinkedHashSet<>(wanted);
        names.retainAll(all);
        names.addAll(window.partitionBy());
        window.orderBy().forEach(key -> names.add(key.column()));
        List<Measure> ofGroup = new ArrayList<>();
        for (WindowMeasure measure : window.measures()) {
            if (measure instanceof WindowMeasure.OfGroup(Measure of)) {
                ofGroup.add(of);
            }
        }
        Plan.Aggregate groups = new Plan.Aggregate(window.input(), window.partitionBy(), ofGroup);
        names.addAll(Wanted.byAggregate(groups, wanted));
        return names;
    }
}
