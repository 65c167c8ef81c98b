package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q8, national market share: the share of a nation in what a region bought of a type of part, in two years.
///
/// There are two years, which bounds how often it divides.
public record Q8(String nation, String region, String type) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q8 VALIDATION = new Q8("BRAZIL", "AMERICA", "ECONOMY ANODIZED STEEL");

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame customers = tpch.customer()
                .merge(tpch.nation(), inner().on("c_nationkey", "n_nationkey"))
                .merge(tpch.region().filter(col("r_name").eq(region)), semi().on("n_regionkey", "r_regionkey"));
        DataFrame orders = tpch.orders()
                .filter(col("o_orderdate").between(LocalDate.of(1995, 1, 1), LocalDate.of(1996, 12, 31)))
                .merge(customers, semi().on("o_custkey", "c_custkey"))
                .assign("o_year", col("o_orderdate").dt().year())
                .select("o_orderkey", "o_year");
        DataFrame suppliers = tpch.supplier()
                .merge(
                        tpch.nation()
                                .assign("domestic", col("n_name").eq(nation))
                                .select("n_nationkey", "domestic"),
                        inner().on("s_nationkey", "n_nationkey"))
                .select("s_suppkey", "domestic");
        return tpch.lineitem()
                .merge(tpch.part().filter(col("p_type").eq(type)), semi().on("l_partkey", "p_partkey"))
                .merge(orders, inner().on("l_orderkey", "o_orderkey"))
                .merge(suppliers, inner().on("l_suppkey", "s_suppkey"))
                .assign("volume", Tpch.volume())
                .assign("own", when(col("domestic")).then(col("volume")).otherwise(0))
                .groupBy("o_year")
                .agg(sum("own").as("own"), sum("volume").as("all"))
                .sort("o_year")
                .limit(2)
                .assign("mkt_share", col("own").dividedBy(col("all")))
                .select("o_year", "mkt_share");
    }

    @Override
    public int number() {
        return 8;
    }

    @Override
    public List<String> parameters() {
        return List.of(nation, region, type);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0);
    }
}
