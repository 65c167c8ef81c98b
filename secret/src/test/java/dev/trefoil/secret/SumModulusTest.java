package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.protocol.ArithmeticToBits;
import dev.trefoil.mpc.protocol.BitsToArithmetic;
import dev.trefoil.mpc.protocol.LinkSpeed;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.StepRef;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sums pay for as many bits as their bounds have, not for 64.
class SumModulusTest {
    private static final StepRef T = new StepRef(1);
    private static final int ROWS = 150;
    private static final Column X = Column.of("x");
    private static final Column SUM = Column.of("sum");
    private static final Frame TABLE = Example.frame(
            List.of("x: uint4", "y: int[min=-9,max=7]"),
            IntStream.range(0, ROWS).mapToObj(i -> row(i % 10, i % 17 - 9)).toList());

    /// 150 words of 4 bits: 12 bits hold 150 times 15.
    @Test
    void aSumOfSmallWordsIsComputedModuloItsBound() {
        long conversions = BitsToArithmetic.bits(ROWS, 4, LinkSpeed.LAN.adder(ROWS), 12)
                + ArithmeticToBits.bits(1, 12, LinkSpeed.LAN.adder(1));
        assertThat(bits(sum(X))).isEqualTo(conversions);
        assertThat(Example.rows(Trio.reveal(sum(X), Map.of(T, TABLE)))).containsExactly("675");
    }

    @Test
    void aSumThatMayBeNegativeHasTheBitsOfItsType() {
        long total = IntStream.range(0, ROWS).map(i -> i % 17 - 9).sum();
        assertThat(Example.rows(Trio.reveal(sum(Column.of("y")), Map.of(T, TABLE))))
                .containsExactly("" + total);
    }

    /// The modulus is that of the greatest bound: counts and sums share the presence bits as numbers.
    @Test
    void countsHaveTheBitsOfTheRows() {
        Plan count =
                new Plan.Aggregate(new Plan.Scan(T), List.of(X), List.of(new Measure.CountRows(Column.of("rows"))));
        Plan sum = new Plan.Aggregate(
                new Plan.Scan(T), List.of(X), List.of(new Measure.OfColumn(Measure.Kind.SUM, X, SUM)));
        int moved = 4 * ROWS * (12 - Counts.differenceWidth(ROWS));
        assertThat(bits(sum) - bits(count)).isGreaterThan(2L * moved);
        assertThat(Example.rows(Trio.reveal(count, Map.of(T, TABLE)))).hasSize(10);
    }

    private static Plan sum(Column column) {
        return new Plan.Aggregate(
                new Plan.Scan(T), List.of(), List.of(new Measure.OfColumn(Measure.Kind.SUM, column, SUM)));
    }

    private static long bits(Plan plan) {
        List<TableSource> sources = Trio.sources(Map.of(T, TABLE));
        return InMemoryTrio.measure(party -> SecretExecutor.run(party, plan, sources.get(party.index())))
                .bits();
    }
}
