package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.ColumnExpression;
import dev.trefoil.client.DataFrame;
import java.util.List;

/// Q19, discounted revenue: the revenue from parts of three brands in small, medium and large containers.
///
/// Each part carries the least quantity that is wanted of it, or 0 if none is.
public record Q19(String small, String medium, String large, int few, int some, int many) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q19 VALIDATION = new Q19("Brand#12", "Brand#23", "Brand#34", 1, 10, 20);

    private static ColumnExpression of(String brand, int largest, Object... containers) {
        return col("p_brand")
                .eq(brand)
                .and(col("p_container").isIn(containers))
                .and(col("p_size").between(1, largest));
    }

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame parts = tpch.part()
                .assign(
                        "least",
                        when(of(small, 5, "SM CASE", "SM BOX", "SM PACK", "SM PKG"))
                                .then(few)
                                .when(of(medium, 10, "MED BAG", "MED BOX", "MED PKG", "MED PACK"))
                                .then(some)
                                .when(of(large, 15, "LG CASE", "LG BOX", "LG PACK", "LG PKG"))
                                .then(many)
                                .otherwise(0))
                .filter(col("least").gt(0))
                .select("p_partkey", "least");
        return tpch.lineitem()
                .filter(col("l_shipinstruct")
                        .eq("DELIVER IN PERSON")
                        .and(col("l_shipmode").isIn("AIR", "AIR REG")))
                .merge(parts, inner().on("l_partkey", "p_partkey"))
                .filter(col("l_quantity").between(col("least"), col("least").plus(10)))
                .assign("volume", Tpch.volume())
                .agg(sum("volume").as("revenue"));
    }

    @Override
    public int number() {
        return 19;
    }

    @Override
    public List<String> parameters() {
        return List.of(small, medium, large, "" + few, "" + some, "" + many);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(4);
    }
}
