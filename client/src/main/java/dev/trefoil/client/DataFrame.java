package dev.trefoil.client;

import dev.trefoil.forecast.Network;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// A table that is stored or would be computed: nothing runs until [#collect] (which keeps the result where it is,
/// unseen) or [#fetch] (which reveals it).
///
/// Immutable. Every call checks names and types at once and throws [PlanException] that names the column and the
/// nearest one that exists. Nulls, ties and order follow SQL: a table has no order unless it was sorted last.
///
/// ```java
/// survey.merge(medical, inner().on("patient_id", "patientnr")).filter(col("Stroke").eq(1)).mean("Age").reveal()
/// ```
public final class DataFrame implements Choosing, Cleaning, Counting, Windowing {
    private final Session session;
    private final Plan plan;
    private final Relation relation;
    // The script whose step results this plan reads; such a plan means nothing in another script.
    private final Optional<OpenScript> script;

    DataFrame(Session session, Plan plan, Optional<OpenScript> script) {
        this.session = session;
        this.plan = plan;
        this.script = script;
        this.relation = session.infer(plan, script);
    }

    /// These columns only, in this order.
    public DataFrame select(String... columns) {
        return with(new Plan.Select(plan, columns(columns)));
    }

    /// All columns but these.
    public DataFrame drop(String... columns) {
        return with(new Plan.Drop(plan, columns(columns)));
    }

    public DataFrame rename(String from, String to) {
        return rename(Map.of(from, to));
    }

    /// New names for some columns, all at once.
    public DataFrame rename(Map<String, String> names) {
        return with(new Plan.Rename(
                plan,
                names.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> new Plan.Renaming(Column.of(e.getKey()), Column.of(e.getValue())))
                        .toList()));
    }

    /// A new last column, or new values for an existing one.
    public DataFrame assign(String column, Object value) {
        Expression expression = ColumnExpression.expression(value);
        return reading(
                List.of(expression),
                input -> new Plan.Assign(input, List.of(new Plan.Assignment(Column.of(column), expression))));
    }

    /// The rows for which the condition is true; how many is not told.
    public DataFrame filter(ColumnExpression where) {
        return filtered(where.expression(), 0);
    }

    /// The rows for which the condition is true; with fewer than the minimum the run ends without a result.
    public DataFrame filter(ColumnExpression where, MinimumRows minimum) {
        return filtered(where.expression(), minimum.rows());
    }

    /// Rows of this table and of `right` that have equal keys, side by side; see [JoinOn] for what becomes of the
    /// others and how often keys may repeat.
    public DataFrame merge(DataFrame right, JoinOn on) {
        Optional<OpenScript> both = together(right);
        return new DataFrame(session, Merging.plan(plan, schema(), right.plan, right.schema(), on), both);
    }

    /// All rows of this table and the others, which have the same columns.
    public DataFrame concat(DataFrame... others) {
        Optional<OpenScript> all = script;
        List<Plan> inputs = new ArrayList<>(List.of(plan));
        for (DataFrame other : others) {
            Optional<OpenScript> pair = together(other);
            all = all.or(() -> pair);
            inputs.add(other.plan);
        }
        return new DataFrame(session, new Plan.Concat(inputs), all);
    }

    public Grouped groupBy(String... columns) {
        return new Grouped(this, columns(columns));
    }

    /// One row of measures over the whole table.
    public DataFrame agg(Aggregation... measures) {
        return aggregate(List.of(), List.of(measures));
    }

    public ScalarValue sum(String column) {
        return new ScalarValue(agg(Trefoil.sum(column)));
    }

    /// The mean of the values that are not null; null if there are none.
    public ScalarValue mean(String column) {
        return new ScalarValue(agg(Trefoil.mean(column)));
    }

    public ScalarValue min(String column) {
        return new ScalarValue(agg(Trefoil.min(column)));
    }

    public ScalarValue max(String column) {
        return new ScalarValue(agg(Trefoil.max(column)));
    }

    /// The number of rows.
    public ScalarValue count() {
        return new ScalarValue(agg(Trefoil.count()));
    }

    /// How many values of the column are not null.
    public ScalarValue count(String column) {
        return new ScalarValue(agg(Trefoil.count(column)));
    }

    /// How many different values there are, nulls not counted.
    public ScalarValue countDistinct(String column) {
        return new ScalarValue(agg(Trefoil.countDistinct(column)));
    }

    /// The middle value, or half the sum of the two in the middle.
    public ScalarValue median(String column) {
        return new ScalarValue(agg(Trefoil.median(column)));
    }

    /// The most frequent value; the smallest of several.
    public ScalarValue mode(String column) {
        return new ScalarValue(agg(Trefoil.mode(column)));
    }

    /// Whether any of the bools is true; null without any that is not null.
    public ScalarValue any(String column) {
        return new ScalarValue(agg(Trefoil.any(column)));
    }

    /// Whether all of the bools that are not null are true; null without any.
    public ScalarValue all(String column) {
        return new ScalarValue(agg(Trefoil.all(column)));
    }

    /// The value below which the share q of the numbers lies, interpolated linearly.
    public ScalarValue quantile(String column, double q) {
        return new ScalarValue(agg(Trefoil.quantile(column, q)));
    }

    /// The sample variance, over n - 1; null for fewer than two values.
    public ScalarValue var(String column) {
        return new ScalarValue(agg(Trefoil.var(column)));
    }

    /// The sample standard deviation; null for fewer than two values.
    public ScalarValue std(String column) {
        return new ScalarValue(agg(Trefoil.std(column)));
    }

    /// The sample covariance of two columns, over n - 1; rows with a null in either are skipped.
    public ScalarValue covariance(String left, String right) {
        return new ScalarValue(agg(Trefoil.covariance(left, right)));
    }

    /// Pearson's correlation of two columns; null where one of them does not vary.
    public ScalarValue correlation(String left, String right) {
        return new ScalarValue(agg(Trefoil.correlation(left, right)));
    }

    /// The mean of the column, weighted by another one, which must not be negative.
    public ScalarValue weightedMean(String column, String weights) {
        return new ScalarValue(agg(Trefoil.weightedMean(column, weights)));
    }

    /// Count, mean, standard deviation, least value, quartiles and greatest value of these number columns, or of all.
    public Statistics describe(String... columns) {
        return Statistics.description(this, numbers(columns));
    }

    /// The correlations of these number columns, or of all, each with each.
    public Statistics corr(String... columns) {
        return Statistics.correlations(this, numbers(columns));
    }

    /// In ascending order of these columns, nulls last; ties in order of all remaining columns.
    public DataFrame sort(String... columns) {
        return sort(Arrays.stream(columns).map(Trefoil::asc).toArray(SortBy[]::new));
    }

    public DataFrame sort(SortBy... keys) {
        return with(new Plan.Sort(plan, Arrays.stream(keys).map(SortBy::key).toList()));
    }

    /// The first rows of a sorted table.
    public DataFrame limit(long rows) {
        return with(new Plan.Limit(plan, rows));
    }

    /// The same rows; how many they are becomes public, which makes what follows cheaper. The review says so.
    public DataFrame trim() {
        return with(new Plan.Trim(plan));
    }

    /// Runs the plan and stores the result where it is, unseen: a step. The result scans the stored table.
    public DataFrame collect() {
        return session.store(plan, script, Optional.empty());
    }

    /// As [#collect()], under a name.
    public DataFrame collect(String name) {
        return session.store(plan, script, Optional.of(name));
    }

    /// Runs the plan and gives the rows to the analyst: a step. Reveals how many rows there are.
    public Frame fetch() {
        return session.reveal(plan, script);
    }

    /// The same as [#fetch].
    public Frame reveal() {
        return fetch();
    }

    /// Column names and types with bounds, known before anything runs.
    public Schema schema() {
        return relation.schema();
    }

    /// The handle of a stored table; nothing for a table that would have to be computed, or for one that a recorded
    /// script stored (its handle will be another in production).
    public Optional<Handle> handle() {
        return table().flatMap(ref -> session.handle(ref, script));
    }

    /// What would be computed, as a tree with row counts and types, and what revealing it would cost three parties on a
    /// LAN: bytes, rounds, time and memory, for tables of the sizes that they have in the current mode.
    public String explain() {
        return explained(OptionalLong.empty(), Network.LAN);
    }

    /// As [#explain()], for so many rows in every stored table: those of production, say.
    public String explain(long rows) {
        return explain(rows, Network.LAN);
    }

    /// As [#explain(long)], for parties that are connected like this.
    public String explain(long rows, Network network) {
        return explained(OptionalLong.of(rows), network);
    }

    private String explained(OptionalLong rows, Network network) {
        return Explained.of(plan, session.tables(script), rows, network);
    }

    /// Handle, number of rows and schema; never values.
    @Override
    public String toString() {
        String what = table().map(ref -> handle().map(handle -> "table " + handle)
                                .orElse("table stored by " + ref) + ", " + counted(relation.maxRows()))
                .orElseGet(() -> "a table to be computed, at most " + counted(relation.maxRows()));
        return what + "\n" + shown(relation.schema());
    }

    DataFrame aggregate(List<Column> by, List<Aggregation> measures) {
        return with(new Plan.Aggregate(
                plan, by, measures.stream().map(Aggregation::measure).toList()));
    }

    /// What would be computed, as a value: equal tables have equal plans.
    public Plan plan() {
        return plan;
    }

    /// The one value of this table as something that expressions can read.
    ColumnExpression value() {
        return new ColumnExpression(new Expression.ColumnRef(session.scalars().name(this)));
    }

    Optional<TableRef> table() {
        return plan instanceof Plan.Scan(TableRef ref) ? Optional.of(ref) : Optional.empty();
    }

    Optional<OpenScript> script() {
        return script;
    }

    static String counted(long rows) {
        return String.format(java.util.Locale.ROOT, "%,d", rows) + (rows == 1 ? " row" : " rows");
    }

    static String shown(Schema schema) {
        StringBuilder text = new StringBuilder();
        for (Field field : schema.fields()) {
            text.append("  ").append(field).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private DataFrame filtered(Expression where, long minimumRows) {
        return reading(List.of(where), input -> new Plan.Filter(input, where, minimumRows));
    }

    /// An operation on this table, whose expressions may read secret values of other tables.
    private DataFrame reading(List<Expression> expressions, UnaryOperator<Plan> operation) {
        List<Column> values = session.scalars().in(expressions, schema());
        Optional<OpenScript> all = script;
        Plan input = plan;
        for (Column value : values) {
            Optional<OpenScript> pair = together(session.scalars().table(value));
            all = all.or(() -> pair);
            input = new Plan.Attach(input, session.scalars().row(value));
        }
        Plan done = operation.apply(input);
        return new DataFrame(session, values.isEmpty() ? done : new Plan.Drop(done, values), all);
    }

    private List<String> numbers(String... columns) {
        return columns.length > 0
                ? List.of(columns)
                : schema().fields().stream()
                        .filter(field -> ExpressionTypes.isNumber(field.type()))
                        .map(field -> field.column().name())
                        .toList();
    }

    DataFrame with(Plan next) {
        return new DataFrame(session, next, script);
    }

    private Optional<OpenScript> together(DataFrame other) {
        if (other.session != session) {
            throw new PlanException("the two tables belong to different sessions");
        }
        if (script.isPresent() && other.script.isPresent() && !script.equals(other.script)) {
            throw new PlanException("the two tables were stored by different scripts");
        }
        return script.or(other::script);
    }

    static List<Column> columns(String... names) {
        return Arrays.stream(names).map(Column::of).toList();
    }
}
