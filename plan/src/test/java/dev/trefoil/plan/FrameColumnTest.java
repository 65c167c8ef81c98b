package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameColumnTest {
    private static final Frame FRAME = Frame.builder(
                    new Schema(List.of(
                            new Field(Column.of("n"), Type.int_(0, 9)),
                            new Field(Column.of("m"), Type.int_(0, 9).withNullable(true)),
                            new Field(
                                    Column.of("big"), new Type.IntType(BigInteger.ZERO, BigInteger.TWO.pow(90), false)),
                            new Field(
                                    Column.of("price"), Type.fixed(2, -100, 100).withNullable(true)),
                            new Field(Column.of("name"), Type.text(4).withNullable(true)),
                            new Field(Column.of("ok"), Type.bool()))),
                    2)
            .number(0, 0, 3)
            .number(0, 1, 4)
            .number(1, 1, 5)
            .number(2, 0, BigInteger.TWO.pow(80))
            .number(3, 0, -5)
            .text(4, 0, "ann")
            .number(5, 1, 1)
            .build();

    @Test
    void columnsAreGivenAsJavaValues() {
        assertThat(FRAME.column("n").longs()).containsExactly(3, 4);
        assertThat(FRAME.column("m").integers()).containsExactly(null, BigInteger.valueOf(5));
        assertThat(FRAME.column("big").integers()).containsExactly(BigInteger.TWO.pow(80), BigInteger.ZERO);
        assertThat(FRAME.column("price").decimals()).containsExactly(new BigDecimal("-1.25"), null);
        assertThat(FRAME.column("price").doubles()).containsExactly(-1.25, Double.NaN);
        assertThat(FRAME.column("name").texts()).containsExactly("ann", null);
        assertThat(FRAME.column("ok").bools()).containsExactly(false, true);
        assertThat(FRAME.column("ok").values()).hasToString("[false, true]");
        assertThat(FRAME.column("name")).hasToString("name: varchar[4]?, 2 rows");
    }

    @Test
    void aFormThatDoesNotFitNamesTheOneThatDoes() {
        assertThatThrownBy(() -> FRAME.column("m").longs())
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("column 'm' is null in row 0");
        assertThatThrownBy(() -> FRAME.column("big").longs()).hasMessageContaining("use integers()");
        assertThatThrownBy(() -> FRAME.column("price").longs()).hasMessageContaining("decimals()");
        assertThatThrownBy(() -> FRAME.column("name").doubles()).hasMessageContaining("varchar[4]?, not numbers");
        assertThatThrownBy(() -> FRAME.column("n").texts()).hasMessageContaining("not texts");
        assertThatThrownBy(() -> FRAME.column("nam").texts()).hasMessageContaining("name");
    }
}
