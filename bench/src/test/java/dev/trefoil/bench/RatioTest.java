package dev.trefoil.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trefoil.bench.Ratio.Verdict;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void aRatioIsTheLaterMedianOverTheEarlier() {
        Ratio ratio = Ratio.of(new double[] {1, 2, 3}, new double[] {5, 3, 4});

        assertThat(ratio.before()).isEqualTo(2);
        assertThat(ratio.after()).isEqualTo(4);
        assertThat(ratio.value()).isEqualTo(2);
    }

    @Test
    void quietRunsStillNeedFivePerCent() {
        double[] second = {1, 1, 1, 1, 1};

        assertThat(Ratio.of(second, times(1.04, second)).verdict()).isEqualTo(Verdict.SAME);
        assertThat(Ratio.of(second, times(1.06, second)).verdict()).isEqualTo(Verdict.MORE);
        assertThat(Ratio.of(second, times(0.94, second)).verdict()).isEqualTo(Verdict.LESS);
    }

    @Test
    void restlessRunsNeedMore() {
        double[] restless = {0.7, 0.8, 1, 1.2, 1.3};
        Ratio ratio = Ratio.of(restless, times(1.3, restless));

        assertThat(ratio.bound()).isCloseTo(2 * Math.sqrt(2) * 1.4826 * 1.2533 * 0.2 / Math.sqrt(5), within(1e-9));
        assertThat(ratio.verdict()).isEqualTo(Verdict.SAME);
        assertThat(Ratio.of(restless, times(2, restless)).verdict()).isEqualTo(Verdict.MORE);
    }

    @Test
    void moreRunsMakeTheBoundSmaller() {
        double[] five = {0.7, 0.8, 1, 1.2, 1.3};
        double[] twenty =
                LongStream.range(0, 20).mapToDouble(i -> five[(int) (i % 5)]).toArray();

        assertThat(Ratio.of(twenty, twenty).bound())
                .isCloseTo(Ratio.of(five, five).bound() / 2, within(1e-9));
    }

    @Test
    void processorTimeOfShortRunsIsKnownToBeCountedCoarsely() {
        assertThat(Ratio.ofCpu(cpu(0.03), cpu(0.04)).verdict()).isEqualTo(Verdict.SAME);
        assertThat(Ratio.ofCpu(cpu(3), cpu(4.5)).verdict()).isEqualTo(Verdict.MORE);
        assertThat(Ratio.ofCpu(cpu(3), cpu(3)).bound()).isCloseTo(Ratio.FLOOR, within(0.001));
    }

    @Test
    void oneByteMoreIsMoreWhereRunsAreAlike() {
        assertThat(Ratio.counted(bytes(1000, 1000), bytes(1001, 1001), Run::bytes)
                        .verdict())
                .isEqualTo(Verdict.MORE);
        assertThat(Ratio.counted(bytes(1000, 1000), bytes(1000, 1000), Run::bytes)
                        .verdict())
                .isEqualTo(Verdict.SAME);
    }

    @Test
    void countsThatDifferFromRunToRunHaveABound() {
        assertThat(Ratio.counted(bytes(1000, 1002, 1004), bytes(1005, 1006, 1007), Run::bytes)
                        .verdict())
                .isEqualTo(Verdict.SAME);
    }

    @Test
    void nothingAgainstNothingIsTheSame() {
        assertThat(Ratio.counted(bytes(0, 0), bytes(0, 0), Run::bytes).value()).isEqualTo(1);
    }

    private static Figures bytes(long... bytes) {
        List<Run> runs =
                LongStream.of(bytes).mapToObj(count -> new Run(1, 1, count, 1)).toList();
        return new Figures(runs.getFirst(), runs, 0);
    }

    private static Figures cpu(double seconds) {
        Run run = new Run(1, seconds, 1, 1);
        return new Figures(run, List.of(run, run), 0);
    }

    private static double[] times(double factor, double... values) {
        return java.util.Arrays.stream(values).map(value -> value * factor).toArray();
    }
}
