package dev.trefoil.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// One column of a frame as Java values, for going on with a result in a program.
///
/// Where a form has no place for nulls, a column that holds one is refused with its row; rows count from 0.
public final class FrameColumn {
    private final Frame frame;
    private final int index;

    FrameColumn(Frame frame, int index) {
        this.frame = frame;
        this.index = index;
    }

    public Column name() {
        return frame.schema().fields().get(index).column();
    }

    public Type type() {
        return frame.schema().fields().get(index).type();
    }

    public int rows() {
        return frame.rows();
    }

    public boolean isNull(int row) {
        return frame.isNull(index, row);
    }

    /// Each cell as it is, nulls as [Value.NullValue].
    public List<Value> values() {
        List<Value> values = new ArrayList<>(rows());
        for (int row = 0; row < rows(); row++) {
            values.add(frame.value(index, row));
        }
        return values;
    }

    /// Whole numbers that fit 64 bits; for other columns see [#integers] and [#decimals].
    public long[] longs() {
        if (!(type() instanceof Type.IntType) || type().wide()) {
            throw wrong("whole numbers of at most 62 bits", "integers() or decimals()");
        }
        requireNoNulls();
        long[] numbers = new long[rows()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = frame.number(index, row);
        }
        return numbers;
    }

    /// Numbers as doubles, rounded to the nearest where 53 bits do not hold them; nulls are NaN.
    public double[] doubles() {
        double[] numbers = new double[rows()];
        List<@Nullable BigDecimal> exact = decimals();
        for (int row = 0; row < numbers.length; row++) {
            BigDecimal number = exact.get(row);
            numbers[row] = number == null ? Double.NaN : number.doubleValue();
        }
        return numbers;
    }

    /// Whole numbers of any width; null where the cell is.
    public List<@Nullable BigInteger> integers() {
        if (!(type() instanceof Type.IntType)) {
            throw wrong("whole numbers", "decimals()");
        }
        return cells(row -> frame.bigNumber(index, row));
    }

    /// Numbers exactly; null where the cell is.
    public List<@Nullable BigDecimal> decimals() {
        return switch (type()) {
            case Type.IntType _ -> cells(row -> new BigDecimal(frame.bigNumber(index, row)));
            case Type.FixedType(int fraction, var _, var _, var _) ->
                cells(row -> new Value.FixedValue(frame.bigNumber(index, row), fraction).decimal());
            case Type.BoolType _, Type.TextType _, Type.DateType _, Type.TimestampType _ ->
                throw wrong("numbers", "values()");
        };
    }

    /// Texts; null where the cell is.
    public List<@Nullable String> texts() {
        if (!(type() instanceof Type.TextType)) {
            throw wrong("texts", "values()");
        }
        return cells(row -> frame.text(index, row));
    }

    /// Bools; null where the cell is.
    public List<@Nullable Boolean> bools() {
        if (!(type() instanceof Type.BoolType)) {
            throw wrong("bools", "values()");
        }
        return cells(row -> frame.number(index, row) != 0);
    }

    /// Name, type and rows; never values.
    @Override
    public String toString() {
        return name() + ": " + type().text() + ", " + rows() + " rows";
    }

    private <T> List<@Nullable T> cells(IntFunction<T> cell) {
        List<@Nullable T> cells = new ArrayList<>(rows());
        for (int row = 0; row < rows(); row++) {
            cells.add(isNull(row) ? null : cell.apply(row));
        }
        return cells;
    }

    private void requireNoNulls() {
        for (int row = 0; row < rows(); row++) {
            if (isNull(row)) {
                throw new PlanException("column '" + name() + "' is null in row " + row
                        + ": use integers(), or fill nulls before the result is revealed");
            }
        }
    }

    private PlanException wrong(String wanted, String instead) {
        return new PlanException(
                "column '" + name() + "' is " + type().text() + ", not " + wanted + ": use " + instead);
    }
}
