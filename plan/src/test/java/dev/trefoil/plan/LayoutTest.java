package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
    private static final long LOWEST = -(1L << 61);
    private static final long HIGHEST = (1L << 61) - 1;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int[min=7,max=7] | 1",
                "uint8? | 8",
                "int[min=-1,max=255] | 9",
                "int62 | 62",
                "int63 | 63",
                "int64 | 64",
                "int65 | 65",
                "int95 | 95",
                "int96 | 96",
                "uint96 | 96",
                "fp96[precision=48] | 96",
                "bool | 1",
                "varchar[3] | 24",
                "date | 17",
                "timestamp | 34",
                "fp[precision=4,min=0,max=15.9375] | 8"
            })
    void theWidthFollowsFromTheType(String type, int width) {
        assertThat(Layout.width(TypeText.type(type))).isEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int63?", "int64", "int65?", "int95", "int96?", "uint96", "fp96[precision=48]", "uint64?"})
    void wideNumbersPassThroughTheirPlanes(String text) {
        Type type = TypeText.type(text);
        BigInteger least = Layout.offset(type);
        BigInteger most = least.add(Layout.largestCode(type));
        List<BigInteger> numbers = List.of(
                least,
                most,
                BigInteger.ZERO,
                most.shiftRight(1),
                least.shiftRight(1),
                BigInteger.valueOf(5),
                most.shiftRight(32));
        Frame.Builder filling = Frame.builder(Schema.of(Field.of("n", type)), numbers.size());
        for (int row = 0; row < numbers.size(); row++) {
            filling.number(0, row, numbers.get(row));
        }
        Frame frame = filling.build();
        Frame.Builder builder = Frame.builder(frame.schema(), frame.rows());
        Layout.read(builder, 0, type, frame.rows(), Layout.planes(frame, 0), Layout.presence(frame, 0));
        Frame read = builder.build();
        for (int row = 0; row < numbers.size(); row++) {
            assertThat(frame.bigNumber(0, row)).isEqualTo(numbers.get(row));
            assertThat(read.value(0, row)).isEqualTo(frame.value(0, row));
        }
        assertThatThrownBy(() -> builder.number(0, 0, most.add(BigInteger.ONE))).hasMessageContaining("is outside");
        assertThatThrownBy(() -> builder.number(0, 0, least.subtract(BigInteger.ONE)))
                .hasMessageContaining("is outside");
        assertThatThrownBy(() -> frame.number(0, 0)).hasMessageContaining("holds no numbers of one long");
    }

    @Test
    void theFirstAndLastDayFit() {
        Frame frame = Frame.builder(Schema.of(Field.of("d", Type.date())), 2)
                .set(0, 0, Value.of(LocalDate.of(1900, 1, 1)))
                .set(0, 1, Value.of(LocalDate.of(2199, 12, 31)))
                .build();
        assertThat(frame.number(0, 0)).isZero();
        assertThat(frame.number(0, 1)).isEqualTo(Type.DateType.LAST_DAY);
        assertThatThrownBy(() -> Value.of(LocalDate.of(2200, 1, 1))).isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> Value.of(LocalDate.of(1899, 12, 31))).isInstanceOf(PlanException.class);
    }

    @Test
    void theFirstAndLastSecondFit() {
        LocalDateTime last = LocalDateTime.of(2199, 12, 31, 23, 59, 59);
        Frame frame = Frame.builder(Schema.of(Field.of("t", Type.timestamp())), 2)
                .set(0, 0, Value.of(LocalDateTime.of(1900, 1, 1, 0, 0, 0)))
                .set(0, 1, Value.of(last))
                .build();
        assertThat(frame.number(0, 0)).isZero();
        assertThat(frame.number(0, 1)).isEqualTo(Type.TimestampType.LAST_SECOND);
        assertThat(frame.value(0, 1)).hasToString("2199-12-31 23:59:59");
        assertThatThrownBy(() -> Value.of(last.plusSeconds(1))).hasMessageContaining("2199-12-31 23:59:59 (UTC)");
        assertThatThrownBy(() -> Value.of(last.plusNanos(5))).hasMessageContaining("truncatedTo");
    }

    @Test
    void cellsSurviveTheWayThroughPlanes() {
        int rows = 130;
        Frame frame = everything(rows);
        Frame.Builder builder = Frame.builder(frame.schema(), rows);
        for (int column = 0; column < frame.schema().size(); column++) {
            Type type = frame.schema().fields().get(column).type();
            Layout.read(builder, column, type, rows, Layout.planes(frame, column), Layout.presence(frame, column));
        }
        Frame back = builder.build();
        for (int row = 0; row < rows; row++) {
            assertThat(back.row(row)).isEqualTo(frame.row(row));
        }
    }

    @Test
    void nullsAndBitsBeyondTheLastRowAreZero() {
        Frame frame = everything(70);
        for (int column = 0; column < frame.schema().size(); column++) {
            long[] presence = Layout.presence(frame, column);
            assertThat(presence[1] >>> 6).isZero();
            for (long[] plane : Layout.planes(frame, column)) {
                for (int word = 0; word < plane.length; word++) {
                    assertThat(plane[word] & ~presence[word]).isZero();
                }
            }
        }
    }

    @Test
    void theOrderOfCodesIsTheOrderOfValues() {
        Type type = Type.text(4);
        List<String> ordered = List.of("", "A", "AB", "B", "a", "é", "\uFFFD", "\uD83D\uDE00");
        Frame.Builder builder = Frame.builder(Schema.of(Field.of("t", type)), ordered.size());
        for (int row = 0; row < ordered.size(); row++) {
            builder.text(0, row, ordered.get(row));
        }
        long[][] planes = Layout.planes(builder.build(), 0);
        long[] codes = new long[ordered.size()];
        for (int bit = 0; bit < planes.length; bit++) {
            for (int row = 0; row < codes.length; row++) {
                codes[row] |= (planes[bit][0] >>> row & 1) << bit;
            }
        }
        assertThat(codes).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aCodeOutsideTheTypeIsRefused() {
        Type type = Type.int_(0, 4);
        Frame.Builder builder = Frame.builder(Schema.of(Field.of("a", type)), 1);
        assertThatThrownBy(() -> Layout.read(builder, 0, type, 1, new long[][] {{1}, {0}, {1}}, new long[1]))
                .isInstanceOf(PlanException.class)
                .hasMessage("row 1, column 'a': 5 is outside int[min=0,max=4]");
    }

    private static Frame everything(int rows) {
        Schema schema = Schema.of(
                Field.of("one", Type.int_(7, 7)),
                Field.of("wide", Type.int_(LOWEST, HIGHEST).withNullable(true)),
                Field.of("x", Type.fixed(5, -33, 99).withNullable(true)),
                Field.of("p", Type.bool().withNullable(true)),
                Field.of("t", Type.text(5).withNullable(true)),
                Field.of("d", Type.date()));
        Frame.Builder builder = Frame.builder(schema, rows);
        for (int row = 0; row < rows; row++) {
            builder.number(0, row, 7).number(5, row, row * 800L);
            if (row % 3 != 0) {
                builder.number(1, row, row % 2 == 0 ? LOWEST + row : HIGHEST - row);
                builder.number(2, row, row % 133 - 33);
                builder.number(3, row, row % 2);
                builder.text(4, row, "é~a".substring(0, row % 4 == 3 ? 0 : row % 4 + 1));
            }
        }
        return builder.build();
    }
}
