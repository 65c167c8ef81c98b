package dev.trefoil.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trefoil.bench.LogPlot.Dot;
import dev.trefoil.bench.ScalingCurve.Failure;
import dev.trefoil.bench.ScalingCurve.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalingTest {
    private static final Point SMALL = point(1_000, 0.01, 100_000);
    private static final Point LARGE = point(10_000, 0.4, 200_000);

    @TempDir
    private Path directory;

    @Test
    void withoutOptionsFourWorksAreMeasuredFromAThousandToTenMillionRows() {
        ScalingOptions options = options();

        assertThat(options.works()).extracting(Work::name).containsExactlyElementsOf(ScalingOptions.NAMES);
        assertThat(options.sizes())
                .containsExactly(1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000);
    }

    @Test
    void worksAndSizesAreChosen() {
        ScalingOptions options = options("--only", "join,filter", "--from", "2000", "--to", "100000");

        assertThat(options.works())
                .extracting(Work::name)
                .containsExactly("lookup join + sum (rows a side)", "filter + mean");
        assertThat(options.sizes()).containsExactly(3_000, 10_000, 30_000, 100_000);
        assertThat(ScalingOptions.sizes(1, 999_999_999))
                .hasSize(18)
                .startsWith(1, 3)
                .endsWith(300_000_000);
    }

    @Test
    void whatCannotBeMeantIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> options("--only", "multiply")).hasMessageContaining("there are sort permutation");
        assertThatThrownBy(() -> options("--from", "40", "--to", "90")).hasMessageContaining("from 40 to 90");
        assertThatThrownBy(() -> options("--from", "1000", "--to", "10")).hasMessageContaining("from 1000 to 10");
        assertThatThrownBy(() -> options("--to", "1e6")).hasMessageContaining("--to needs a whole number");
        assertThatThrownBy(() -> options("--large")).hasMessageContaining("known are --scaling");
        assertThatThrownBy(() -> ScalingOptions.of(
                        List.of("--scaling", directory.resolve("none/s.svg").toString())))
                .hasMessageContaining("--scaling cannot write");
        assertThat(BenchOptions.help()).contains(ScalingOptions.OPTION, "--from", "--to");
    }

    @Test
    void aLineTellsWhatARowTakesAndWhereItBends() {
        assertThat(ScalingCurve.power(SMALL, LARGE)).isCloseTo(1.602, within(0.001));
        assertThat(ScalingCurve.further(SMALL, LARGE)).isCloseTo(102_400_000 / 9_000.0, within(0.001));
        assertThat(ScalingCurve.line("levitate", Optional.of(SMALL), LARGE).split("[ |]+"))
                .containsExactly(
                        "levitate",
                        "10000",
                        "0.4000",
                        "40.000",
                        "1.60",
                        "1.50",
                        "205",
                        "20480",
                        "11378",
                        "8.0",
                        "7",
                        "1");
        assertThat(ScalingCurve.line("levitate", Optional.empty(), SMALL)).contains(" 10.000      -     1.50 | ");
    }

    @Test
    void aSizeThatFailsIsNamedInThePicture() {
        ScalingCurve curve =
                new ScalingCurve("levitate", List.of(SMALL, LARGE), Optional.of(new Failure(100_000, "a < b")));

        assertThat(curve.seconds().dots()).containsExactly(new Dot(1_000, 0.01), new Dot(10_000, 0.4));
        assertThat(Scaling.svg(List.of(curve)))
                .contains("; levitate of 100,000: a &lt; b</text>")
                .contains("seconds of a run", "MB, most memory of a party");
    }

    @Test
    void memoryThatTheSystemDoesNotTellIsNotDrawn() {
        ScalingCurve curve = new ScalingCurve("levitate", List.of(point(10, 1, 0)), Optional.empty());

        assertThat(curve.seconds().dots()).hasSize(1);
        assertThat(curve.megabytes().dots()).isEmpty();
    }

    @Test
    void aWorkEndsWhereItsProcessesHaveNoMemory() throws Exception {
        List<String> lines = new ArrayList<>();

        ScalingCurve curve = ScalingCurve.take(
                Works.named("multiply 64 bit", 1), List.of(10, 1_000_000_000, 2_000_000_000), lines::add);

        assertThat(curve.points()).extracting(Point::rows).containsExactly(10);
        assertThat(curve.failure()).hasValue(new Failure(1_000_000_000, "the memory does not suffice"));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().split("[ |]+")).contains("8.0", "5");
        assertThat(lines.getLast()).endsWith("1000000000 | the memory does not suffice");
    }

    @Test
    void aWorkThatFailsOtherwiseLetsTheOthersBeMeasured() throws Exception {
        ScalingOptions options = new ScalingOptions(
                directory.resolve("s.svg"),
                List.of(
                        Work.of("levitate", 10, (party, _) -> _ -> party.checkpoint()),
                        Works.named("filter + mean", 10)),
                List.of(10));

        assertThat(Scaling.draw(options, _ -> {})).isFalse();
        assertThat(Files.readString(options.file()))
                .contains("; levitate of 10: party 0 of the benchmark failed")
                .contains("filter + mean: 10 rows");
    }

    @Test
    void thePictureIsWritten() throws Exception {
        List<String> lines = new ArrayList<>();
        ScalingOptions options = options("--only", "filter", "--from", "10", "--to", "10");

        assertThat(Scaling.draw(options, lines::add)).isTrue();

        assertThat(lines).hasSize(2);
        assertThat(Files.readString(options.file()))
                .contains("filter + mean: 10 rows")
                .endsWith("</svg>\n");
    }

    private ScalingOptions options(String... words) {
        List<String> all = new ArrayList<>(
                List.of(ScalingOptions.OPTION, directory.resolve("s.svg").toString()));
        all.addAll(List.of(words));
        return ScalingOptions.of(all);
    }

    private static Point point(int rows, double seconds, long kilobytes) {
        Run run = new Run(seconds, 1.5, 8L * rows, 7);
        return new Point(rows, new Figures(run, List.of(run), kilobytes));
    }
}
