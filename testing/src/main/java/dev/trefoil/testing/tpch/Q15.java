package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q15, top supplier: who had the largest revenue in a quarter. The largest revenue is a secret value.
public record Q15(LocalDate date) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q15 VALIDATION = new Q15(LocalDate.of(1996, 1, 1));

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame revenue = tpch.lineitem()
                .filter(col("l_shipdate").ge(date).and(col("l_shipdate").lt(date.plusMonths(3))))
                .assign("volume", Tpch.volume())
                .groupBy("l_suppkey")
                .agg(sum("volume").as("total_revenue"));
        return tpch.supplier()
                .merge(revenue, inner().on("s_suppkey", "l_suppkey"))
                .filter(col("total_revenue").eq(revenue.max("total_revenue")))
                .select("s_suppkey", "s_name", "s_address", "s_phone", "total_revenue")
                .sort("s_suppkey");
    }

    @Override
    public int number() {
        return 15;
    }

    @Override
    public List<String> parameters() {
        return List.of(date.toString());
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0, 0, 0, 4);
    }
}
