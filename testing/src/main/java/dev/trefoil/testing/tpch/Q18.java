package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.util.List;

/// Q18, large volume customer: the hundred most valuable of the orders with more than so many pieces.
public record Q18(int quantity) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q18 VALIDATION = new Q18(300);

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame large = tpch.lineitem()
                .groupBy("l_orderkey")
                .agg(sum("l_quantity").as("total"))
                .filter(col("total").gt(quantity));
        return tpch.orders()
                .select("o_orderkey", "o_custkey", "o_orderdate", "o_totalprice")
                .merge(large, inner().on("o_orderkey", "l_orderkey"))
                .sort(desc("o_totalprice"), asc("o_orderdate"))
                .limit(100)
                .merge(tpch.customer().select("c_custkey", "c_name"), inner().on("o_custkey", "c_custkey"))
                .rename("o_custkey", "c_custkey")
                .select("c_name", "c_custkey", "o_orderkey", "o_orderdate", "o_totalprice", "total")
                .sort(desc("o_totalprice"), asc("o_orderdate"));
    }

    @Override
    public int number() {
        return 18;
    }

    @Override
    public List<String> parameters() {
        return List.of("" + quantity);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0, 0, 0, 2, 0);
    }
}
