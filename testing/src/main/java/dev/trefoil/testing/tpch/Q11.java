package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import dev.trefoil.client.ScalarValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// Q11, important stock identification: the parts that make up more than one of so many parts of a nation's stock.
///
/// The whole is a secret value.
public record Q11(String nation, int ofTheWhole) implements Query {
    /// With the parameters that the specification validates answers with: one of 10,000 at scale 1.
    public static Q11 validation(double scale) {
        return new Q11("GERMANY", Math.toIntExact(Math.max(1, Math.round(10_000 * scale))));
    }

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame stock = tpch.partsupp()
                .merge(
                        tpch.supplier()
                                .merge(
                                        tpch.nation().filter(col("n_name").eq(nation)),
                                        semi().on("s_nationkey", "n_nationkey")),
                        semi().on("ps_suppkey", "s_suppkey"))
                .assign("value", col("ps_supplycost").times(col("ps_availqty")));
        ScalarValue whole = stock.sum("value");
        return stock.groupBy("ps_partkey")
                .agg(sum("value").as("value"))
                .filter(col("value").times(ofTheWhole).gt(whole))
                .sort(desc("value"));
    }

    @Override
    public int number() {
        return 11;
    }

    @Override
    public List<String> parameters() {
        return List.of(
                nation,
                BigDecimal.ONE
                        .divide(BigDecimal.valueOf(ofTheWhole), MathContext.DECIMAL64)
                        .toPlainString());
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 2);
    }
}
