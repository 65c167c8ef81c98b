package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.util.List;

/// Q17, small-quantity-order revenue: the yearly revenue from orders of less than a fifth of the usual quantity of a
/// part.
public record Q17(String brand, String container) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q17 VALIDATION = new Q17("Brand#23", "MED BOX");

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame usual =
                tpch.lineitem().groupBy("l_partkey").agg(sum("l_quantity").as("quantity"), count().as("lines"));
        DataFrame parts = tpch.part()
                .filter(col("p_brand").eq(brand).and(col("p_container").eq(container)))
                .select("p_partkey")
                .merge(usual, inner().on("p_partkey", "l_partkey"));
        return tpch.lineitem()
                .merge(parts, inner().on("l_partkey", "p_partkey"))
                .filter(col("l_quantity").times(5).times(col("lines")).lt(col("quantity")))
                .agg(sum("l_extendedprice").as("revenue"))
                .assign("avg_yearly", col("revenue").dividedBy(7))
                .select("avg_yearly");
    }

    @Override
    public int number() {
        return 17;
    }

    @Override
    public List<String> parameters() {
        return List.of(brand, container);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(2);
    }
}
