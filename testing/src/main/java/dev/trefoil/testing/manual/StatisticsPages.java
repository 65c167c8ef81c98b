package dev.trefoil.testing.manual;

import static dev.trefoil.testing.manual.GroupPages.NOTHING;
import static dev.trefoil.testing.manual.GroupPages.ORDERLESS;
import static dev.trefoil.testing.manual.GroupPages.SKIPPED;
import static dev.trefoil.testing.manual.GroupPages.measure;

import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Measure.Kind;
import dev.trefoil.plan.Measure.PairKind;
import java.util.List;

/// The pages of the measures that say how values are distributed, and how two columns go together.
final class StatisticsPages {
    private static final String FLOOR =
            " The exact floor, at 20 fraction bits for ints and at a fixed column's own precision.";
    private static final String SQUARES =
            "Sums of products are taken about a public middle of the bounds; types whose sums may outgrow 126 bits are"
                    + " refused.";

    private StatisticsPages() {}

    static final List<Entry> ENTRIES = List.of(
            measure("countDistinct", Kind.COUNT_DISTINCT, "How many different values there are.")
                    .empty("0.")
                    .example("people.countDistinct(\"city\").reveal()")
                    .see("distinct", "count"),
            measure("mode", Kind.MODE, "The most frequent value.")
                    .ties("Of several that are equally frequent, the smallest; of bools, false.")
                    .example("people.agg(mode(\"age\"), mode(\"city\")).fetch()")
                    .see("valueCounts", "median"),
            measure("median", Kind.MEDIAN, "The middle value, or half the sum of the two in the middle." + FLOOR)
                    .example("people.groupBy(\"city\").agg(median(\"age\")).fetch()")
                    .see("quantile", "mean"),
            Entry.of(
                            "quantile",
                            "The value below which a public share of the numbers lies, interpolated linearly." + FLOOR)
                    .kinds(Measure.Quantile.class)
                    .words("agg(quantile(\"age\", 0.9))", "table.quantile(\"age\", 0.25).reveal()")
                    .nulls(SKIPPED)
                    .ties("Equal values stand beside each other; 0 gives the least value, 1 the greatest.")
                    .empty(NOTHING)
                    .example("people.agg(quantile(\"age\", 0.25), quantile(\"age\", 0.9)).fetch()")
                    .see("median", "describe"),
            measure("var", Kind.VAR, "The sample variance: squared distances from the mean, over n - 1." + FLOOR)
                    .empty("Null, if there are fewer than two values.")
                    .overflow(SQUARES)
                    .example("people.var(\"age\").reveal()")
                    .see("std", "covariance"),
            measure("std", Kind.STD, "The sample standard deviation: the root of the variance." + FLOOR)
                    .empty("Null, if there are fewer than two values.")
                    .overflow(SQUARES)
                    .example("people.std(\"age\").reveal()")
                    .see("var", "describe"),
            flag("any", Kind.ANY, "Whether any of the bools is true.").see("all", "or"),
            flag("all", Kind.ALL, "Whether all of the bools are true.").see("any", "and"),
            pair(
                            "covariance",
                            PairKind.COVARIANCE,
                            "The sample covariance of two columns, over n - 1: the exact floor.")
                    .kinds(Measure.OfTwoColumns.class, PairKind.COVARIANCE)
                    .empty("Null, if there are fewer than two rows without a null.")
                    .see("correlation", "var"),
            pair(
                            "correlation",
                            PairKind.CORRELATION,
                            "Pearson's correlation of two columns, from -1 to 1, at 20 fraction bits"
                                    + " and within 2^-20 of the exact one.")
                    .empty("Null, if one of the columns does not vary.")
                    .see("covariance", "corr"),
            pair(
                            "weightedMean",
                            PairKind.WEIGHTED_MEAN,
                            "The mean of a column, each value weighted by another column that"
                                    + " cannot be negative: the exact floor.")
                    .empty("Null, if the weights sum up to zero.")
                    .example("visits.weightedMean(\"cost\", \"stays\").reveal()")
                    .see("mean"),
            Entry.of(
                            "describe",
                            "Count, mean, standard deviation, least value, quartiles and greatest value of number columns.")
                    .words("describe()", "describe(\"age\", \"cost\")")
                    .nulls(SKIPPED)
                    .ties(ORDERLESS)
                    .empty("0, and null everywhere else.")
                    .overflow(SQUARES)
                    .example("visits.describe(\"stays\", \"cost\").reveal()")
                    .see("quantile", "std", "corr"),
            Entry.of("corr", "The correlations of number columns, each with each.")
                    .words("corr()", "corr(\"age\", \"cost\")")
                    .nulls("Rows with a null in either column are skipped.")
                    .ties(ORDERLESS)
                    .empty("Null, where a column does not vary.")
                    .overflow(SQUARES)
                    .example("visits.corr(\"stays\", \"cost\").reveal()")
                    .see("correlation", "describe"));

    private static Entry flag(String name, Kind kind, String what) {
        return measure(name, kind, what)
                .words("agg(" + name + "(\"smokes\"))", "table." + name + "(\"smokes\").reveal()")
                .example("flags.agg(" + name + "(\"p\"), " + name + "(\"q\")).fetch()");
    }

    private static Entry pair(String name, PairKind kind, String what) {
        return Entry.of(name, what)
                .kinds(kind)
                .words("agg(" + name + "(\"a\", \"b\"))", "table." + name + "(\"a\", \"b\").reveal()")
                .nulls("Rows with a null in either column are skipped.")
                .ties(ORDERLESS)
                .overflow(SQUARES)
                .example("visits." + name + "(\"stays\", \"cost\").reveal()");
    }
}
