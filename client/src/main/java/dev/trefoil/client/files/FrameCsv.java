package dev.trefoil.client.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// A result as CSV: a line of names, then rows; nulls are empty, fixed point exact, texts quoted where needed.
public final class FrameCsv {
    private FrameCsv() {}

    public static String of(Frame frame) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(
                    frame.schema().columns().stream().map(Column::name).toList());
            for (int row = 0; row < frame.rows(); row++) {
                writer.writeRecord(frame.row(row).stream().map(FrameCsv::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory failed", e);
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
