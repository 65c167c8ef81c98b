package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q5, local supplier volume: the revenue in a year of each nation of a region from its own suppliers.
public record Q5(String region, LocalDate date) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q5 VALIDATION = new Q5("ASIA", LocalDate.of(1994, 1, 1));

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame buyers = tpch.orders()
                .filter(col("o_orderdate").ge(date).and(col("o_orderdate").lt(date.plusYears(1))))
                .merge(tpch.customer().select("c_custkey", "c_nationkey"), inner().on("o_custkey", "c_custkey"))
                .select("o_orderkey", "c_nationkey");
        DataFrame revenue = tpch.lineitem()
                .assign("volume", Tpch.volume())
                .select("l_orderkey", "l_suppkey", "volume")
                .merge(buyers, inner().on("l_orderkey", "o_orderkey"))
                .merge(tpch.supplier().select("s_suppkey", "s_nationkey"), inner().on("l_suppkey", "s_suppkey"))
                .filter(col("c_nationkey").eq(col("s_nationkey")))
                .groupBy("s_nationkey")
                .agg(sum("volume").as("revenue"));
        return tpch.nation()
                .merge(tpch.region().filter(col("r_name").eq(region)), semi().on("n_regionkey", "r_regionkey"))
                .merge(revenue, inner().on("n_nationkey", "s_nationkey"))
                .select("n_name", "revenue")
                .sort(desc("revenue"));
    }

    @Override
    public int number() {
        return 5;
    }

    @Override
    public List<String> parameters() {
        return List.of(region, date.toString());
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 4);
    }
}
