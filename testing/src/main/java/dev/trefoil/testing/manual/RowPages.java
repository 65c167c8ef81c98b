package dev.trefoil.testing.manual;

import dev.trefoil.plan.Plan;
import java.util.List;

/// The pages of the words that choose rows and columns.
final class RowPages {
    private static final String KEPT = "Stay as they are.";
    private static final String NO_TIES = "None: every row is treated by itself.";
    private static final String NO_ROWS = "A table of no rows stays one.";
    private static final String SORTED =
            "Rows are in a total order after a sort, so there is never a choice between tied rows.";

    private RowPages() {}

    static final List<Entry> ENTRIES = List.of(
            Entry.of("table", "Reads a stored table, by its handle (64 hex digits) or its name.")
                    .kinds(Plan.Scan.class)
                    .words("session.table(\"180A66...\")", "session.table(\"survey\")")
                    .nulls(KEPT)
                    .ties("A table has no order.")
                    .empty(NO_ROWS)
                    .example("visits.fetch()")
                    .see("upload", "collect"),
            Entry.of("select", "Keeps these columns, in this order.")
                    .kinds(Plan.Select.class)
                    .words("select(\"id\", \"age\")")
                    .nulls(KEPT)
                    .ties(NO_TIES)
                    .empty(NO_ROWS)
                    .example("people.select(\"age\", \"name\").fetch()")
                    .see("drop", "rename"),
            Entry.of("drop", "Keeps all columns but these.")
                    .kinds(Plan.Drop.class)
                    .words("drop(\"city\")")
                    .nulls(KEPT)
                    .ties(NO_TIES)
                    .empty(NO_ROWS)
                    .example("people.drop(\"id\", \"city\").fetch()")
                    .see("select"),
            Entry.of("rename", "Gives columns new names, all at once, so that two can change places.")
                    .kinds(Plan.Rename.class)
                    .words("rename(\"age\", \"years\")", "rename(Map.of(\"a\", \"b\", \"b\", \"a\"))")
                    .nulls(KEPT)
                    .ties(NO_TIES)
                    .empty(NO_ROWS)
                    .example("numbers.rename(Map.of(\"a\", \"b\", \"b\", \"a\")).fetch()")
                    .see("select"),
            Entry.of("assign", "Adds a column at the end, or gives a column new values.")
                    .kinds(Plan.Assign.class)
                    .words("assign(\"double\", col(\"a\").times(2))")
                    .nulls("As the expression says.")
                    .ties(NO_TIES)
                    .empty(NO_ROWS)
                    .overflow("As the expression says.")
                    .example("numbers.assign(\"double\", col(\"a\").times(2)).fetch()")
                    .see("when", "plus"),
            Entry.of("filter", "Keeps the rows for which a condition is true. How many are kept stays secret.")
                    .kinds(Plan.Filter.class)
                    .words("filter(condition)", "filter(condition, minimumRows(10))   // fewer end the run")
                    .nulls("A row whose condition is null is left out, as one whose condition is false.")
                    .ties("None: every row is decided by itself.")
                    .empty(NO_ROWS + " With a minimum, the run ends.")
                    .example("people.filter(col(\"age\").ge(60), minimumRows(2)).fetch()")
                    .see("having", "dropna", "trim"),
            Entry.of("sort", "Brings the rows into an order, by one column or several.")
                    .kinds(Plan.Sort.class)
                    .words("sort(\"city\", \"age\")", "sort(desc(\"age\"), asc(\"name\"))")
                    .nulls("Last, in both directions.")
                    .ties("In ascending order of all remaining columns, so that the order is total.")
                    .empty(NO_ROWS)
                    .example("people.sort(desc(\"age\")).fetch()")
                    .see("limit", "rank"),
            Entry.of("limit", "Keeps the first rows of a sorted table, or those from one number to before another.")
                    .kinds(Plan.Limit.class)
                    .words("limit(5)", "head(5)", "slice(10, 20)        // row 0 is the first")
                    .nulls(KEPT)
                    .ties(SORTED)
                    .empty("Fewer rows, or none, where the table ends before.")
                    .example("people.sort(\"age\", \"name\").slice(1, 3).fetch()")
                    .see("sort", "tail", "nlargest"),
            Entry.of("tail", "Keeps the last rows of a sorted table, in its order.")
                    .kinds(Plan.Tail.class)
                    .words("tail(5)")
                    .nulls(KEPT)
                    .ties(SORTED)
                    .empty("All rows, if there are fewer.")
                    .example("people.sort(\"age\").tail(2).fetch()")
                    .see("limit", "sort"),
            Entry.of(
                            "nlargest",
                            "Keeps the rows with the largest values of columns, largest first; `nsmallest` the smallest.")
                    .words("nlargest(3, \"age\")", "nsmallest(3, \"age\")")
                    .nulls("Come last, so they are kept only if there are too few other rows.")
                    .ties("In ascending order of all remaining columns.")
                    .empty("All rows, if there are fewer.")
                    .example("people.nlargest(2, \"age\").fetch()")
                    .see("sort", "limit"),
            Entry.of(
                            "shuffle",
                            "Brings the rows into a uniformly random order that nobody knows, another one in every run.")
                    .kinds(Plan.Shuffle.class)
                    .words("shuffle()", "sample(100)          // 100 rows by chance, without replacement")
                    .nulls(KEPT)
                    .ties("Every order is as likely as every other.")
                    .empty("All rows, if there are fewer than the sample asks for.")
                    .example("people.sample(4).count().reveal()")
                    .see("limit"),
            Entry.of(
                            "concat",
                            "Puts the rows of several tables into one. The tables have the same columns in the same order.")
                    .kinds(Plan.Concat.class)
                    .words("concat(others)", "unionAll(others)", "union(others)        // each row once")
                    .nulls(KEPT + " `union` takes nulls for equal.")
                    .ties("Equal rows all stay (`union`: one of them).")
                    .empty("A table of no rows adds none.")
                    .overflow("A column's bounds are those of all inputs together.")
                    .example("""
                            DataFrame young = people.filter(col("age").lt(40)).select("name", "age");
                            DataFrame old = people.filter(col("age").gt(65)).select("name", "age");
                            young.concat(old).fetch()
                            """)
                    .see("distinct", "inner"),
            Entry.of("distinct", "Keeps every row once, or every combination of some columns.")
                    .words(
                            "distinct()",
                            "distinct(\"city\")               // the combinations only",
                            "dropDuplicates(\"city\")         // whole rows, the first of each by the other columns")
                    .nulls("Nulls are equal.")
                    .ties(
                            "Of rows that are equal in the columns named, `dropDuplicates` keeps the first in ascending order of"
                                    + " all other columns.")
                    .empty(NO_ROWS)
                    .example("people.distinct(\"city\").fetch()")
                    .see("groupBy", "concat"),
            Entry.of("trim", "Makes the number of rows public, so that what follows works on as many rows and no more.")
                    .kinds(Plan.Trim.class)
                    .words("trim()")
                    .nulls(KEPT)
                    .ties("An order is kept.")
                    .empty("The number 0 becomes public.")
                    .example("people.filter(col(\"city\").eq(\"Bern\")).trim().sort(\"age\").fetch()")
                    .see("filter"),
            Entry.of("fillna", "Puts a value in the place of nulls, in the columns named or in all of its kind.")
                    .words("fillna(0)", "fillna(0, \"age\")")
                    .nulls("Are gone in these columns.")
                    .empty(NO_ROWS)
                    .overflow("The bounds grow to hold the value.")
                    .example("people.fillna(\"?\").fetch()")
                    .see("fillNull", "dropna"),
            Entry.of(
                            "dropna",
                            "Keeps the rows without a null, in the columns named or in any. How many are kept stays secret.")
                    .words("dropna()", "dropna(\"age\")")
                    .nulls("Rows that hold one are left out.")
                    .empty(NO_ROWS)
                    .example("people.dropna(\"age\").fetch()")
                    .see("filter", "fillna"));
}
