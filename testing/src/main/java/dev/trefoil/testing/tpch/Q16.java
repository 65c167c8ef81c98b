package dev.trefoil.testing.tpch;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.DataFrame;
import java.util.List;
import java.util.stream.Collectors;

/// Q16, parts/supplier relationship: how many suppliers without complaints can deliver parts, by brand, type and size.
public record Q16(String brand, String type, List<Integer> sizes) implements Query {
    /// With the parameters that the specification validates answers with.
    public static final Q16 VALIDATION = new Q16("Brand#45", "MEDIUM POLISHED", List.of(49, 14, 23, 45, 19, 3, 36, 9));

    public Q16 {
        sizes = List.copyOf(sizes);
    }

    @Override
    public DataFrame rows(Tpch tpch) {
        DataFrame parts = tpch.part()
                .filter(col("p_brand")
                        .ne(brand)
                        .and(col("p_type").str().startsWith(type).not())
                        .and(col("p_size").isIn(sizes)))
                .select("p_partkey", "p_brand", "p_type", "p_size");
        DataFrame complaints = tpch.supplier().filter(col("s_comment").str().like("%Customer%Complaints%"));
        return tpch.partsupp()
                .select("ps_partkey", "ps_suppkey")
                .merge(complaints, anti().on("ps_suppkey", "s_suppkey"))
                .merge(parts, inner().on("ps_partkey", "p_partkey"))
                .distinct("ps_suppkey", "p_brand", "p_type", "p_size")
                .groupBy("p_brand", "p_type", "p_size")
                .agg(count().as("supplier_cnt"))
                .sort(desc("supplier_cnt"), asc("p_brand"), asc("p_type"), asc("p_size"));
    }

    @Override
    public int number() {
        return 16;
    }

    @Override
    public List<String> parameters() {
        return List.of(brand, type, sizes.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    @Override
    public List<Integer> decimals() {
        return List.of(0, 0, 0, 0);
    }
}
