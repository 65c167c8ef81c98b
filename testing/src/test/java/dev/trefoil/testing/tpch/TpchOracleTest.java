package dev.trefoil.testing.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Frame;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The tables and the judge, against figures that others published for scale 0.01.
class TpchOracleTest {
    private static final Map<String, Frame> TABLES = TpchTables.of(0.01);

    @Test
    void theTablesHaveTheKnownSizes() {
        assertThat(TABLES.values().stream().map(Frame::rows))
                .containsExactly(1500, 15000, 60175, 2000, 8000, 100, 25, 5);
    }

    @Test
    void primaryKeysAreUnique() {
        for (String table : List.of("customer", "orders", "part", "supplier", "nation", "region")) {
            Frame frame = Objects.requireNonNull(TABLES.get(table));
            Set<Long> keys = new HashSet<>();
            for (int row = 0; row < frame.rows(); row++) {
                assertThat(keys.add(frame.number(0, row))).as(table).isTrue();
            }
        }
    }

    @Test
    void theJudgeAnswersWhatIsPublished() throws SQLException {
        try (TpchOracle oracle = TpchOracle.of(TABLES)) {
            assertThat(oracle.answer(6, List.of("1994-01-01", "0.06", "24")))
                    .containsExactly(List.of(new BigDecimal("1193053.2253")));
            assertThat(oracle.answer(1, List.of("90")).getFirst().subList(0, 6))
                    .containsExactly(
                            "A",
                            "F",
                            new BigDecimal("380456"),
                            new BigDecimal("532348211.65"),
                            new BigDecimal("505822441.4861"),
                            new BigDecimal("526165934.000839"));
        }
    }
}
