package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q6, forecasting revenue change: what small discounts on small quantities cost in a year. The discount is in
/// hundredths.
public record Q6(LocalDate date, int discount, int quantity) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q6 VALIDATION = new Q6(LocalDate.of(1994, 1, 1), 6, 24);

    @Override
    public DataFrame rows(Tpch tpch) {
        return tpch.lineitem()
                .filter(col("l_shipdate")
                        .ge(date)
                        .and(col("l_shipdate").lt(date.plusYears(1)))
                        .and(col("l_discount").between(discount - 1, discount + 1))
                        .and(col("l_quantity").lt(quantity)))
                .assign("saved", col("l_extendedprice").times(col("l_discount")))
                .agg(sum("saved").as("revenue"));
    }

    @Override
    public int number() {
        return 6;
    }

    @Override
    public List<String> parameters() {
        return List.of(date.toString(), "0.0" + discount, "" + quantity);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(4);
    }
}
