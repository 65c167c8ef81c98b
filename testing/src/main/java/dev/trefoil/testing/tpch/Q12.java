package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q12, shipping modes and order priority: lines of two modes received too late in a year, of urgent orders and others.
public record Q12(String mode, String other, LocalDate date) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q12 VALIDATION = new Q12("MAIL", "SHIP", LocalDate.of(1994, 1, 1));

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame orders = tpch.orders()
                .assign("urgent", col("o_orderpriority").isIn("1-URGENT", "2-HIGH"))
                .select("o_orderkey", "urgent");
        return tpch.lineitem()
                .filter(col("l_shipmode")
                        .isIn(mode, other)
                        .and(col("l_commitdate").lt(col("l_receiptdate")))
                        .and(col("l_shipdate").lt(col("l_commitdate")))
                        .and(col("l_receiptdate").ge(date))
                        .and(col("l_receiptdate").lt(date.plusYears(1))))
                .select("l_orderkey", "l_shipmode")
                .merge(orders, inner().on("l_orderkey", "o_orderkey"))
                .assign("high", when(col("urgent")).then(1).otherwise(0))
                .assign("low", lit(1).minus(col("high")))
                .groupBy("l_shipmode")
                .agg(sum("high").as("high_line_count"), sum("low").as("low_line_count"))
                .sort("l_shipmode");
    }

    @Override
    public int number() {
        return 12;
    }

    @Override
    public List<String> parameters() {
        return List.of(mode, other, date.toString());
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0, 0);
    }
}
