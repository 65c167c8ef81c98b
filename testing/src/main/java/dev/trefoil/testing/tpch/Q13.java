package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.util.List;

/// Q13, customer distribution: how many customers have how many orders, but for those with certain words in the
/// comment.
public record Q13(String word, String other) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q13 VALIDATION = new Q13("special", "requests");

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame counts = tpch.orders()
                .filter(col("o_comment")
                        .str()
                        .like("%" + word + "%" + other + "%")
                        .not())
                .groupBy("o_custkey")
                .agg(count().as("c_count"));
        return tpch.customer()
                .select("c_custkey")
                .merge(counts, left().on("c_custkey", "o_custkey"))
                .assign("c_count", col("c_count").fillNull(0))
                .groupBy("c_count")
                .agg(count().as("custdist"))
                .sort(desc("custdist"), desc("c_count"));
    }

    @Override
    public int number() {
        return 13;
    }

    @Override
    public List<String> parameters() {
        return List.of(word, other);
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0);
    }
}
