package dev.trefoil.testing.manual;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Comparison;
import java.util.List;

/// The pages of columns, comparisons, logic, choices and casts.
final class LogicPages {
    private static final String THREE = "SQL's three values: ";

    private LogicPages() {}

    static final List<Entry> ENTRIES = List.of(
            Entry.of("col", "The value of a column in each row.")
                    .kinds(Expression.ColumnRef.class)
                    .words("col(\"age\")")
                    .nulls("Null where the cell is null.")
                    .example("people.assign(\"years\", col(\"age\")).select(\"age\", \"years\").fetch()")
                    .see("lit", "assign"),
            Entry.of("lit", "The same public value in each row. Next to a column, a Java value stands for itself.")
                    .kinds(Expression.Literal.class)
                    .words("lit(3)", "lit(\"Bern\")", "col(\"a\").plus(1)", "lit(LocalDate.of(2026, 11, 22))")
                    .nulls("There is no null literal; see isNull and fillNull.")
                    .overflow("A decimal is rounded to the nearest multiple of 2^-20.")
                    .example("numbers.select(\"a\").assign(\"three\", lit(3)).assign(\"third\", lit(0.3333)).fetch()")
                    .see("col", "placeholder", "scalar"),
            Entry.of(
                            "placeholder",
                            "A literal whose value is chosen for each run. A script records the placeholder with its type"
                                    + " and what it takes; approvers sign both, and every party checks the value.")
                    .kinds(Expression.Placeholder.class)
                    .words(
                            "session.placeholder(\"minimumAge\", Placeholder.between(0, 120), 65)",
                            "session.placeholder(\"city\", Placeholder.oneOf(\"Bern\", \"Chur\"), \"Bern\")",
                            "session.placeholder(\"code\", Placeholder.matching(\"[A-Z][0-9]{2}\"), \"I64\")",
                            "session.placeholder(\"factor\", Placeholder.any(\"uint8\"), 3)")
                    .nulls("A placeholder is never null.")
                    .overflow("It has the declared type, whatever value is chosen, and so have results.")
                    .example("people.filter(col(\"age\").ge(session.placeholder(\"minimumAge\", Placeholder.between(0,"
                            + " 120), 65))).fetch()")
                    .see("lit"),
            compare("eq", Comparison.EQUAL, "Whether two values are equal.")
                    .kinds(Expression.Compare.class, Comparison.EQUAL)
                    .see("ne", "isIn", "isNull"),
            compare("ne", Comparison.NOT_EQUAL, "Whether two values differ.").see("eq", "not"),
            compare("lt", Comparison.LESS, "Whether a value is less than another.")
                    .see("le", "gt", "between"),
            compare("le", Comparison.LESS_OR_EQUAL, "Whether a value is at most another.")
                    .see("lt", "ge", "between"),
            compare("gt", Comparison.GREATER, "Whether a value is greater than another.")
                    .see("ge", "lt", "between"),
            compare("ge", Comparison.GREATER_OR_EQUAL, "Whether a value is at least another.")
                    .see("gt", "le", "between"),
            Entry.of("between", "Whether a value lies between two others, both included.")
                    .words("col(\"age\").between(18, 65)")
                    .example("people.filter(col(\"age\").between(30, 64)).fetch()")
                    .see("ge", "cut"),
            Entry.of("isIn", "Whether a value is one of a public list, of at most 1,000.")
                    .kinds(Expression.IsIn.class)
                    .words("col(\"city\").isIn(\"Bern\", \"Basel\")", "col(\"id\").isIn(listOfIds)")
                    .nulls("Null of null.")
                    .example("people.filter(col(\"city\").isIn(\"Bern\", \"Chur\")).fetch()")
                    .see("eq", "semi"),
            Entry.of("and", "Whether both are true.")
                    .kinds(Expression.And.class)
                    .words("col(\"age\").ge(18).and(col(\"city\").eq(\"Bern\"))")
                    .nulls(THREE + "false with anything is false, otherwise null with anything is null.")
                    .example("flags.assign(\"both\", col(\"p\").and(col(\"q\"))).fetch()")
                    .see("or", "not"),
            Entry.of("or", "Whether at least one is true.")
                    .kinds(Expression.Or.class)
                    .words("col(\"age\").lt(18).or(col(\"age\").ge(65))")
                    .nulls(THREE + "true with anything is true, otherwise null with anything is null.")
                    .example("flags.assign(\"either\", col(\"p\").or(col(\"q\"))).fetch()")
                    .see("and", "not", "any"),
            Entry.of("not", "Whether it is false.")
                    .kinds(Expression.Not.class)
                    .words("col(\"smokes\").not()")
                    .example("flags.assign(\"neither\", col(\"p\").or(col(\"q\")).not()).fetch()")
                    .see("and", "or", "ne"),
            Entry.of("isNull", "Whether a value is missing; `isNotNull` whether it is there.")
                    .kinds(Expression.IsNull.class)
                    .words("col(\"age\").isNull()", "col(\"age\").isNotNull()")
                    .nulls("True of null; the result is never null.")
                    .example("people.filter(col(\"age\").isNull()).fetch()")
                    .see("fillNull", "dropna"),
            Entry.of("fillNull", "The value, or a public one where it is null.")
                    .kinds(Expression.FillNull.class)
                    .words("col(\"age\").fillNull(0)")
                    .nulls("Never null.")
                    .overflow("The bounds grow to hold the replacement.")
                    .example("people.select(\"name\", \"age\").assign(\"age\", col(\"age\").fillNull(0)).fetch()")
                    .see("coalesce", "fillna"),
            Entry.of("coalesce", "The first of several values that is not null.")
                    .kinds(Expression.Coalesce.class)
                    .words("coalesce(col(\"b\"), col(\"a\"))")
                    .nulls("Null where all are.")
                    .overflow("The bounds grow to hold all of them.")
                    .example("numbers.assign(\"first\", coalesce(col(\"b\"), col(\"a\"))).fetch()")
                    .see("fillNull", "when"),
            Entry.of("when", "One value where a condition is true, another one where it is false or null.")
                    .kinds(Expression.IfElse.class)
                    .words("when(col(\"age\").ge(18)).then(\"adult\").otherwise(\"child\")")
                    .nulls("A condition that is null counts as false; the result is null where the chosen value is.")
                    .overflow("The bounds hold both values.")
                    .example("""
                            people.select("name", "age")
                                    .assign("group", when(col("age").ge(18)).then("adult").otherwise("other")).fetch()
                            """)
                    .see("cut", "coalesce"),
            Entry.of("cast", "The value as another type, checked: a value outside it ends the run.")
                    .kinds(Expression.Cast.class)
                    .words(
                            "col(\"a\").cast(\"uint8?\")",
                            "col(\"x\").cast(\"int8\")        // fixed is rounded down",
                            "col(\"at\").cast(\"date\")")
                    .nulls("Stay, if the type allows nulls; otherwise a null ends the run.")
                    .ties("None: every row that is there is checked, whatever branch the cast stands in.")
                    .overflow(
                            "This is how bounds are made narrow again: nothing is cut, and the run ends if a value does"
                                    + " not fit.")
                    .example("numbers.assign(\"whole\", col(\"x\").cast(\"int8\")).fetch()")
                    .see("floor", "round", "int"));

    private static Entry compare(String name, Comparison comparison, String what) {
        boolean order = comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL;
        return Entry.of(
                        name,
                        what + " Of numbers, texts (by their bytes), dates, timestamps" + (order ? "." : " or bools."))
                .kinds(comparison)
                .words("col(\"a\")." + name + "(col(\"b\"))", "col(\"a\")." + name + "(7)")
                .nulls("Null where an operand is null, so that a filter leaves the row out.")
                .example("numbers.assign(\"" + name + "\", col(\"a\")." + name + "(col(\"x\"))).fetch()");
    }
}
