package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Type;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The measures that depend on the order of the values of a column.
final class SortedMeasure {
    private SortedMeasure() {}

    /// The column that must be sorted for the measure.
    static Optional<Column> input(Measure measure) {
        return switch (measure) {
            case Measure.CountRows _, Measure.OfTwoColumns _ -> Optional.empty();
            case Measure.OfColumn(Measure.Kind kind, Column input, var _) ->
                switch (kind) {
                    case COUNT, SUM, MEAN, VAR, STD, ANY, ALL -> Optional.empty();
                    case MIN, MAX, COUNT_DISTINCT, MEDIAN, MODE -> Optional.of(input);
                };
            case Measure.Quantile(var _, Column input, var _) -> Optional.of(input);
        };
    }

    /// The columns whose cells must be sorted: the least and the greatest value are found without, unless there is a
    /// sort.
    static Set<Column> toSort(List<Measure> measures) {
        Set<Column> names = new LinkedHashSet<>();
        for (Measure measure : measures) {
            if (!isExtreme(measure)) {
                input(measure).ifPresent(names::add);
            }
        }
        return names;
    }

    /// Whether the measure is the least or the greatest value.
    static boolean isExtreme(Measure measure) {
        return measure instanceof Measure.OfColumn(Measure.Kind kind, var _, var _)
                && (kind == Measure.Kind.MIN || kind == Measure.Kind.MAX);
    }

    static SecretColumn of(Party party, Measure measure, SortedCells cells, Type type) {
        return switch (measure) {
            case Measure.CountRows _, Measure.OfTwoColumns _ ->
                throw new IllegalArgumentException(measure + " is not a matter of order");
            case Measure.OfColumn(Measure.Kind kind, Column input, Column output) ->
                switch (kind) {
                    case MIN -> cells.least(type);
                    case MAX -> cells.greatest(type);
                    case COUNT_DISTINCT -> cells.distinct(type);
                    case MODE -> Modes.of(party, cells, type);
                    case MEDIAN ->
                        Quantiles.of(
                                party,
                                cells,
                                new Measure.Quantile(new BigDecimal("0.5"), input, output),
                                cells.type(),
                                type);
                    case COUNT, SUM, MEAN, VAR, STD, ANY, ALL ->
                        throw new IllegalArgumentException(kind + " is not a matter of order");
                };
            case Measure.Quantile quantile -> Quantiles.of(party, cells, quantile, cells.type(), type);
        };
    }
}
