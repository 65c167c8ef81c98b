package dev.trefoil.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.script.Example.Row;
import dev.trefoil.script.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExampleTest {
    private static final Script PLAIN = Samples.meanAge();
    private static final Example MEAN = new Example(1, 1, List.of(row("71.5")));
    private static final Script SCRIPT = with(List.of(MEAN));

    private static Script with(List<Example> examples) {
        return new Script(PLAIN.name(), PLAIN.description(), PLAIN.tables(), PLAIN.steps(), examples);
    }

    private static Row row(String cell) {
        return new Row(List.of(Optional.of(cell)));
    }

    @Test
    void isPartOfWhatIsSigned() {
        assertThat(ScriptJson.parse(SCRIPT.canonicalBytes())).isEqualTo(SCRIPT);
        assertThat(SCRIPT.example(1)).contains(MEAN);
        assertThat(SCRIPT.digest()).isNotEqualTo(PLAIN.digest());
        assertThat(with(List.of(new Example(1, 1, List.of(row("71.6"))))).digest())
                .isNotEqualTo(SCRIPT.digest());
    }

    @Test
    void keepsTheFirstRowsAndColumnsAndCutsLongTexts() {
        Schema schema = new Schema(IntStream.range(0, 30)
                .mapToObj(i -> Field.of("c" + i, Type.text(200).withNullable(true)))
                .toList());
        Frame.Builder frame = Frame.builder(schema, 9);
        for (int row = 0; row < 9; row++) {
            for (int column = 0; column < 30; column++) {
                frame.set(
                        column,
                        row,
                        column == 1 ? new Value.NullValue(Type.text(1)) : Value.of("\uD83D\uDE00".repeat(40)));
            }
        }
        Example example = Example.of(3, frame.build());
        assertThat(example.ofRows()).isEqualTo(9);
        assertThat(example.rows()).hasSize(5).allSatisfy(row -> {
            assertThat(row.cells()).hasSize(20);
            assertThat(row.cells().get(1)).isEmpty();
            assertThat(row.cells().getFirst()).contains("\uD83D\uDE00".repeat(28) + "...");
        });
    }

    @Test
    void whatDoesNotBelongToARevealIsRefused() {
        for (List<Example> examples : List.of(
                List.of(MEAN, MEAN),
                List.of(new Example(2, 1, List.of(row("1")))),
                List.of(new Example(0, 0, List.of())),
                List.of(new Example(1, 1, List.of(new Row(List.of())))),
                List.of(new Example(1, 1, List.of(new Row(List.of(Optional.of("1"), Optional.of("2")))))))) {
            assertThatThrownBy(() -> with(examples))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("example");
        }
        assertThatThrownBy(() -> new Example(1, 0, List.of(row("1")))).isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> row("x".repeat(61))).isInstanceOf(PlanException.class);
    }

    @Test
    void largerFilesAreRefusedWithTheirPlace() {
        String good = new String(SCRIPT.canonicalBytes(), StandardCharsets.UTF_8);
        for (String bad : List.of(
                good.replace("\"71.5\"", "\"" + "7".repeat(61) + "\""),
                good.replace("[\"71.5\"]", "[\"71.5\"" + ",\"1\"".repeat(20) + "]"),
                good.replace("[\"71.5\"]", "[\"71.5\"]" + ",[\"1\"]".repeat(5)),
                good.replace("\"71.5\"", "true"))) {
            assertThat(bad).isNotEqualTo(good);
            assertThatThrownBy(() -> ScriptJson.parse(bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("examples");
        }
        assertThatThrownBy(() -> ScriptJson.parse(
                        good.replace("\"examples\"", "\"sample\"").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonException.class);
    }
}
