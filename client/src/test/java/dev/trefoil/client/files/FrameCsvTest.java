package dev.trefoil.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameCsvTest {
    @Test
    void textsAreQuotedNullsEmptyAndFixedPointExact() {
        Frame frame = Frame.builder(
                        Schema.of(
                                Field.of("a, b", Type.text(20).withNullable(true)),
                                Field.of("mean", Type.fixed(2, 0, 100)),
                                Field.of("yes", Type.bool())),
                        2)
                .text(0, 0, "say \"x\"")
                .number(1, 0, 5)
                .number(2, 0, 1)
                .setNull(0, 1)
                .number(1, 1, 8)
                .number(2, 1, 0)
                .build();

        assertThat(FrameCsv.of(frame)).isEqualTo("\"a, b\",mean,yes\n\"say \"\"x\"\"\",1.25,true\n,2,false\n");
    }

    @Test
    void everyCellIsWrittenAsItsValueIs() {
        long seed = Long.getLong("trefoil.seed", System.nanoTime());
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> texts =
                List.of("", "#", "#a", "a#", "a,b", "\"", "x\ny", "\r", "Zo\u00e9", " blank ", "'", "a\"\"b");
        for (String first : List.of(
                "text[9]?",
                "int62",
                "fp60[precision=48]?",
                "date",
                "timestamp?",
                "bool",
                "fp96[precision=48]",
                "int96?")) {
            Schema schema = Schema.of(
                    Field.of("#a", TypeText.type(first)),
                    Field.of("b", TypeText.type("text[9]")),
                    Field.of("\"c\"", TypeText.type("fp30[precision=20]?")));
            Frame.Builder frame = Frame.builder(schema, 3_000);
            for (int row = 0; row < 3_000; row++) {
                for (int column = 0; column < 3; column++) {
                    Type type = schema.fields().get(column).type();
                    if (type instanceof Type.TextType) {
                        frame.text(column, row, texts.get(random.nextInt(texts.size())));
                    } else {
                        BigInteger drawn = BigInteger.valueOf(random.nextLong())
                                .shiftLeft(40)
                                .add(BigInteger.valueOf(random.nextLong(1L << 40)));
                        BigInteger code = drawn.mod(Layout.largestCode(type).add(BigInteger.ONE));
                        frame.number(column, row, code.add(Layout.offset(type)));
                    }
                    if (type.nullable() && random.nextInt(4) == 0) {
                        frame.setNull(column, row);
                    }
                }
            }
            Frame built = frame.build();
            requireSame(FrameCsv.of(built), byValue(built));
        }
    }

    @Test
    void theFirstAndTheLastDayAndLeapDaysAreWritten() {
        Frame.Builder frame = Frame.builder(Schema.of(Field.of("d", Type.date())), 109_573);
        for (int day = 0; day < 109_573; day++) {
            frame.number(0, day, day);
        }
        Frame built = frame.build();
        requireSame(FrameCsv.of(built), byValue(built));
    }

    private static void requireSame(String written, String expected) {
        assertThat(written.split("\n", -1)).isEqualTo(expected.split("\n", -1));
    }

    /// The frame as a library for CSV writes its values.
    private static String byValue(Frame frame) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(
                    frame.schema().columns().stream().map(Column::name).toList());
            for (int row = 0; row < frame.rows(); row++) {
                writer.writeRecord(
                        frame.row(row).stream().map(FrameCsvTest::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String cell(Value value) {
        return switch (value) {
            case Value.NullValue _ -> "";
            case Value.TextValue(String text) -> text;
            case Value.FixedValue fixed -> fixed.decimal().toPlainString();
            case Value.IntValue _, Value.BoolValue _, Value.DateValue _, Value.TimestampValue _ -> value.toString();
        };
    }
}
