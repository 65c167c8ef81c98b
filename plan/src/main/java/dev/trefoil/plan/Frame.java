package dev.trefoil.plan;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table in the clear: a schema and its columns as primitive arrays. Dummy data, an upload before it is shared, or a
/// result that was revealed.
///
/// Every cell lies within its column's type; a column that is not nullable has no nulls. Immutable.
public final class Frame {
    private static final byte[] NOTHING = {};

    private final Schema schema;
    private final int rows;
    private final List<Cells> columns;

    /// The cells of one column. Nulls hold 0 or the empty text.
    sealed interface Cells {
        /// Which cells are null.
        NullCells nulls();

        /// Integers as they are, fixed point in units of 2^-fraction, bools as 0 and 1, dates as days and timestamps as
        /// seconds since 1900-01-01; of a type that is not wide.
        final class Numbers implements Cells {
            private final long[] values;
            private final NullCells nulls;
            private final long least;
            private final long most;

            private Numbers(Type type, int rows, NullCells nulls) {
                this.values = new long[rows];
                this.nulls = nulls;
                this.least = Layout.offset(type).longValueExact();
                this.most = least + Layout.largestCode(type).longValueExact();
            }

            @Override
            public NullCells nulls() {
                return nulls;
            }

            /// Sets a number that is not null; false, and nothing is set, if it lies outside the type.
            boolean put(int row, long value) {
                if (value < least || value > most) {
                    return false;
                }
                values[row] = value;
                nulls.clear(row);
                return true;
            }

            /// The numbers of `count` rows less `offset`.
            void subtract(long offset, int row, int count, long[] into) {
                for (int i = 0; i < count; i++) {
                    into[i] = values[row + i] - offset;
                }
            }

            private boolean holds(int row) {
                return values[row] >= least && values[row] <= most;
            }
        }

        /// Numbers of a wide type: two longs each, the low one without sign.
        final class WideNumbers implements Cells {
            private final long[] high;
            private final long[] low;
            private final NullCells nulls;

            private WideNumbers(int rows, NullCells nulls) {
                this.high = new long[rows];
                this.low = new long[rows];
                this.nulls = nulls;
            }

            @Override
            public NullCells nulls() {
                return nulls;
            }

            private BigInteger get(int row) {
                return Layout.number(high[row], low[row]);
            }

            private void set(int row, BigInteger value) {
                high[row] = value.shiftRight(Long.SIZE).longValue();
                low[row] = value.longValue();
            }

            /// Bits 0 to 63, or 64 and up, of the numbers of `count` rows less an offset.
            void subtract(long offsetHigh, long offsetLow, int row, int count, int lowest, long[] into) {
                for (int i = 0; i < count; i++) {
                    long borrow = Long.compareUnsigned(low[row + i], offsetLow) < 0 ? 1 : 0;
                    into[i] = lowest == 0 ? low[row + i] - offsetLow : high[row + i] - offsetHigh - borrow;
                }
            }
        }

        record Texts(TextCells texts, NullCells nulls) implements Cells {}
    }

    private Frame(Schema schema, int rows, List<Cells> columns) {
        this.schema = schema;
        this.rows = rows;
        this.columns = List.copyOf(columns);
    }

    public static Builder builder(Schema schema, int rows) {
        return new Builder(schema, rows);
    }

    public Schema schema() {
        return schema;
    }

    public int rows() {
        return rows;
    }

    /// A column as Java values; throws [PlanException], with the nearest name, for one that is not there.
    public FrameColumn column(String name) {
        return new FrameColumn(this, schema.index(Column.of(name)));
    }

    public boolean isNull(int column, int row) {
        return columns.get(column).nulls().get(row);
    }

    /// The number in a cell of a column that is not wide, coded as [Cells.Numbers] says; 0 for a null.
    public long number(int column, int row) {
        return numbers(column).values[row];
    }

    /// The number in a cell, wide or not, coded as [Cells.Numbers] says; 0 for a null.
    public BigInteger bigNumber(int column, int row) {
        return columns.get(column) instanceof Cells.WideNumbers wide
                ? wide.get(row)
                : BigInteger.valueOf(number(column, row));
    }

    /// A copy of a whole column of numbers that is not wide.
    public long[] numbersOf(int column) {
        return numbers(column).values.clone();
    }

    /// The text in a cell; empty for a null.
    public String text(int column, int row) {
        if (columns.get(column) instanceof Cells.Texts texts) {
            return texts.texts().text(row);
        }
        throw new IllegalArgumentException("column " + schema.fields().get(column) + " holds no text");
    }

    /// Writes the UTF-8 bytes of the text in a cell at byte `at` of `into`; how many they are.
    public int text(int column, int row, byte[] into, int at) {
        if (columns.get(column) instanceof Cells.Texts texts) {
            return texts.texts().get(row, into, at);
        }
        throw new IllegalArgumentException("column " + schema.fields().get(column) + " holds no text");
    }

    /// A cell as a value.
    public Value value(int column, int row) {
        Type type = schema.fields().get(column).type();
        if (isNull(column, row)) {
            return new Value.NullValue(type);
        }
        return switch (type) {
            case Type.IntType _ -> new Value.IntValue(bigNumber(column, row));
            case Type.FixedType(int fraction, var _, var _, var _) ->
                new Value.FixedValue(bigNumber(column, row), fraction);
            case Type.BoolType _ -> Value.of(number(column, row) != 0);
            case Type.TextType _ -> Value.of(text(column, row));
            case Type.DateType _ -> Value.of(LocalDate.ofEpochDay(number(column, row) + Type.DateType.FIRST_EPOCH_DAY));
            case Type.TimestampType _ -> Value.TimestampValue.ofSecond(number(column, row));
        };
    }

    public Value value(Column column, int row) {
        return value(schema.index(column), row);
    }

    /// One row as values.
    public List<Value> row(int row) {
        List<Value> cells = new ArrayList<>(schema.size());
        for (int column = 0; column < schema.size(); column++) {
            cells.add(value(column, row));
        }
        return cells;
    }

    Cells cells(int column) {
        return columns.get(column);
    }

    private Cells.Numbers numbers(int column) {
        if (columns.get(column) instanceof Cells.Numbers numbers) {
            return numbers;
        }
        throw new IllegalArgumentException("column " + schema.fields().get(column) + " holds no numbers of one long");
    }

    /// The first 20 rows as a text table.
    @Override
    public String toString() {
        return FrameText.of(this, 20);
    }

    /// Fills a frame cell by cell; cells that are not set are null, or 0 where the column is not nullable.
    public static final class Builder {
        private final Schema schema;
        private final int rows;
        private final List<Cells> columns = new ArrayList<>();

        private Builder(Schema schema, int rows) {
            this.schema = schema;
            this.rows = rows;
            for (Field field : schema.fields()) {
                NullCells nulls = NullCells.of(rows, field.type().nullable());
                if (field.type() instanceof Type.TextType(int maxBytes, var _)) {
                    columns.add(new Cells.Texts(new TextCells(rows, maxBytes), nulls));
                } else if (field.type().wide()) {
                    columns.add(new Cells.WideNumbers(rows, nulls));
                } else {
                    columns.add(new Cells.Numbers(field.type(), rows, nulls));
                }
            }
        }

        Schema schema() {
            return schema;
        }

        int rows() {
            return rows;
        }

        Cells cells(int column) {
            return columns.get(column);
        }

        /// Sets a number, coded as [Cells.Numbers] says; throws if it lies outside the column's type.
        public Builder number(int column, int row, long value) {
            return columns.get(column) instanceof Cells.Numbers numbers && numbers.put(row, value)
                    ? this
                    : number(column, row, BigInteger.valueOf(value));
        }

        /// Sets a number, coded as [Cells.Numbers] says; throws if it lies outside the column's type.
        public Builder number(int column, int row, BigInteger value) {
            Field field = schema.fields().get(column);
            if (field.type() instanceof Type.TextType) {
                throw new PlanException(place(field, row) + ": a number in a column of text");
            }
            if (!Layout.holds(field.type(), value)) {
                throw new PlanException(place(field, row) + ": " + shown(field.type(), value) + " is outside "
                        + field.type().text());
            }
            switch (columns.get(column)) {
                case Cells.Numbers numbers -> {
                    numbers.values[row] = value.longValueExact();
                    numbers.nulls.clear(row);
                }
                case Cells.WideNumbers numbers -> {
                    numbers.set(row, value);
                    numbers.nulls.clear(row);
                }
                case Cells.Texts _ ->
                    throw new IllegalStateException(
                            "texts under " + field.type().text());
            }
            return this;
        }

        /// Sets a text; throws if it is too long or holds U+0000.
        public Builder text(int column, int row, String value) {
            Field field = schema.fields().get(column);
            if (columns.get(column) instanceof Cells.Texts texts
                    && field.type() instanceof Type.TextType(int maxBytes, var _)) {
                byte[] bytes = TextBytes.bytes(value);
                if (bytes.length > maxBytes) {
                    throw new PlanException(place(field, row) + ": a text of " + bytes.length + " bytes is longer than "
                            + field.type().text());
                }
                texts.texts().set(row, bytes, 0, bytes.length);
                texts.nulls().clear(row);
                return this;
            }
            throw new PlanException(place(field, row) + ": a text in a column of "
                    + field.type().kind());
        }

        /// Sets a text from its UTF-8 bytes; false, and nothing is set, if they are no text, or too long.
        public boolean text(int column, int row, byte[] from, int at, int length) {
            if (!(columns.get(column) instanceof Cells.Texts texts)
                    || length > texts.texts().width()
                    || !TextBytes.isText(from, at, at + length)) {
                return false;
            }
            texts.texts().set(row, from, at, length);
            texts.nulls().clear(row);
            return true;
        }

        public Builder set(int column, int row, @Nullable Value value) {
            return switch (value) {
                case null -> setNull(column, row);
                case Value.NullValue _ -> setNull(column, row);
                case Value.IntValue(BigInteger number) -> number(column, row, exact(column, row, number, 0));
                case Value.FixedValue(BigInteger units, int fraction) ->
                    number(column, row, exact(column, row, units, fraction));
                case Value.BoolValue(boolean bool) -> number(column, row, bool ? 1 : 0);
                case Value.DateValue date -> number(column, row, date.day());
                case Value.TimestampValue timestamp -> number(column, row, timestamp.second());
                case Value.TextValue(String text) -> text(column, row, text);
            };
        }

        public Builder setNull(int column, int row) {
            Field field = schema.fields().get(column);
            if (!field.type().nullable()) {
                throw new PlanException(place(field, row) + ": a null in a column that is not nullable ("
                        + field.type().text() + "?)");
            }
            switch (columns.get(column)) {
                case Cells.Numbers numbers -> {
                    numbers.values[row] = 0;
                    numbers.nulls.set(row);
                }
                case Cells.WideNumbers numbers -> {
                    numbers.set(row, BigInteger.ZERO);
                    numbers.nulls.set(row);
                }
                case Cells.Texts texts -> {
                    texts.texts().set(row, NOTHING, 0, 0);
                    texts.nulls().set(row);
                }
            }
            return this;
        }

        /// The frame; the builder must not be used afterwards. Throws if a cell that may not be null was never set to
        /// a value of its type.
        public Frame build() {
            for (int column = 0; column < columns.size(); column++) {
                Field field = schema.fields().get(column);
                for (int row = 0; row < rows && !field.type().nullable(); row++) {
                    boolean held = switch (columns.get(column)) {
                        case Cells.Numbers numbers -> numbers.holds(row);
                        case Cells.WideNumbers numbers -> Layout.holds(field.type(), numbers.get(row));
                        case Cells.Texts _ -> true;
                    };
                    if (!held) {
                        throw new PlanException(place(field, row) + ": the cell was never set");
                    }
                }
            }
            return new Frame(schema, rows, columns);
        }

        /// `value / 2^fraction` in the code of the column's type; throws if that is not exact.
        private BigInteger exact(int column, int row, BigInteger value, int fraction) {
            Field field = schema.fields().get(column);
            int shift = ExpressionTypes.fraction(field.type()) - fraction;
            BigInteger shifted = value.shiftLeft(shift);
            if (!ExpressionTypes.isNumber(field.type())
                    || !shifted.shiftRight(shift).equals(value)) {
                throw new PlanException(place(field, row) + ": " + new Value.FixedValue(value, Math.max(fraction, 1))
                        + " does not fit " + field.type().text());
            }
            return shifted;
        }

        private static String shown(Type type, BigInteger value) {
            return type instanceof Type.FixedType(int fraction, var _, var _, var _)
                    ? new Value.FixedValue(value, fraction).toString()
                    : value.toString();
        }

        private static String place(Field field, int row) {
            return "row " + (row + 1) + ", column '" + field.column() + "'";
        }
    }
}
