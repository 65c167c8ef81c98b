package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.clear.ClearExecutor;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Tables;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// Operators that are wrong on purpose are found by the same comparison within the same number of plans.
class PlantedErrorTest {
    private static final int PLANS = 300;

    /// A filter that also keeps the rows for which the condition is null.
    @Test
    void aFilterThatKeepsNullsIsFound() {
        assertFound("a filter that keeps nulls", rewriting((plan, _) -> switch (plan) {
            case Plan.Filter(Plan input, Expression where, long minimum) ->
                new Plan.Filter(input, new Expression.Or(where, new Expression.IsNull(where)), minimum);
            case Plan.Scan _,
                    Plan.Select _,
                    Plan.Drop _,
                    Plan.Rename _,
                    Plan.Assign _,
                    Plan.Join _,
                    Plan.Attach _,
                    Plan.Aggregate _,
                    Plan.Window _,
                    Plan.Sort _,
                    Plan.Limit _,
                    Plan.Tail _,
                    Plan.Shuffle _,
                    Plan.Concat _,
                    Plan.Trim _ -> plan;
        }));
    }

    /// A left join that forgets the left rows without a match.
    @Test
    void aLeftJoinThatForgetsRowsIsFound() {
        assertFound(
                "a left join that forgets rows",
                rewriting((plan, tables) -> plan instanceof Plan.Join join && join.kind() == Plan.JoinKind.LEFT
                        ? nullable(
                                new Plan.Join(
                                        join.left(),
                                        join.right(),
                                        join.keys(),
                                        Plan.JoinKind.INNER,
                                        join.multiplicity()),
                                plan,
                                tables)
                        : plan));
    }

    /// A mean that is one unit too high wherever its type allows: rounded up instead of down.
    @Test
    void aMeanThatIsRoundedUpIsFound() {
        assertFound("a mean that is rounded up", rewriting((plan, tables) -> {
            List<Plan.Assignment> higher = new ArrayList<>();
            if (plan instanceof Plan.Aggregate(var _, var _, var measures)) {
                for (Measure measure : measures) {
                    if (measure instanceof Measure.OfColumn(Measure.Kind kind, var _, Column mean)
                            && kind == Measure.Kind.MEAN) {
                        Type type = Relations.of(plan, tables).schema().type(mean);
                        higher.add(new Plan.Assignment(mean, higher(new Expression.ColumnRef(mean), type)));
                    }
                }
            }
            return higher.isEmpty() ? plan : new Plan.Assign(plan, higher);
        }));
    }

    private static Expression higher(Expression mean, Type type) {
        if (!(type instanceof Type.FixedType(int fraction, var _, BigInteger max, var _))) {
            throw new IllegalArgumentException("a mean of type " + type.text());
        }
        Expression most = new Expression.Literal(new Value.FixedValue(max, fraction));
        Expression unit = new Expression.Literal(new Value.FixedValue(BigInteger.ONE, fraction));
        Expression sum = new Expression.Arithmetic(Expression.ArithmeticOperator.ADD, mean, unit);
        Expression below = new Expression.Compare(Expression.Comparison.LESS, mean, most);
        return new Expression.Cast(new Expression.IfElse(below, sum, mean), type);
    }

    private static void assertFound(String error, Executor wrong) {
        long seed = Seed.of("PlantedErrorTest, " + error);
        Fuzz fuzz = new Fuzz(Executor::clear, wrong);
        Optional<Fuzz.Finding> finding = Optional.empty();
        while (finding.isEmpty() && fuzz.plans() < PLANS) {
            finding = fuzz.run(Plans.seed(seed, fuzz.plans()));
        }
        System.out.println(error + " was found after " + fuzz.plans() + " plans");
        assertThat(finding).as(error).isPresent();
        assertThat(finding.orElseThrow().difference().text()).doesNotContain("broken:");
        assertThat(Difference.of(finding.orElseThrow().smallest(), Executor::clear, Executor::clear))
                .as("without the error there is no difference")
                .isEmpty();
    }

    /// An executor that runs every plan with each of its operators rewritten, and refuses what is wrong as it stands.
    private static Executor rewriting(BiFunction<Plan, Tables, Plan> operator) {
        return given -> Outcome.of(() -> {
            Relation relation = given.relation();
            Frame result = ClearExecutor.run(
                    rewritten(given.bound().plan(), given.relations(), operator), given.clearTables());
            assertThat(result.schema()).isEqualTo(relation.schema());
            return result;
        });
    }

    private static Plan rewritten(Plan plan, Tables tables, BiFunction<Plan, Tables, Plan> operator) {
        List<Plan> inputs = PlanSize.inputs(plan).stream()
                .map(input -> rewritten(input, tables, operator))
                .toList();
        return operator.apply(ShorterPlans.over(plan, inputs), tables);
    }

    /// The plan with columns nullable where those of `like` are: the same type for wrong rows.
    private static Plan nullable(Plan plan, Plan like, Tables tables) {
        Schema schema = Relations.of(like, tables).schema();
        List<Plan.Assignment> casts = new ArrayList<>();
        for (Column column : schema.columns()) {
            casts.add(new Plan.Assignment(
                    column, new Expression.Cast(new Expression.ColumnRef(column), schema.type(column))));
        }
        return new Plan.Assign(plan, casts);
    }
}
