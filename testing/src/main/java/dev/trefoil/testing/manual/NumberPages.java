package dev.trefoil.testing.manual;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.DivideOperator;
import dev.trefoil.plan.Expression.ExtremeKind;
import dev.trefoil.plan.Expression.NumberKind;
import java.util.List;

/// The pages of what is computed with numbers.
final class NumberPages {
    private static final String GROWS = "The bounds grow to hold every result; beyond 96 bits the plan is refused.";
    private static final String BY_ZERO = "Null where an operand is null, and where the divisor is zero.";
    private static final String DIVIDEND =
            "The dividend, scaled for the division, must fit 126 bits by its bounds; else the plan is refused.";

    private NumberPages() {}

    static final List<Entry> ENTRIES = List.of(
            Entry.of("plus", "The sum of two numbers, at the finer of both precisions.")
                    .kinds(Expression.Arithmetic.class, ArithmeticOperator.ADD)
                    .words("col(\"a\").plus(col(\"b\"))", "col(\"a\").plus(1)")
                    .overflow(GROWS)
                    .example("numbers.assign(\"sum\", col(\"a\").plus(col(\"b\"))).fetch()")
                    .see("minus", "times", "plusDays"),
            Entry.of(
                            "minus",
                            "The difference of two numbers, at the finer of both precisions; `negate` changes the sign.")
                    .kinds(ArithmeticOperator.SUBTRACT)
                    .words("col(\"a\").minus(col(\"b\"))", "lit(1).minus(col(\"a\"))", "col(\"a\").negate()")
                    .overflow(GROWS)
                    .example("numbers.assign(\"rest\", lit(10).minus(col(\"x\"))).fetch()")
                    .see("plus", "abs"),
            Entry.of(
                            "times",
                            "The product of two numbers; of two fixed ones the exact floor at the finer of both precisions.")
                    .kinds(ArithmeticOperator.MULTIPLY)
                    .words("col(\"a\").times(col(\"b\"))", "col(\"a\").times(2)")
                    .overflow(GROWS + " The product before it is cut must fit 126 bits.")
                    .example("numbers.assign(\"product\", col(\"a\").times(col(\"x\"))).fetch()")
                    .see("plus", "divide", "pow"),
            Entry.of(
                            "divide",
                            "The quotient of two numbers: the exact floor, at 20 fraction bits for two ints, else at the"
                                    + " finer of both precisions.")
                    .kinds(Expression.Divide.class, DivideOperator.TRUE)
                    .words(
                            "col(\"a\").dividedBy(col(\"b\"))",
                            "col(\"a\").dividedBy(3)     // by a literal it costs less")
                    .nulls(BY_ZERO)
                    .overflow(DIVIDEND)
                    .example("numbers.assign(\"ratio\", col(\"a\").dividedBy(col(\"b\"))).fetch()")
                    .see("floorDiv", "mod", "times"),
            Entry.of("floorDiv", "The quotient of two numbers, rounded down to an int.")
                    .kinds(DivideOperator.FLOOR)
                    .words("col(\"a\").floorDiv(col(\"b\"))")
                    .nulls(BY_ZERO)
                    .overflow(DIVIDEND)
                    .example("numbers.assign(\"whole\", col(\"a\").floorDiv(col(\"b\"))).fetch()")
                    .see("divide", "mod"),
            Entry.of("mod", "What `floorDiv` leaves: zero, or with the sign of the divisor.")
                    .kinds(DivideOperator.MODULO)
                    .words("col(\"a\").mod(col(\"b\"))")
                    .nulls(BY_ZERO)
                    .overflow(DIVIDEND)
                    .example("numbers.assign(\"left\", col(\"a\").mod(3)).fetch()")
                    .see("floorDiv", "divide"),
            Entry.of("pow", "A number to the power of a public whole number from 1 to 64.")
                    .words("col(\"a\").pow(3)")
                    .overflow(GROWS)
                    .example("numbers.assign(\"cube\", col(\"a\").pow(3)).fetch()")
                    .see("times", "sqrt"),
            extreme("least", ExtremeKind.LEAST, "The least of several values in the same row.")
                    .see("greatest", "min"),
            extreme("greatest", ExtremeKind.GREATEST, "The greatest of several values in the same row.")
                    .see("least", "max"),
            function("abs", NumberKind.ABS, "The number without its sign.")
                    .kinds(Expression.NumberFunction.class, NumberKind.ABS)
                    .see("sign", "minus"),
            function("sign", NumberKind.SIGN, "-1, 0 or 1.").see("abs"),
            function("floor", NumberKind.FLOOR, "The greatest whole number that is not above the number.")
                    .see("ceil", "round"),
            function("ceil", NumberKind.CEIL, "The least whole number that is not below the number.")
                    .see("floor", "round"),
            function("round", NumberKind.ROUND, "The nearest whole number.")
                    .ties("Of two that are equally near, the even one.")
                    .see("floor", "cast"),
            function(
                            "sqrt",
                            NumberKind.SQRT,
                            "The square root: the exact floor at 20 fraction bits, or at the number's own"
                                    + " precision if that is finer.")
                    .nulls("Null of null and of negative numbers.")
                    .see("pow"),
            function(
                            "exp",
                            NumberKind.EXP,
                            "e to the power of the number, at 20 fraction bits or at the number's own precision if that is finer.")
                    .overflow(
                            "The bounds of the number decide: what may outgrow 96 bits is refused, so give it a narrow type.")
                    .example("numbers.assign(\"small\", col(\"x\").cast(\"fp[precision=10,min=-8,max=8]\"))"
                            + ".assign(\"exp\", col(\"small\").exp()).fetch()")
                    .see("log", "pow"),
            function(
                            "log",
                            NumberKind.LOG,
                            "The natural logarithm, at 20 fraction bits or at the number's own precision if that is finer.")
                    .nulls("Null of null, and of zero and negative numbers.")
                    .see("exp"),
            Entry.of("cut", "The number or label of the public interval that a number lies in.")
                    .words(
                            "col(\"age\").cut(bins(0, 18, 65, 120))",
                            "col(\"age\").cut(bins(0, 18, 65, 120).labels(\"child\", \"adult\", \"old\"))",
                            "col(\"age\").cut(bins(0, 18, 65).closedOnTheLeft())")
                    .nulls("Null of null, and outside all intervals.")
                    .ties("A number on a break lies below it; with `closedOnTheLeft` above it.")
                    .example("""
                            people.assign("group", col("age").cut(bins(0, 18, 65, 120).labels("child", "adult", "old")))
                                    .select("name", "age", "group").fetch()
                            """)
                    .see("histogram", "when"));

    private static Entry extreme(String name, ExtremeKind kind, String what) {
        return Entry.of(name, what + " Of numbers (at the finest precision), texts, dates or timestamps.")
                .kinds(Expression.Extreme.class, kind)
                .words(name + "(col(\"a\"), col(\"b\"))", name + "(col(\"a\"), 0)")
                .ties("Of equal values it does not matter which is taken.")
                .example("numbers.assign(\"" + name + "\", " + name + "(col(\"a\"), col(\"b\"), 1)).fetch()");
    }

    private static Entry function(String name, NumberKind kind, String what) {
        return Entry.of(name, what)
                .kinds(kind)
                .words("col(\"x\")." + name + "()")
                .example("numbers.assign(\"" + name + "\", col(\"x\")." + name + "()).fetch()");
    }
}
