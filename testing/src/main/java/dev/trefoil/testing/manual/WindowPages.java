package dev.trefoil.testing.manual;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.WindowMeasure;
import dev.trefoil.plan.WindowMeasure.PlaceKind;
import dev.trefoil.plan.WindowMeasure.ShiftKind;
import java.util.List;

/// The pages of windows.
final class WindowPages {
    private static final String ORDERED = "Nulls in the order come last; in the groups they are equal.";
    private static final String TOTAL = "Rows that are equal in the order are ordered by all other columns.";
    private static final String NONE_BESIDE = "Null where there is no such row, and where that row's cell is null.";

    private WindowPages() {}

    static final List<Entry> ENTRIES = List.of(
            page("window", "Adds columns to every row that are computed from the rows of its group, in an order.")
                    .kinds(Plan.Window.class)
                    .words(
                            "window(partitionBy(\"city\").orderBy(\"day\"), rowNumber(), lag(\"x\", 1))",
                            "window(orderBy(desc(\"age\")), rank())           // the whole table as one group")
                    .example(
                            "visits.window(partitionBy(\"person\").orderBy(\"day\"), rowNumber(), cumsum(\"stays\")).fetch()")
                    .see("groupBy", "rank", "lag", "cumsum"),
            page("rowNumber", "Numbers the rows of each group: 1, 2, 3, ...")
                    .kinds(WindowMeasure.Place.class, PlaceKind.ROW_NUMBER)
                    .words("window(over, rowNumber())", "window(over, rowNumber().as(\"n\"))")
                    .example("people.window(partitionBy(\"city\").orderBy(\"age\"), rowNumber().as(\"n\")).fetch()")
                    .see("rank", "denseRank", "window"),
            page(
                            "rank",
                            "Numbers the rows of each group, rows that are equal in the order by the first of them: 1, 1, 3.")
                    .kinds(PlaceKind.RANK)
                    .words("window(over, rank())")
                    .ties("Have the same number, and the next row its own.")
                    .example(
                            "people.window(orderBy(desc(\"age\")), rank()).select(\"name\", \"age\", \"rank\").fetch()")
                    .see("denseRank", "rowNumber", "window"),
            page("denseRank", "Numbers the rows of each group, rows that are equal in the order alike: 1, 1, 2.")
                    .kinds(PlaceKind.DENSE_RANK)
                    .words("window(over, denseRank())")
                    .ties("Have the same number, and the next row one more.")
                    .example(
                            "people.window(orderBy(desc(\"age\")), denseRank()).select(\"name\", \"age\", \"dense_rank\").fetch()")
                    .see("rank", "window"),
            page("lag", "The value of the row so many rows before in the group.")
                    .kinds(WindowMeasure.Shift.class, ShiftKind.LAG)
                    .words("window(over, lag(\"x\", 1))")
                    .nulls(NONE_BESIDE)
                    .example("visits.window(partitionBy(\"person\").orderBy(\"day\"), lag(\"stays\", 1)).fetch()")
                    .see("lead", "diff", "window"),
            page("lead", "The value of the row so many rows behind in the group.")
                    .kinds(ShiftKind.LEAD)
                    .words("window(over, lead(\"x\", 1))")
                    .nulls(NONE_BESIDE)
                    .example("visits.window(orderBy(\"day\"), lead(\"day\", 1).as(\"next\")).fetch()")
                    .see("lag", "window"),
            page("diff", "The value minus that of the row before in the group.")
                    .words("window(over, diff(\"x\"))")
                    .nulls("Null in the first row of a group, and where either value is null.")
                    .overflow("The bounds grow to hold every difference.")
                    .example("visits.window(orderBy(\"day\"), diff(\"cost\")).fetch()")
                    .see("lag", "cumsum", "window"),
            page("cumsum", "The sum from the first row of the group to this one.")
                    .kinds(WindowMeasure.RunningSum.class)
                    .words("window(over, cumsum(\"x\"))")
                    .nulls("Count nothing; null until a value has come.")
                    .overflow("As for [sum](sum.md).")
                    .example("visits.window(orderBy(\"day\"), cumsum(\"cost\").as(\"total\")).fetch()")
                    .see("sum", "window"),
            page("ofGroup", "A measure over the whole group beside each of its rows.")
                    .kinds(WindowMeasure.OfGroup.class)
                    .words("window(partitionBy(\"city\"), ofGroup(mean(\"age\")))")
                    .nulls("As the measure says; nulls in the groups are equal.")
                    .ties("As the measure says.")
                    .overflow("As the measure says.")
                    .example("people.window(partitionBy(\"city\"), ofGroup(max(\"age\").as(\"oldest\"))).fetch()")
                    .see("groupBy", "scalar", "window"));

    private static Entry page(String name, String what) {
        return Entry.of(name, what).nulls(ORDERED).ties(TOTAL).empty("No rows.");
    }
}
