package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Numbers at the edge of the words that hold them: constants wider than the word, and bounds near 62 bits.
class BeyondTheWordTest {
    private static final StepRef T = new StepRef(1);

    private static final Frame TABLE = Example.frame(
            List.of(
                    "narrow: int[min=0,max=3]",
                    "wide: int[min=-288230376151711744,max=288230376151711744]",
                    "bit: int[min=0,max=1]"),
            List.of(row(0, -5, 0)));

    @Test
    void aConstantBeyondTheWordOfAWidenedColumnEqualsNoCell() {
        Expression widened = new Expression.Cast(col("narrow"), TypeText.type("int[min=0,max=255]"));
        assertThat(value(compare(widened, Comparison.EQUAL, literal(4)))).isEqualTo("false");
        assertThat(value(compare(widened, Comparison.NOT_EQUAL, literal(4)))).isEqualTo("true");
        assertThat(value(compare(widened, Comparison.EQUAL, literal(0)))).isEqualTo("true");
        Expression filled = new Expression.FillNull(col("narrow"), Value.of(100));
        assertThat(value(compare(filled, Comparison.EQUAL, literal(100)))).isEqualTo("false");
    }

    @Test
    void sumsNearTheLargestBoundsKeepTheirSign() {
        Expression negated = arithmetic(ArithmeticOperator.SUBTRACT, literal(0), col("wide"));
        Expression plus = arithmetic(ArithmeticOperator.ADD, negated, col("bit"));
        Expression back = arithmetic(ArithmeticOperator.SUBTRACT, literal(0), plus);
        Expression four = arithmetic(ArithmeticOperator.MULTIPLY, back, literal(4));
        Expression two = arithmetic(ArithmeticOperator.MULTIPLY, back, literal(2));
        Expression seven = arithmetic(ArithmeticOperator.ADD, arithmetic(ArithmeticOperator.ADD, four, two), back);
        assertThat(value(seven)).isEqualTo("-35");
        assertThat(value(compare(seven, Comparison.LESS, literal(1)))).isEqualTo("true");
        assertThat(value(compare(seven, Comparison.GREATER, four))).isEqualTo("false");
    }

    private static String value(Expression expression) {
        Plan assigned =
                new Plan.Assign(new Plan.Scan(T), List.of(new Plan.Assignment(Column.of("result"), expression)));
        Plan result = new Plan.Select(assigned, List.of(Column.of("result")));
        return Example.rows(Trio.reveal(result, Map.of(T, TABLE))).getFirst();
    }

    private static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    private static Expression literal(long value) {
        return new Expression.Literal(Value.of(value));
    }

    private static Expression arithmetic(ArithmeticOperator operator, Expression left, Expression right) {
        return new Expression.Arithmetic(operator, left, right);
    }

    private static Expression compare(Expression left, Comparison comparison, Expression right) {
        return new Expression.Compare(comparison, left, right);
    }
}
