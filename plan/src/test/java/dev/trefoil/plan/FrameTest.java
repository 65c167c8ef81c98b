package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("n", Type.int_(1, 9)),
            Field.of("x", Type.fixed(2, -8, 8).withNullable(true)),
            Field.of("t", Type.text(3).withNullable(true)));

    @Test
    void cellsThatWereNotSetAreNull() {
        Frame frame = Frame.builder(SCHEMA, 1).number(0, 0, 3).build();
        assertThat(frame.row(0).stream().map(Value::toString)).containsExactly("3", "null", "null");
        assertThat(frame.value(Column.of("n"), 0)).isEqualTo(Value.of(3));
    }

    @Test
    void aCellThatMayNotBeNullMustBeSet() {
        Frame.Builder builder = Frame.builder(SCHEMA, 2).number(0, 0, 3);
        assertThatThrownBy(builder::build).hasMessage("row 2, column 'n': the cell was never set");
        assertThatThrownBy(() -> builder.setNull(0, 1)).hasMessageContaining("a null in a column that is not nullable");
    }

    @Test
    void cellsAreKeptInTheirTypes() {
        Frame.Builder builder = Frame.builder(SCHEMA, 1);
        assertThatThrownBy(() -> builder.number(0, 0, 10))
                .hasMessage("row 1, column 'n': 10 is outside int[min=1,max=9]");
        assertThatThrownBy(() -> builder.text(2, 0, "éé")).hasMessageContaining("a text of 4 bytes is longer than");
        assertThatThrownBy(() -> builder.text(2, 0, "a\u0000")).hasMessageContaining("U+0000");
        assertThatThrownBy(() -> builder.text(2, 0, "\uD83D")).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> builder.text(0, 0, "x")).hasMessageContaining("a text in a column of int");
        assertThatThrownBy(() -> builder.number(2, 0, 0)).isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> builder.set(1, 0, Value.fixed(new BigDecimal("0.125"), 3)))
                .hasMessageContaining("does not fit fp[precision=2");
        assertThatThrownBy(() -> builder.set(1, 0, Value.of(3))).hasMessageContaining("is outside");
        builder.set(1, 0, Value.of(-2)).set(1, 0, Value.fixed(new BigDecimal("1.5"), 20));
        assertThat(builder.number(0, 0, 1).build().value(1, 0).toString()).isEqualTo("1.5");
    }

    @Test
    void aTableIsShownToPeople() {
        Frame frame = Frame.builder(SCHEMA, 2)
                .set(0, 0, Value.of(1))
                .set(2, 0, Value.of("\u202E"))
                .set(0, 1, Value.of(2))
                .set(1, 1, Value.fixed(new BigDecimal("-0.25"), 2))
                .build();
        assertThat(List.of(frame.toString().split("\n")))
                .containsExactly("n      x  t       ", "1   null  \\u{202e}", "2  -0.25  null    ", "(2 rows)");
    }
}
