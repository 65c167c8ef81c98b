package dev.trefoil.client;

import dev.trefoil.client.files.CellReader;
import dev.trefoil.client.files.ColumnEvidence;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A literal frame, written column by column. Immutable: each call gives a longer frame.
///
/// Without a type string a column gets the smallest usual type that holds its values, as from a CSV file.
public final class FrameBuilder {
    private record Literal(Column column, Optional<Type> type, List<Optional<Object>> values) {}

    private final List<Literal> literals;

    private FrameBuilder(List<Literal> literals) {
        this.literals = List.copyOf(literals);
    }

    static FrameBuilder empty() {
        return new FrameBuilder(List.of());
    }

    static FrameBuilder of(SequencedMap<String, ? extends List<?>> columns) {
        FrameBuilder frame = empty();
        for (Map.Entry<String, ? extends List<?>> column : columns.sequencedEntrySet()) {
            frame = frame.column(column.getKey(), column.getValue());
        }
        return frame;
    }

    public FrameBuilder ints(String name, long... values) {
        return column(name, Arrays.stream(values).boxed().toList());
    }

    public FrameBuilder decimals(String name, double... values) {
        return column(name, Arrays.stream(values).boxed().toList());
    }

    public FrameBuilder texts(String name, @Nullable String... values) {
        return column(name, Arrays.asList(values));
    }

    public FrameBuilder bools(String name, @Nullable Boolean... values) {
        return column(name, Arrays.asList(values));
    }

    public FrameBuilder dates(String name, @Nullable LocalDate... values) {
        return column(name, Arrays.asList(values));
    }

    /// A column of seconds in UTC.
    public FrameBuilder timestamps(String name, @Nullable LocalDateTime... values) {
        return column(name, Arrays.asList(values));
    }

    /// A column of Java values of one kind; null is a missing value.
    public FrameBuilder column(String name, List<? extends @Nullable Object> values) {
        return with(new Literal(Column.of(name), Optional.empty(), optional(values)));
    }

    /// A column of a declared type: `typed("Age", "uint8?", 31, null, 64)`.
    public FrameBuilder typed(String name, String type, @Nullable Object... values) {
        return with(new Literal(Column.of(name), Optional.of(TypeText.type(type)), optional(Arrays.asList(values))));
    }

    Frame build() {
        if (literals.isEmpty()) {
            throw new PlanException("a frame needs at least one column");
        }
        int rows = literals.getFirst().values().size();
        Schema schema = new Schema(
                literals.stream().map(l -> new Field(l.column(), type(l))).toList());
        Frame.Builder frame = Frame.builder(schema, rows);
        for (int column = 0; column < literals.size(); column++) {
            Literal literal = literals.get(column);
            if (literal.values().size() != rows) {
                throw new PlanException("column '" + literal.column() + "' has "
                        + literal.values().size() + " values, but '"
                        + literals.getFirst().column() + "' has " + rows);
            }
            CellReader reader = CellReader.iso(schema.fields().get(column).type());
            for (int row = 0; row < rows; row++) {
                set(frame, reader, column, row, literal);
            }
        }
        return frame.build();
    }

    private static void set(Frame.Builder frame, CellReader reader, int column, int row, Literal literal) {
        Optional<Object> value = literal.values().get(row);
        if (value.isEmpty()) {
            frame.setNull(column, row);
            return;
        }
        try {
            requireKind(reader.type(), value.get());
            reader.read(value.get().toString(), column, row, frame);
        } catch (PlanException e) {
            throw new PlanException("row " + (row + 1) + ", column '" + literal.column() + "': " + e.getMessage(), e);
        }
    }

    private static void requireKind(Type type, Object value) {
        boolean fits = switch (type) {
            case Type.IntType _, Type.FixedType _ -> value instanceof Number;
            case Type.BoolType _ -> value instanceof Boolean;
            case Type.TextType _ -> value instanceof String;
            case Type.DateType _ -> value instanceof LocalDate;
            case Type.TimestampType _ -> value instanceof LocalDateTime || value instanceof Instant;
        };
        if (!fits) {
            throw new PlanException("a " + value.getClass().getSimpleName() + " in a column of " + type.kind());
        }
    }

    private static Type type(Literal literal) {
        if (literal.type().isPresent()) {
            return literal.type().get();
        }
        ColumnEvidence evidence = new ColumnEvidence();
        for (Optional<Object> value : literal.values()) {
            switch (value.orElse(null)) {
                case null -> evidence.seeNull();
                case String text -> evidence.seeText(text);
                case Object other -> evidence.see(other.toString());
            }
        }
        return evidence.type();
    }

    private static List<Optional<Object>> optional(List<? extends @Nullable Object> values) {
        return values.stream().map(Optional::<Object>ofNullable).toList();
    }

    private FrameBuilder with(Literal literal) {
        List<Literal> more = new ArrayList<>(literals);
        more.add(literal);
        return new FrameBuilder(more);
    }
}
