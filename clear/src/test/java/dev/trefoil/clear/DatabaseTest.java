package dev.trefoil.clear;

import static dev.trefoil.clear.Sample.SCAN;
import static dev.trefoil.clear.Sample.frame;
import static dev.trefoil.clear.Sample.row;
import static dev.trefoil.clear.Sample.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.SortKey;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    private static final List<String> NASTY = List.of(
            "\"; DROP TABLE t0; --",
            "c0",
            "n",
            "i.c0",
            "'x'",
            "$1",
            "?",
            "select",
            "count(*)",
            "a\\\"b",
            "c1 AS c2",
            "💥");

    @Test
    void namesNeverReachSql() {
        Schema schema = new Schema(
                NASTY.stream().map(name -> Field.of(name, Type.int_(0, 9))).toList());
        Frame table = frame(schema, row(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1), row(9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 9, 8));
        for (int i = 0; i < NASTY.size(); i++) {
            Column column = Column.of(NASTY.get(i));
            Plan plan = new Plan.Aggregate(
                    new Plan.Sort(SCAN, List.of(new SortKey(column, true))),
                    List.of(column),
                    List.of(new Measure.OfColumn(
                            Measure.Kind.SUM, Column.of(NASTY.get((i + 1) % 12)), Column.of("s'um;--"))));
            assertThat(run(plan, table)).as("by %s", column).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM read_csv('/etc/passwd')",
                "SELECT count(*) FROM '/etc/passwd'",
                "SELECT count(*) FROM read_text('/etc/passwd')",
                "SELECT count(*) FROM glob('/etc/*')",
                "COPY (SELECT 1) TO '/tmp/trefoil-must-not-exist.csv'",
                "ATTACH '/tmp/trefoil-must-not-exist.db'",
                "EXPORT DATABASE '/tmp/trefoil-must-not-exist'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET enable_external_access=true",
                "SET threads=4",
                "RESET lock_configuration"
            })
    void theDatabaseReachesNothingOutside(String statement) {
        try (Database database = Database.open()) {
            assertThatThrownBy(() -> database.execute(statement, new Parameters()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching("(?s).*(disabled|locked|Cannot access|not allowed|does not exist).*");
        }
    }

    @Test
    void runsAtTheSameTimeDoNotMeet() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<String>>> runs = IntStream.range(0, 16)
                    .<Callable<List<String>>>mapToObj(i -> () -> {
                        Frame table = frame(Schema.of(Field.of("a", Type.int_(0, 99))), row(i), row(i + 1));
                        return run(new Plan.Sort(SCAN, List.of(new SortKey(Column.of("a"), false))), table);
                    })
                    .toList();
            List<Future<List<String>>> results = threads.invokeAll(runs);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).containsExactly(Integer.toString(i), Integer.toString(i + 1));
            }
        }
    }

    @Test
    void aTableThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> ClearExecutor.run(SCAN, ClearTables.of(Map.of())))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("there is no table AAAA");
    }
}
