package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q4, order priority checking: the orders of a quarter with at least one line received too late, by priority.
public record Q4(LocalDate date) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q4 VALIDATION = new Q4(LocalDate.of(1993, 7, 1));

    @Override
    public DataFrame rows(Tpch tpch) {
        return tpch.orders()
                .filter(col("o_orderdate").ge(date).and(col("o_orderdate").lt(date.plusMonths(3))))
                .merge(
                        tpch.lineitem().filter(col("l_commitdate").lt(col("l_receiptdate"))),
                        semi().on("o_orderkey", "l_orderkey"))
                .groupBy("o_orderpriority")
                .agg(count().as("order_count"))
                .sort("o_orderpriority");
    }

    @Override
    public int number() {
        return 4;
    }

    @Override
    public List<String> parameters() {
        return List.of(date.toString());
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0);
    }
}
