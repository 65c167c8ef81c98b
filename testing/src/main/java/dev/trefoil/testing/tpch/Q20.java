package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q20, potential part promotion: suppliers of a nation with more than half a year's demand in stock of parts of a
/// name.
public record Q20(String name, LocalDate date, String nation) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q20 VALIDATION = new Q20("forest", LocalDate.of(1994, 1, 1), "CANADA");

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame demand = tpch.lineitem()
                .filter(col("l_shipdate").ge(date).and(col("l_shipdate").lt(date.plusYears(1))))
                .groupBy("l_partkey", "l_suppkey")
                .agg(sum("l_quantity").as("demand"));
        DataFrame excess = tpch.partsupp()
                .select("ps_partkey", "ps_suppkey", "ps_availqty")
                .merge(tpch.part().filter(col("p_name").str().startsWith(name)), semi().on("ps_partkey", "p_partkey"))
                .merge(demand, inner().on("ps_partkey", "l_partkey").on("ps_suppkey", "l_suppkey"))
                .filter(col("ps_availqty").times(2).gt(col("demand")));
        return tpch.supplier()
                .merge(tpch.nation().filter(col("n_name").eq(nation)), semi().on("s_nationkey", "n_nationkey"))
                .merge(excess, semi().on("s_suppkey", "ps_suppkey"))
                .select("s_name", "s_address")
                .sort("s_name");
    }

    @Override
    public int number() {
        return 20;
    }

    @Override
    public List<String> parameters() {
        return List.of(name, date.toString(), nation);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0);
    }
}
