package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.util.List;

/// Q21, suppliers who kept orders waiting: who alone was late, in an order of several suppliers.
///
/// "There is another" is said by the smallest and largest supplier of an order: they differ; and if those of the late
/// lines are equal, no other was late.
public record Q21(String nation) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q21 VALIDATION = new Q21("SAUDI ARABIA");

    /// Above every supplier's key.
    private static final int LAST = 1 << 30;

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame orders = tpch.lineitem()
                .select("l_orderkey", "l_suppkey", "l_receiptdate", "l_commitdate")
                .assign("late", col("l_receiptdate").gt(col("l_commitdate")))
                .assign("late_lines", when(col("late")).then(1).otherwise(0))
                .assign("earliest", when(col("late")).then(col("l_suppkey")).otherwise(LAST))
                .assign("latest", when(col("late")).then(col("l_suppkey")).otherwise(0))
                .groupBy("l_orderkey")
                .agg(
                        min("l_suppkey").as("first"),
                        max("l_suppkey").as("last"),
                        min("earliest").as("first_late"),
                        max("latest").as("last_late"),
                        sum("late_lines").as("lines"))
                .filter(col("first").ne(col("last")).and(col("first_late").eq(col("last_late"))));
        DataFrame waiting = tpch.orders()
                .filter(col("o_orderstatus").eq("F"))
                .select("o_orderkey")
                .merge(orders, inner().on("o_orderkey", "l_orderkey"))
                .groupBy("first_late")
                .agg(sum("lines").as("numwait"));
        return tpch.supplier()
                .merge(tpch.nation().filter(col("n_name").eq(nation)), semi().on("s_nationkey", "n_nationkey"))
                .merge(waiting, inner().on("s_suppkey", "first_late"))
                .select("s_name", "numwait")
                .sort(desc("numwait"), asc("s_name"))
                .limit(100);
    }

    @Override
    public int number() {
        return 21;
    }

    @Override
    public List<String> parameters() {
        return List.of(nation);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0);
    }
}
