package dev.trefoil.testing.manual;

import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Measure.Kind;
import dev.trefoil.plan.Plan;
import java.util.List;

/// The pages of groups of rows and of the simple measures.
final class GroupPages {
    static final String SKIPPED = "Skipped.";
    static final String NOTHING = "Null, if there is no value.";
    static final String ORDERLESS = "The order of rows does not matter.";
    private static final String NO_GROUPS = "No groups, so no rows.";
    private static final String ONE_GROUP = "Nulls form one group.";
    private static final String BINS_NULL = "Count nowhere.";

    private GroupPages() {}

    static final List<Entry> ENTRIES = List.of(
            Entry.of(
                            "groupBy",
                            "Makes one row of each group of rows that are equal in some columns, with measures of the"
                                    + " group. How many groups there are stays secret until they are revealed.")
                    .kinds(Plan.Aggregate.class)
                    .words(
                            "groupBy(\"city\").agg(count(), mean(\"age\").as(\"age\"))",
                            "groupBy(\"city\", \"sex\").sum(\"cost\")",
                            "agg(count(), mean(\"age\"))          // the whole table as one group")
                    .nulls(ONE_GROUP)
                    .ties(ORDERLESS)
                    .empty("No groups, so no rows. Without `groupBy` there is one row, whatever the table.")
                    .overflow("As each measure says.")
                    .example("people.groupBy(\"city\").agg(count(), max(\"age\").as(\"oldest\")).fetch()")
                    .see("having", "count", "ofGroup", "distinct"),
            Entry.of("having", "Keeps groups by a measure of theirs: a filter after `agg`.")
                    .words("groupBy(\"city\").agg(count()).filter(col(\"count\").gt(10))")
                    .nulls("A group whose measure is null is left out.")
                    .ties(ORDERLESS)
                    .empty(NO_GROUPS)
                    .example("people.groupBy(\"city\").agg(count()).filter(col(\"count\").gt(1)).fetch()")
                    .see("groupBy", "filter"),
            Entry.of("valueCounts", "Counts each value of a column, the most frequent first.")
                    .words("valueCounts(\"city\")")
                    .nulls("Are one value.")
                    .ties("Equally frequent values in ascending order.")
                    .empty("No rows.")
                    .example("people.valueCounts(\"city\").fetch()")
                    .see("groupBy", "crosstab"),
            Entry.of(
                            "crosstab",
                            "Counts rows for each value of one column and public values of another, which become"
                                    + " columns.")
                    .words("crosstab(\"city\", \"sex\", \"f\", \"m\")")
                    .nulls("Nulls of the first column are one row; of the second they count nowhere.")
                    .ties(ORDERLESS)
                    .empty(NO_GROUPS)
                    .example("people.crosstab(\"city\", \"age\", 64, 70).fetch()")
                    .see("pivot", "valueCounts"),
            Entry.of(
                            "pivot",
                            "Measures a column for each value of one column and public values of another, which become"
                                    + " columns.")
                    .words("pivot(\"city\", \"sex\", \"age\", Trefoil::mean, \"f\", \"m\")")
                    .nulls("As the measure says; null where there is nothing to measure.")
                    .ties("As the measure says.")
                    .empty(NO_GROUPS)
                    .overflow("As the measure says.")
                    .example("visits.pivot(\"day\", \"person\", \"stays\", Trefoil::sum, 1, 2, 4).fetch()")
                    .see("crosstab", "groupBy"),
            Entry.of("histogram", "Counts the values between public breaks, in one row.")
                    .words("histogram(\"age\", 0, 18, 65, 120)")
                    .nulls(BINS_NULL)
                    .ties("A value on a break counts below it; on the lowest break, above it.")
                    .empty("Null in every column, as the sum of nothing.")
                    .example("people.histogram(\"age\", 0, 18, 65, 120).fetch()")
                    .see("cut", "valueCounts"),
            Entry.of("count", "How many rows, or how many values of a column are not null.")
                    .kinds(Measure.CountRows.class, Kind.COUNT)
                    .words("count()", "count(\"age\")")
                    .nulls(
                            "`count()` counts rows whatever they hold, `count(\"age\")` only those where age is not null.")
                    .ties(ORDERLESS)
                    .empty("0.")
                    .example("people.agg(count(), count(\"age\")).fetch()")
                    .see("groupBy", "sum"),
            measure("sum", Kind.SUM, "The sum of the values.")
                    .overflow(
                            "The bounds of a sum allow for a million rows or more; a column so wide that they do not fit"
                                    + " 96 bits is refused.")
                    .example("visits.sum(\"cost\").reveal()")
                    .see("mean", "cumsum"),
            measure(
                            "mean",
                            Kind.MEAN,
                            "The mean of the values: the exact floor, at 20 fraction bits for ints and at a fixed"
                                    + " column's own precision.")
                    .overflow("As for [sum](sum.md).")
                    .example("people.groupBy(\"city\").agg(mean(\"age\")).fetch()")
                    .see("sum", "scalar"),
            measure(
                            "min",
                            Kind.MIN,
                            "The smallest value: of numbers, texts (by their bytes), dates, timestamps, bools.")
                    .example("people.agg(min(\"age\"), min(\"name\")).fetch()")
                    .see("max", "least"),
            measure("max", Kind.MAX, "The largest value: of numbers, texts (by their bytes), dates, timestamps, bools.")
                    .example("visits.groupBy(\"person\").agg(max(\"day\")).fetch()")
                    .see("min", "greatest"));

    /// A measure over the values of one column that are not null.
    static Entry measure(String name, Kind kind, String what) {
        return Entry.of(name, what)
                .kinds(kind == Kind.SUM ? new Object[] {Measure.OfColumn.class, kind} : new Object[] {kind})
                .words(
                        "agg(" + name + "(\"age\"))",
                        "groupBy(\"city\")." + name + "(\"age\")",
                        "table." + name + "(\"age\").reveal()")
                .nulls(SKIPPED)
                .ties(ORDERLESS)
                .empty(NOTHING);
    }
}
