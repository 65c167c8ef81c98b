package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// Q10, returned item reporting: the twenty customers who lost most by sending back what they ordered in a quarter.
public record Q10(LocalDate date) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q10 VALIDATION = new Q10(LocalDate.of(1993, 10, 1));

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame lost = tpch.lineitem()
                .filter(col("l_returnflag").eq("R"))
                .assign("volume", Tpch.volume())
                .groupBy("l_orderkey")
                .agg(sum("volume").as("lost"));
        DataFrame most = tpch.orders()
                .filter(col("o_orderdate").ge(date).and(col("o_orderdate").lt(date.plusMonths(3))))
                .merge(lost, inner().on("o_orderkey", "l_orderkey"))
                .groupBy("o_custkey")
                .agg(sum("lost").as("revenue"))
                .sort(desc("revenue"))
                .limit(20);
        return most.merge(tpch.customer(), inner().on("o_custkey", "c_custkey"))
                .merge(tpch.nation().select("n_nationkey", "n_name"), inner().on("c_nationkey", "n_nationkey"))
                .rename("o_custkey", "c_custkey")
                .select("c_custkey", "c_name", "revenue", "c_acctbal", "n_name", "c_address", "c_phone", "c_comment")
                .sort(desc("revenue"));
    }

    @Override
    public int number() {
        return 10;
    }

    @Override
    public List<String> parameters() {
        return List.of(date.toString());
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0, 4, 2, 0, 0, 0, 0);
    }
}
