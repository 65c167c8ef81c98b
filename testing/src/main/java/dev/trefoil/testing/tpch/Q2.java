package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.util.List;

/// Q2, the minimum cost supplier: for each part of a size and material, who in a region supplies it at the least cost.
///
/// Suppliers get their place in the final order while they are few, so that offers are sorted by two numbers.
public record Q2(int size, String material, String region) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q2 VALIDATION = new Q2(15, "BRASS", "EUROPE");

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame suppliers = tpch.supplier()
                .merge(tpch.nation(), inner().on("s_nationkey", "n_nationkey"))
                .merge(tpch.region().filter(col("r_name").eq(region)), semi().on("n_regionkey", "r_regionkey"))
                .select("s_suppkey", "s_acctbal", "s_name", "n_name", "s_address", "s_phone", "s_comment");
        DataFrame places = suppliers
                .select("s_suppkey", "s_acctbal", "n_name", "s_name")
                .window(
                        orderBy(desc("s_acctbal"), asc("n_name"), asc("s_name")),
                        rowNumber().as("place"))
                .select("s_suppkey", "place");
        DataFrame parts = tpch.part()
                .filter(col("p_size").eq(size).and(col("p_type").str().endsWith(material)));
        DataFrame offers = tpch.partsupp()
                .select("ps_partkey", "ps_suppkey", "ps_supplycost")
                .merge(parts, semi().on("ps_partkey", "p_partkey"))
                .merge(places, inner().on("ps_suppkey", "s_suppkey"));
        DataFrame least = offers.groupBy("ps_partkey").agg(min("ps_supplycost").as("least"));
        DataFrame first = offers.merge(least, inner().on("ps_partkey"))
                .filter(col("ps_supplycost").eq(col("least")))
                .select("place", "ps_partkey", "ps_suppkey")
                .sort("place", "ps_partkey")
                .limit(100);
        return first.merge(suppliers, inner().on("ps_suppkey", "s_suppkey"))
                .merge(tpch.part().select("p_partkey", "p_mfgr"), inner().on("ps_partkey", "p_partkey"))
                .rename("ps_partkey", "p_partkey")
                .select("s_acctbal", "s_name", "n_name", "p_partkey", "p_mfgr", "s_address", "s_phone", "s_comment")
                .sort(desc("s_acctbal"), asc("n_name"), asc("s_name"), asc("p_partkey"));
    }

    @Override
    public int number() {
        return 2;
    }

    @Override
    public List<String> parameters() {
        return List.of("" + size, material, region);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(2, 0, 0, 0, 0, 0, 0, 0);
    }
}
