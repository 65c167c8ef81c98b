package dev.trefoil.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// A frame as a text table for people; numbers to the right, nulls as `null`, texts escaped.
final class FrameText {
    private static final int WIDEST = 40;

    private FrameText() {}

    static String of(Frame frame, int most) {
        int shown = Math.min(frame.rows(), most);
        List<List<String>> lines = new ArrayList<>();
        lines.add(frame.schema().columns().stream()
                .map(column -> cut(Escaped.text(column.name())))
                .toList());
        for (int row = 0; row < shown; row++) {
            lines.add(frame.row(row).stream()
                    .map(FrameText::cell)
                    .map(FrameText::cut)
                    .toList());
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                int width = width(lines, column);
                boolean left = frame.schema().fields().get(column).type() instanceof Type.TextType;
                String blank = " ".repeat(width - line.get(column).length());
                text.append(column == 0 ? "" : "  ").append(left ? line.get(column) + blank : blank + line.get(column));
            }
            text.append('\n');
        }
        return text.append(summary(frame, shown)).toString();
    }

    private static String summary(Frame frame, int shown) {
        String rows = frame.rows() + (frame.rows() == 1 ? " row" : " rows");
        return shown < frame.rows() ? "... (" + rows + ", the first " + shown + " shown)" : "(" + rows + ")";
    }

    private static String cell(Value value) {
        return switch (value) {
            case Value.TextValue(String text) -> Escaped.text(text);
            case Value.FixedValue fixed -> {
                BigDecimal decimal = fixed.decimal();
                yield decimal.scale() > 6
                        ? decimal.setScale(6, RoundingMode.HALF_EVEN).toPlainString()
                        : decimal.toPlainString();
            }
            case Value.IntValue _, Value.BoolValue _, Value.DateValue _, Value.TimestampValue _, Value.NullValue _ ->
                value.toString();
        };
    }

    private static String cut(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
