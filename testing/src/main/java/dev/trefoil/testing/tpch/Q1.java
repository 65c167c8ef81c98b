package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q1, the pricing summary report: what was shipped up to some days before December 1998, by return flag and status.
public record Q1(int days) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q1 VALIDATION = new Q1(90);

    @Override
    public DataFrame rows(Tpch tpch) {
        LocalDate last = LocalDate.of(1998, 12, 1).minusDays(days);
        return tpch.lineitem()
                .filter(col("l_shipdate").le(last))
                .assign("disc_price", Tpch.volume())
                .assign("charge", col("disc_price").times(col("l_tax").plus(100)))
                .groupBy("l_returnflag", "l_linestatus")
                .agg(
                        sum("l_quantity").as("sum_qty"),
                        sum("l_extendedprice").as("sum_base_price"),
                        sum("disc_price").as("sum_disc_price"),
                        sum("charge").as("sum_charge"),
                        mean("l_quantity").as("avg_qty"),
                        mean("l_extendedprice").as("avg_price"),
                        mean("l_discount").as("avg_disc"),
                        count().as("count_order"))
                .sort("l_returnflag", "l_linestatus");
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public List<String> parameters() {
        return List.of("" + days);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0, 0, 2, 4, 6, 0, 2, 2, 0);
    }
}
