package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import dev.trefoil.client.ScalarValue;
import java.util.List;
import java.util.stream.Collectors;

/// Q22, global sales opportunity: customers without orders and with more money than others, by the country code of
/// their phone.
public record Q22(List<String> codes) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q22 VALIDATION = new Q22(List.of("13", "31", "23", "29", "30", "18", "17"));

    public Q22 {
        codes = List.copyOf(codes);
    }

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame customers = tpch.customer()
                .assign("cntrycode", col("c_phone").str().substring(0, 2))
                .filter(col("cntrycode").isIn(codes))
                .select("c_custkey", "cntrycode", "c_acctbal");
        ScalarValue usual = customers.filter(col("c_acctbal").gt(0)).mean("c_acctbal");
        return customers
                .filter(col("c_acctbal").gt(usual))
                .merge(tpch.orders(), anti().on("c_custkey", "o_custkey"))
                .groupBy("cntrycode")
                .agg(count().as("numcust"), sum("c_acctbal").as("totacctbal"))
                .sort("cntrycode");
    }

    @Override
    public int number() {
        return 22;
    }

    @Override
    public List<String> parameters() {
        return List.of(codes.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", ")));
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0, 2);
    }
}
