package dev.trefoil.client.files;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A result as CSV: a line of names, then rows; nulls are empty, fixed point exact, texts quoted where needed.
public final class FrameCsv {
    private FrameCsv() {}

    public static String of(Frame frame) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            write(frame, text);
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory failed", e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /// Writes the CSV in UTF-8, row after row.
    public static void write(Frame frame, OutputStream out) throws IOException {
        CsvBytes csv = new CsvBytes(out);
        List<Field> fields = frame.schema().fields();
        for (int column = 0; column < fields.size(); column++) {
            csv.text(fields.get(column).column().name());
            csv.end(column + 1 == fields.size());
        }
        Type[] types = fields.stream().map(Field::type).toArray(Type[]::new);
        for (int row = 0; row < frame.rows(); row++) {
            for (int column = 0; column < types.length; column++) {
                if (!frame.isNull(column, row)) {
                    cell(csv, frame, types[column], column, row);
                }
                csv.end(column + 1 == types.length);
            }
        }
        csv.flush();
    }

    private static void cell(CsvBytes csv, Frame frame, Type type, int column, int row) {
        if (type.wide()) {
            csv.ascii(
                    switch (frame.value(column, row)) {
                        case Value.FixedValue fixed -> fixed.decimal().toPlainString();
                        case Value value -> value.toString();
                    });
            return;
        }
        switch (type) {
            case Type.TextType _ -> csv.text(frame, column, row);
            case Type.IntType _ -> csv.number(frame.number(column, row));
            case Type.FixedType(int fraction, var _, var _, var _) -> csv.units(frame.number(column, row), fraction);
            case Type.BoolType _ -> csv.ascii(frame.number(column, row) != 0 ? "true" : "false");
            case Type.DateType _ -> csv.day(frame.number(column, row));
            case Type.TimestampType _ -> csv.second(frame.number(column, row));
        }
    }
}
