package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Tables;
import dev.trefoil.plan.Type;
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
                    Plan.Aggregate _,
                    Plan.Sort _,
                    Plan.Limit _,
                    Plan.Concat _ -> plan;
        }));
    }

    /// A left join that forgets the left rows without a match.
    @Test
    void aLeftJoinThatForgetsRowsIsFound() {
        assertFound(
                "a left join that forgets rows",
                rewriting((plan, tables) -> plan instanceof Plan.Join join && join.kind() == Plan.JoinKind.LEFT
                        ? nullable(
                                new Plan.Join(join.left(), join.right(), join.keys(), Plan.JoinKind.INNER),
                                plan,
                                tables)
                        : plan));
    }

    /// A mean that is one unit too high wherever it is not null: rounded up instead of down.
    @Test
    void aMeanThatIsRoundedUpIsFound() {
        assertFound("a mean that is rounded up", given -> switch (Executor.clear(given)) {
            case Outcome.Rows(Frame frame) -> new Outcome.Rows(roundedUp(given.plan(), frame));
            case Outcome.Ended ended -> ended;
            case Outcome.Wrong wrong -> wrong;
            case Outcome.Broken broken -> broken;
        });
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
        assertThat(Difference.of(finding.orElseThrow().smallest(), Executor::clear, Executor::clear))
                .as("without the error there is no difference")
                .isEmpty();
    }

    /// An executor that runs every plan with each of its operators rewritten.
    private static Executor rewriting(BiFunction<Plan, Tables, Plan> operator) {
        return given -> Executor.clear(new Case(given.tables(), rewritten(given.plan(), given.relations(), operator)));
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

    /// The frame with the means that the plan's last operator computes one unit higher.
    private static Frame roundedUp(Plan plan, Frame frame) {
        if (!(plan instanceof Plan.Aggregate(var _, var by, var measures))) {
            return frame;
        }
        Frame.Builder builder = Frame.builder(frame.schema(), frame.rows());
        for (int column = 0; column < frame.schema().size(); column++) {
            boolean mean = column >= by.size()
                    && measures.get(column - by.size()) instanceof Measure.OfColumn(Measure.Kind kind, var _, var _)
                    && kind == Measure.Kind.MEAN;
            Type type = frame.schema().fields().get(column).type();
            for (int row = 0; row < frame.rows(); row++) {
                boolean higher = mean && !frame.isNull(column, row) && frame.number(column, row) < most(type);
                if (higher) {
                    builder.number(column, row, frame.number(column, row) + 1);
                } else {
                    builder.set(column, row, frame.value(column, row));
                }
            }
        }
        return builder.build();
    }

    private static long most(Type type) {
        BigInteger most = type instanceof Type.FixedType(var _, var _, BigInteger max, var _) ? max : BigInteger.ZERO;
        return ExpressionTypes.isNumber(type) ? most.longValueExact() : 0;
    }
}
