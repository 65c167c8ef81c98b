package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.util.List;

/// Q9, product type profit measure: the profit on parts of a colour, by nation of the supplier and year.
///
/// There are 25 nations and 7 years, which bounds what comes after the groups.
public record Q9(String colour) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q9 VALIDATION = new Q9("green");

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame orders =
                tpch.orders().assign("o_year", col("o_orderdate").dt().year()).select("o_orderkey", "o_year");
        DataFrame profit = tpch.lineitem()
                .merge(tpch.part().filter(col("p_name").str().contains(colour)), semi().on("l_partkey", "p_partkey"))
                .merge(
                        tpch.partsupp().select("ps_partkey", "ps_suppkey", "ps_supplycost"),
                        inner().on("l_partkey", "ps_partkey").on("l_suppkey", "ps_suppkey"))
                .assign(
                        "amount",
                        Tpch.volume()
                                .minus(col("ps_supplycost")
                                        .times(col("l_quantity"))
                                        .times(100)))
                .select("l_orderkey", "l_suppkey", "amount")
                .merge(orders, inner().on("l_orderkey", "o_orderkey"))
                .merge(tpch.supplier().select("s_suppkey", "s_nationkey"), inner().on("l_suppkey", "s_suppkey"))
                .groupBy("s_nationkey", "o_year")
                .agg(sum("amount").as("sum_profit"))
                .sort("s_nationkey", "o_year")
                .limit(25 * 7);
        return profit.merge(tpch.nation().select("n_nationkey", "n_name"), inner().on("s_nationkey", "n_nationkey"))
                .rename("n_name", "nation")
                .select("nation", "o_year", "sum_profit")
                .sort(asc("nation"), desc("o_year"));
    }

    @Override
    public int number() {
        return 9;
    }

    @Override
    public List<String> parameters() {
        return List.of(colour);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0, 4);
    }
}
