package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.lit;

import dev.trefoil.client.ColumnExpression;
import dev.trefoil.client.DataFrame;
import dev.trefoil.client.DummyFor;
import dev.trefoil.client.Session;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.TableRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The eight tables as an analyst has them.
public record Tpch(
        DataFrame customer,
        DataFrame orders,
        DataFrame lineitem,
        DataFrame part,
        DataFrame partsupp,
        DataFrame supplier,
        DataFrame nation,
        DataFrame region) {
    private static final List<String> NAMES =
            List.of("customer", "orders", "lineitem", "part", "partsupp", "supplier", "nation", "region");

    /// Uploads the tables of [TpchTables] as dummies of tables with fixed handles, so that a program has the same plan
    /// in every process.
    public static Tpch upload(Session session, Map<String, Frame> tables) {
        Function<String, DataFrame> table =
                name -> session.upload(Objects.requireNonNull(tables.get(name)), new DummyFor(handle(name)));
        return new Tpch(
                table.apply("customer"),
                table.apply("orders"),
                table.apply("lineitem"),
                table.apply("part"),
                table.apply("partsupp"),
                table.apply("supplier"),
                table.apply("nation"),
                table.apply("region"));
    }

    /// The tables of [TpchTables] under the handles by which plans read them.
    public static Map<TableRef, Frame> byHandle(Map<String, Frame> tables) {
        Map<TableRef, Frame> named = new HashMap<>();
        tables.forEach((name, frame) -> named.put(handle(name), frame));
        return named;
    }

    private static Handle handle(String table) {
        return Handle.of(Integer.toString(NAMES.indexOf(table) + 1).repeat(64));
    }

    /// The discounted price of a line: cents times hundredths, so four digits stand behind the point.
    static ColumnExpression volume() {
        return col("l_extendedprice").times(lit(100).minus(col("l_discount")));
    }
}
