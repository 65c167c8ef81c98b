package dev.trefoil.testing.manual;

import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.JoinKind;
import java.util.List;

/// The pages of the words that put two tables together.
final class JoinPages {
    private static final String KEYS = "A null key matches nothing, not even another null.";
    private static final String UNIQUE = "Right keys must be unique, unless the merge says otherwise "
            + "([multiplicity](multiplicity.md), [manyToMany](manytomany.md)); a key that occurs twice ends the run.";
    private static final String ANY = "Keys may repeat on both sides: a row has a match or not.";

    private JoinPages() {}

    static final List<Entry> ENTRIES = List.of(
            Entry.of(
                            "inner",
                            "Puts rows of two tables with equal keys side by side; rows without a match vanish. How many"
                                    + " match stays secret.")
                    .kinds(Plan.Join.class, JoinKind.INNER)
                    .words(
                            "merge(right, inner().on(\"id\"))",
                            "merge(right, inner().on(\"person\", \"id\").on(\"day\"))")
                    .nulls(KEYS)
                    .ties(UNIQUE)
                    .empty("No rows, if either table has none.")
                    .example("visits.merge(people.select(\"id\", \"name\"), inner().on(\"person\", \"id\")).fetch()")
                    .see("left", "semi", "multiplicity", "manyToMany"),
            kind("left", JoinKind.LEFT, "Left rows without a match stay, with nulls on the right.")
                    .words("merge(right, left().on(\"id\"))")
                    .empty("The left rows with nulls, if the right table has none.")
                    .example("visits.merge(people.select(\"id\", \"name\"), left().on(\"person\", \"id\")).fetch()")
                    .see("inner", "anti", "fillNull"),
            kind(
                            "right",
                            JoinKind.RIGHT,
                            "Right rows without a match stay, with nulls on the left; the key columns hold the"
                                    + " right keys.")
                    .words("merge(right, right().on(\"id\"))")
                    .empty("The right rows with nulls, if the left table has none.")
                    .example("""
                            visits.select("person", "stays")
                                    .merge(people.select("id", "name"), right().on("person", "id")).fetch()
                            """)
                    .see("left", "full"),
            kind(
                            "full",
                            JoinKind.FULL,
                            "Rows without a match stay on either side, with nulls on the other; the key columns"
                                    + " hold the key of the side that is there.")
                    .words("merge(right, full().on(\"id\"))")
                    .empty("The rows of the other table with nulls.")
                    .example("""
                            visits.select("person", "stays")
                                    .merge(people.select("id", "name"), full().on("person", "id")).fetch()
                            """)
                    .see("left", "right"),
            kind("semi", JoinKind.SEMI, "Keeps the left rows that have a match, each once, with the left columns only.")
                    .kinds(JoinKind.SEMI, Multiplicity.Unchecked.class)
                    .words("merge(right, semi().on(\"id\"))")
                    .ties(ANY)
                    .empty("No rows, if either table has none.")
                    .example("people.merge(visits, semi().on(\"id\", \"person\")).fetch()")
                    .see("anti", "inner", "isIn"),
            kind("anti", JoinKind.ANTI, "Keeps the left rows that have no match, with the left columns only.")
                    .words("merge(right, anti().on(\"id\"))")
                    .nulls(KEYS + " So a left row with a null key is kept.")
                    .ties(ANY)
                    .empty("The left table as it is, if the right one has no rows.")
                    .example("people.merge(visits, anti().on(\"id\", \"person\")).fetch()")
                    .see("semi", "left"),
            Entry.of("multiplicity", "Says on which side of a merge keys are unique. The parties check it.")
                    .kinds(Multiplicity.OneToMany.class, Multiplicity.OneToOne.class, Multiplicity.ManyToOne.class)
                    .words(
                            "merge(right, inner().on(\"id\"))                  // right keys unique: manyToOne()",
                            "merge(right, inner().on(\"id\").oneToMany())      // left keys unique",
                            "merge(right, inner().on(\"id\").oneToOne())       // both")
                    .nulls("Rows with a null key match nothing and may be many.")
                    .ties("A key that occurs twice on a side where it must not ends the run.")
                    .empty("No keys are unique.")
                    .example("""
                            DataFrame cities = people.distinct("city").assign("known", true);
                            DataFrame first = visits.filter(col("stays").gt(2));
                            people.merge(first, left().on("id", "person").oneToOne())
                                    .merge(cities, inner().on("city"))
                                    .select("id", "city").merge(visits, inner().on("id", "person").oneToMany()).fetch()
                            """)
                    .see("inner", "manyToMany"),
            Entry.of("manyToMany", "Merges where keys repeat on both sides, up to a public number of matches.")
                    .kinds(Multiplicity.ManyToMany.class)
                    .words("merge(right, inner().on(\"id\").manyToMany(5000))")
                    .nulls(KEYS)
                    .ties("Every pair of rows that match is in the result.")
                    .empty("No rows, if either table has none.")
                    .overflow(
                            "More matches than the bound end the run, and say only that. The bound is also how large the"
                                    + " result is held, so it costs.")
                    .example("""
                            DataFrame again = visits.select("person", "stays").rename("stays", "other");
                            visits.select("person", "stays").merge(again, inner().on("person").manyToMany(10)).fetch()
                            """)
                    .see("multiplicity", "inner"),
            Entry.of("scalar", "Computes with one value of another table while it is secret, without revealing it.")
                    .kinds(Plan.Attach.class)
                    .words(
                            "people.filter(col(\"age\").gt(people.mean(\"age\")))",
                            "scalar(visits.sum(\"cost\")).minus(col(\"cost\"))")
                    .nulls("A value that is null (the mean of nothing) is null in every row.")
                    .ties("None: there is one value.")
                    .empty("No rows; the value of an empty table is what its measure says.")
                    .example("people.filter(col(\"age\").gt(people.mean(\"age\"))).fetch()")
                    .see("ofGroup", "mean"));

    private static Entry kind(String name, JoinKind kind, String what) {
        return Entry.of(name, what).kinds(kind).nulls(KEYS).ties(UNIQUE);
    }
}
