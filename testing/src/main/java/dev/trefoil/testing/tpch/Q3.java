package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q3, shipping priority: the ten orders of a market segment, not shipped by a day, that are worth most.
public record Q3(String segment, LocalDate date) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q3 VALIDATION = new Q3("BUILDING", LocalDate.of(1995, 3, 15));

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame revenue = tpch.lineitem()
                .filter(col("l_shipdate").gt(date))
                .assign("volume", Tpch.volume())
                .groupBy("l_orderkey")
                .agg(sum("volume").as("revenue"));
        return tpch.orders()
                .filter(col("o_orderdate").lt(date))
                .merge(tpch.customer().filter(col("c_mktsegment").eq(segment)), semi().on("o_custkey", "c_custkey"))
                .merge(revenue, inner().on("o_orderkey", "l_orderkey"))
                .rename("o_orderkey", "l_orderkey")
                .select("l_orderkey", "revenue", "o_orderdate", "o_shippriority")
                .sort(desc("revenue"), asc("o_orderdate"))
                .limit(10);
    }

    @Override
    public int number() {
        return 3;
    }

    @Override
    public List<String> parameters() {
        return List.of(segment, date.toString());
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 4, 0, 0);
    }
}
