package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q14, promotion effect: which share of a month's revenue came from promoted parts, in per cent.
public record Q14(LocalDate date) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q14 VALIDATION = new Q14(LocalDate.of(1995, 9, 1));

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame parts = tpch.part()
                .assign("promoted", col("p_type").str().startsWith("PROMO"))
                .select("p_partkey", "promoted");
        return tpch.lineitem()
                .filter(col("l_shipdate").ge(date).and(col("l_shipdate").lt(date.plusMonths(1))))
                .merge(parts, inner().on("l_partkey", "p_partkey"))
                .assign("volume", Tpch.volume())
                .assign("promo", when(col("promoted")).then(col("volume")).otherwise(0))
                .agg(sum("promo").as("promo"), sum("volume").as("all"))
                .assign("promo_revenue", col("promo").times(100).dividedBy(col("all")))
                .select("promo_revenue");
    }

    @Override
    public int number() {
        return 14;
    }

    @Override
    public List<String> parameters() {
        return List.of(date.toString());
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0);
    }
}
