package dev.trefoil.testing.tpch;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The eight tables of TPC-H at a scale factor, with narrow public bounds.
///
/// Money is whole cents, a rate (discount, tax) whole hundredths, so that every sum is exact. Bounds are those of the
/// specification, keys grow with the scale factor.
public final class TpchTables {
    private static final List<String> CENTS =
            List.of("extendedprice", "discount", "tax", "totalprice", "acctbal", "retailprice", "supplycost");

    private TpchTables() {}

    /// Table name to rows; `scale` 1 is about six million line items.
    public static Map<String, Frame> of(double scale) {
        Map<String, Frame> tables = new LinkedHashMap<>();
        for (TpchTable<?> table : TpchTable.getTables()) {
            tables.put(table.getTableName(), frame(table, scale));
        }
        return tables;
    }

    /// Whether the column holds hundredths of what the specification says.
    static boolean isCents(Column column) {
        return CENTS.contains(column.name().substring(column.name().indexOf('_') + 1));
    }

    private static <E extends TpchEntity> Frame frame(TpchTable<E> table, double scale) {
        List<E> entities = new ArrayList<>();
        table.createGenerator(scale, 1, 1).forEach(entities::add);
        List<TpchColumn<E>> columns = table.getColumns();
        Schema schema = new Schema(columns.stream()
                .map(column -> new Field(Column.of(column.getColumnName()), type(column, scale)))
                .toList());
        Frame.Builder frame = Frame.builder(schema, entities.size());
        for (int column = 0; column < columns.size(); column++) {
            for (int row = 0; row < entities.size(); row++) {
                set(frame, column, row, columns.get(column), entities.get(row));
            }
        }
        return frame.build();
    }

    private static <E extends TpchEntity> void set(
            Frame.Builder frame, int column, int row, TpchColumn<E> source, E entity) {
        switch (source.getType().getBase()) {
            case IDENTIFIER -> frame.number(column, row, source.getIdentifier(entity));
            case INTEGER -> frame.number(column, row, source.getInteger(entity));
            case DATE -> frame.number(column, row, source.getDate(entity) - Type.DateType.FIRST_EPOCH_DAY);
            case DOUBLE -> {
                double value = source.getDouble(entity);
                boolean cents = isCents(Column.of(source.getColumnName()));
                frame.number(column, row, Math.round(cents ? value * 100 : value));
            }
            case VARCHAR -> frame.text(column, row, source.getString(entity));
        }
    }

    private static <E extends TpchEntity> Type type(TpchColumn<E> column, double scale) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER, INTEGER, DOUBLE -> number(column.getSimplifiedColumnName(), scale);
            case DATE -> Type.date();
            case VARCHAR ->
                Type.text(Math.toIntExact(column.getType().getPrecision().orElseThrow()));
        };
    }

    private static Type number(String column, double scale) {
        return switch (column) {
            case "orderkey" -> key(6_000_000, scale);
            case "partkey" -> key(200_000, scale);
            case "suppkey" -> key(10_000, scale);
            case "custkey" -> key(150_000, scale);
            case "nationkey" -> Type.int_(0, 24);
            case "regionkey" -> Type.int_(0, 4);
            case "linenumber" -> Type.int_(1, 7);
            case "quantity", "size" -> Type.int_(1, 50);
            case "extendedprice" -> Type.int_(0, (1 << 24) - 1);
            case "discount" -> Type.int_(0, 10);
            case "tax" -> Type.int_(0, 8);
            case "totalprice" -> Type.int_(0, (1 << 26) - 1);
            case "acctbal" -> Type.int_(-99_999, 999_999);
            case "retailprice" -> Type.int_(0, (1 << 18) - 1);
            case "supplycost" -> Type.int_(0, 100_000);
            case "availqty" -> Type.int_(1, 9_999);
            case "shippriority" -> Type.int_(0, 1);
            default -> throw new IllegalArgumentException("no bounds are known for the column " + column);
        };
    }

    private static Type key(long most, double scale) {
        return Type.int_(1, Math.max(1, Math.round(most * scale)));
    }
}
