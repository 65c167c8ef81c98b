package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q7, volume shipping: what suppliers of one nation shipped to customers of another and the other way round, by year.
///
/// Two nations and two years make at most four groups, which bounds what comes after them.
public record Q7(String nation, String other) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q7 VALIDATION = new Q7("FRANCE", "GERMANY");

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame pair = tpch.nation()
                .filter(col("n_name").isIn(nation, other))
                .assign("first", col("n_name").eq(nation));
        DataFrame suppliers = tpch.supplier()
                .merge(pair, inner().on("s_nationkey", "n_nationkey"))
                .select("s_suppkey", "first")
                .rename("first", "from_first");
        DataFrame customers = tpch.customer()
                .merge(pair, inner().on("c_nationkey", "n_nationkey"))
                .select("c_custkey", "first")
                .rename("first", "to_first");
        DataFrame orders = tpch.orders()
                .merge(customers, inner().on("o_custkey", "c_custkey"))
                .select("o_orderkey", "to_first");
        return tpch.lineitem()
                .filter(col("l_shipdate").between(LocalDate.of(1995, 1, 1), LocalDate.of(1996, 12, 31)))
                .merge(suppliers, inner().on("l_suppkey", "s_suppkey"))
                .merge(orders, inner().on("l_orderkey", "o_orderkey"))
                .filter(col("from_first").ne(col("to_first")))
                .assign("l_year", col("l_shipdate").dt().year())
                .assign("volume", Tpch.volume())
                .groupBy("from_first", "l_year")
                .agg(sum("volume").as("revenue"))
                .sort("from_first", "l_year")
                .limit(4)
                .assign("supp_nation", when(col("from_first")).then(nation).otherwise(other))
                .assign("cust_nation", when(col("from_first")).then(other).otherwise(nation))
                .select("supp_nation", "cust_nation", "l_year", "revenue")
                .sort("supp_nation", "cust_nation", "l_year");
    }

    @Override
    public int number() {
        return 7;
    }

    @Override
    public List<String> parameters() {
        return List.of(nation, other);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0, 0, 4);
    }
}
