package dev.trefoil.client;

import static dev.trefoil.client.Trefoil.bins;
import static dev.trefoil.client.Trefoil.coalesce;
import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.greatest;
import static dev.trefoil.client.Trefoil.least;
import static dev.trefoil.client.Trefoil.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.PlanException;
import org.junit.jupiter.api.Test;

/// The words for numbers, as the expressions that they stand for.
class NumberWordsTest {
    private final ColumnExpression x = col("x");

    @Test
    void functionsAndQuotientsReadAsTheyAreWritten() {
        assertThat(x.dividedBy(2).floorDiv(col("y")).mod(3)).hasToString("((x / 2) // y) % 3");
        assertThat(x.negate().abs().round()).hasToString("round(abs(0 - x))");
        assertThat(x.sqrt().floor().plus(x.ceil()).times(x.sign())).hasToString("(floor(sqrt(x)) + ceil(x)) * sign(x)");
        assertThat(x.exp().plus(1).log()).hasToString("log(exp(x) + 1)");
        assertThat(least(x, 3, col("y"))).hasToString("least(least(x, 3), y)");
        assertThat(greatest(x, 3)).hasToString("greatest(x, 3)");
        assertThat(coalesce(x, col("y"), 0)).hasToString("coalesce(coalesce(x, y), 0)");
    }

    @Test
    void aPowerIsMadeOfProducts() {
        assertThat(x.pow(1)).hasToString("x");
        assertThat(x.pow(5)).hasToString("((x * x) * (x * x)) * x");
        assertThatThrownBy(() -> x.pow(0)).isInstanceOf(PlanException.class).hasMessageContaining("1..64");
    }

    @Test
    void aCaseTakesTheFirstConditionThatIsTrue() {
        assertThat(when(x.lt(18)).then("child").when(x.lt(65)).then("adult").otherwise("old"))
                .hasToString("if (x < 18) then \"child\" else (if (x < 65) then \"adult\" else \"old\")");
    }

    @Test
    void binsHoldTheirUpperBreakUnlessSaid() {
        assertThat(x.cut(bins(0, 10).labels("in")))
                .hasToString("if (x <= 10) then (if (x <= 0) then (null as varchar[2]?) else \"in\") else (null as"
                        + " varchar[2]?)");
        assertThat(x.cut(bins(0, 10).closedOnTheLeft()).toString())
                .contains("x < 10")
                .contains("x < 0");
        assertThatThrownBy(() -> bins(0, 10, 10)).hasMessageContaining("rising order");
        assertThatThrownBy(() -> bins(0, 10).labels("a", "b")).hasMessageContaining("2 breaks make 1 bins");
        assertThatThrownBy(() -> bins("a", "b")).hasMessageContaining("no number");
    }
}
