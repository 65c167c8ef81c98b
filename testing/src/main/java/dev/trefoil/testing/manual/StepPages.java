package dev.trefoil.testing.manual;

import dev.trefoil.plan.Step;
import java.util.List;

/// The pages of the steps of a script.
final class StepPages {
    private static final String KEPT = "Stay as they are.";
    private static final String KEEPS = "Rows keep no order.";

    private StepPages() {}

    static final List<Entry> ENTRIES = List.of(
            Entry.of(
                            "upload",
                            "Brings in a table of the analyst: its names and types are approved, its cells are free.")
                    .kinds(Step.Upload.class)
                    .words(
                            "session.upload(Path.of(\"extra.csv\"), types(Map.of(\"id\", \"uint8\")))",
                            "session.frame(columns().ints(\"id\", 1, 2))",
                            "session.frame(columns().ints(\"id\", 1, 2), dummyFor(handle))   // made-up data, no step")
                    .nulls("Where the type allows them.")
                    .ties("A table has no order.")
                    .empty("A table of no rows can be uploaded.")
                    .overflow("A cell outside its type is refused here; the parties check it again, on shares.")
                    .example("""
                            DataFrame wanted = session.frame(columns().typed("wanted", "int[min=1,max=99]", 2, 4));
                            people.merge(wanted, semi().on("id", "wanted")).fetch()
                            """)
                    .see("int", "collect", "table"),
            Entry.of(
                            "upload any",
                            "Brings in a table of which only limits are approved: columns, rows and kinds of types. No step"
                                    + " of the same script reads it; a script of its own does, by its handle.")
                    .kinds(Step.UploadAny.class)
                    .words(
                            "session.frame(columns().ints(\"id\", 1, 2), anyTable(5, 1000))",
                            "session.upload(Path.of(\"extra.csv\"), ReadOptions.STANDARD, anyTable(5, 1000))",
                            "anyTable(5, 1000).only(UploadLimits.Kind.INT)   // whole numbers only")
                    .nulls("Where the types allow them.")
                    .ties("A table has no order.")
                    .empty("A table of no rows can be uploaded.")
                    .overflow("As of upload.")
                    .example("""
                            session.frame(columns().typed("wanted", "int[min=1,max=99]", 2, 4), anyTable(5, 1000));
                            people.count().reveal()
                            """)
                    .see("upload", "table"),
            Entry.of("collect", "Computes a table and stores it where it is, unseen, for later steps.")
                    .kinds(Step.Store.class)
                    .words("collect()", "collect(\"name\")          // found again by session.table(\"name\")")
                    .nulls(KEPT)
                    .ties(KEEPS)
                    .empty("A table of no rows is stored; nobody learns that.")
                    .example("""
                            DataFrame old = people.filter(col("age").gt(60)).collect();
                            old.count().reveal()
                            """)
                    .see("fetch", "remove", "table"),
            Entry.of("fetch", "Gives a result to the analyst, and to nobody else: the only way out.")
                    .kinds(Step.Reveal.class)
                    .words("fetch()", "reveal()                  // of one value, as people.mean(\"age\").reveal()")
                    .nulls("Come out as null.")
                    .ties("A sorted table comes in its order, another one in a random order.")
                    .empty("A table of no rows comes out.")
                    .example("people.select(\"name\", \"age\").sort(\"name\").fetch()")
                    .see("collect", "filter", "trim"),
            Entry.of("remove", "Removes a stored table.")
                    .kinds(Step.Remove.class)
                    .words("session.remove(table)")
                    .nulls("Do not matter.")
                    .ties("Do not matter.")
                    .empty("Is removed as any other.")
                    .example("""
                            DataFrame old = people.filter(col("age").gt(60)).collect();
                            Cell many = old.count().reveal();
                            session.remove(old);
                            many
                            """)
                    .see("collect"));
}
