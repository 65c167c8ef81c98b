package dev.trefoil.bench;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Arithmetic;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Compare;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Expression.Divide;
import dev.trefoil.plan.Expression.DivideOperator;
import dev.trefoil.plan.Expression.Literal;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.secret.OrdersInMemory;
import dev.trefoil.secret.SecretExecutor;
import dev.trefoil.secret.StoredShares;
import java.util.List;

/// Whole plans on secret tables: what an analyst's step costs, its result ready to be stored. Row counts stay hidden in
/// all of them.
final class TableWorks {
    private static final int MILLION = 1_000_000;
    private static final Column KEY = Column.of("key");
    private static final Column VALUE = Column.of("value");
    private static final Column OTHER = Column.of("other");
    private static final Type KEYS = Type.int_(0, (1L << 32) - 1);
    private static final Type SHORT_KEYS = Type.int_(0, (1L << 10) - 1);
    private static final Type VALUES = Type.int_(0, 999);
    private static final Type FIXED = Type.fixed(16, 1 - (1L << 30), (1L << 30) - 1);
    private static final Type DIVISORS = Type.fixed(16, 1 << 16, (1L << 30) - 1);
    private static final Plan LEFT = new Plan.Scan(new StepRef(1));
    private static final Plan RIGHT = new Plan.Scan(GeneratedTables.UNIQUE);

    private TableWorks() {}

    static List<Work> all() {
        return List.of(
                work("filter + mean", MILLION, mean()).goal(0.15),
                work("fixed multiply exact (step)", MILLION, FIXED, FIXED, product())
                        .goal(0.10),
                work("division by a secret (step)", MILLION / 10, FIXED, DIVISORS, quotient())
                        .goal(0.10),
                work("lookup join + sum (rows a side)", MILLION / 10, join()),
                work("lookup join + sum (rows a side)", MILLION / 2, join())
                        .goal(4)
                        .onlyLarge(),
                work("lookup join + sum (rows a side)", MILLION, join()).goal(8).onlyLarge(),
                work("group-by sum + count 32-bit key", MILLION / 10, grouped()),
                work("group-by sum + count 32-bit key", MILLION, grouped())
                        .goal(5)
                        .onlyLarge(),
                work("group-by sum + count 10-bit key", MILLION / 10, SHORT_KEYS, VALUES, grouped()),
                work("group-by sum + count 10-bit key", MILLION, SHORT_KEYS, VALUES, grouped())
                        .goal(1.5)
                        .onlyLarge(),
                again("joined again + sum (rows a side)", MILLION / 10, join()),
                again("joined again + sum (rows a side)", MILLION, join()).onlyLarge(),
                again("grouped again sum + count 32 bits", MILLION / 10, grouped()),
                again("grouped again sum + count 32 bits", MILLION, grouped()).onlyLarge(),
                again("grouped again behind a filter", MILLION / 10, groupedOfSome()),
                again("grouped again behind a filter", MILLION, groupedOfSome()).onlyLarge(),
                work("sort by a 32-bit key (step)", MILLION / 10, sorted()),
                work("sort by a 32-bit key (step)", MILLION, sorted()).onlyLarge(),
                work("logarithm (step)", MILLION / 10, logarithm()).onlyLarge());
    }

    private static Plan mean() {
        return new Plan.Aggregate(some(), List.of(), List.of(new Measure.OfColumn(Measure.Kind.MEAN, VALUE, OTHER)));
    }

    /// Those rows whose value is above 500.
    private static Plan some() {
        Expression above = new Compare(Comparison.GREATER, new ColumnRef(VALUE), new Literal(Value.of(500)));
        return new Plan.Filter(LEFT, above, 0);
    }

    private static Plan product() {
        return assigned(new Arithmetic(ArithmeticOperator.MULTIPLY, new ColumnRef(KEY), new ColumnRef(VALUE)));
    }

    private static Plan quotient() {
        return assigned(new Divide(DivideOperator.TRUE, new ColumnRef(KEY), new ColumnRef(VALUE)));
    }

    private static Plan logarithm() {
        return assigned(new Expression.NumberFunction(Expression.NumberKind.LOG, new ColumnRef(VALUE)));
    }

    private static Plan assigned(Expression expression) {
        return new Plan.Select(new Plan.Assign(LEFT, List.of(new Plan.Assignment(OTHER, expression))), List.of(OTHER));
    }

    private static Plan join() {
        Plan right = new Plan.Rename(RIGHT, List.of(new Plan.Renaming(VALUE, OTHER)));
        Plan joined = new Plan.Join(LEFT, right, List.of(new Plan.KeyPair(KEY, KEY)), Plan.JoinKind.INNER);
        return new Plan.Aggregate(
                joined, List.of(), List.of(new Measure.OfColumn(Measure.Kind.SUM, OTHER, Column.of("sum"))));
    }

    private static Plan grouped() {
        return grouped(LEFT);
    }

    private static Plan groupedOfSome() {
        return grouped(some());
    }

    private static Plan grouped(Plan input) {
        return new Plan.Aggregate(
                input,
                List.of(KEY),
                List.of(
                        new Measure.OfColumn(Measure.Kind.SUM, VALUE, Column.of("sum")),
                        new Measure.CountRows(Column.of("rows"))));
    }

    private static Plan sorted() {
        return new Plan.Sort(LEFT, List.of(new Plan.SortKey(KEY, false)));
    }

    /// A step on two stored tables that ran before, so that the parties keep the orders that it needs.
    private static Work again(String name, int rows, Plan plan) {
        Schema schema = new Schema(List.of(new Field(KEY, KEYS), new Field(VALUE, VALUES)));
        return Work.of(name, rows, (party, count) -> {
            GeneratedTables tables =
                    GeneratedTables.of(party.index(), schema, count).keeping(new OrdersInMemory());
            SecretExecutor.run(party, plan, tables);
            return running -> StoredShares.prepare(running, SecretExecutor.run(running, plan, tables));
        });
    }

    private static Work work(String name, int rows, Plan plan) {
        return work(name, rows, KEYS, VALUES, plan);
    }

    /// A step on two tables with two columns of these types.
    private static Work work(String name, int rows, Type keys, Type values, Plan plan) {
        Schema schema = new Schema(List.of(new Field(KEY, keys), new Field(VALUE, values)));
        return Work.of(name, rows, (party, count) -> {
                    GeneratedTables tables = GeneratedTables.of(party.index(), schema, count);
                    return running -> StoredShares.prepare(running, SecretExecutor.run(running, plan, tables));
                })
                .of(plan, count -> Relation.unsorted(schema, count));
    }
}
