package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tables with fewer physical rows than they might have, as a trim leaves them: types follow from what they might have.
class FewerRowsTest {
    private static final StepRef T = new StepRef(1);
    private static final Plan SCAN = new Plan.Scan(T);
    private static final Column K = Column.of("k");
    private static final Column X = Column.of("x");
    private static final Column OTHER = Column.of("other");
    private static final Frame TABLE =
            Example.frame(List.of("k: uint8", "x: uint4"), List.of(row(1, 2), row(2, 3), row(3, 4)));
    private static final Plan KEYS =
            new Plan.Rename(new Plan.Select(SCAN, List.of(K)), List.of(new Plan.Renaming(K, OTHER)));

    @ParameterizedTest
    @MethodSource("joins")
    void aSumOverAJoinHasTheTypeThatThePlanSays(Plan.JoinKind kind, Multiplicity multiplicity) {
        assertThat(summed(new Plan.Join(SCAN, KEYS, List.of(new Plan.KeyPair(K, OTHER)), kind, multiplicity)))
                .containsExactly(kind == Plan.JoinKind.ANTI ? "null | 0" : "9 | 3");
    }

    private static Stream<Object[]> joins() {
        return Stream.of(
                new Object[] {Plan.JoinKind.INNER, Multiplicity.manyToOne()},
                new Object[] {Plan.JoinKind.LEFT, Multiplicity.oneToOne()},
                new Object[] {Plan.JoinKind.RIGHT, Multiplicity.oneToMany()},
                new Object[] {Plan.JoinKind.FULL, Multiplicity.manyToMany(4 * Limits.SUM_ROWS)},
                new Object[] {Plan.JoinKind.SEMI, Multiplicity.usual(Plan.JoinKind.SEMI)},
                new Object[] {Plan.JoinKind.ANTI, Multiplicity.usual(Plan.JoinKind.ANTI)});
    }

    @Test
    void aSumBesideASecretScalarHasTheTypeThatThePlanSays() {
        Plan most = new Plan.Aggregate(
                SCAN, List.of(), List.of(new Measure.OfColumn(Measure.Kind.MAX, K, Column.of("most"))));
        assertThat(summed(new Plan.Attach(SCAN, most))).containsExactly("9 | 3");
    }

    private static List<String> summed(Plan input) {
        Plan sum = new Plan.Aggregate(
                input,
                List.of(),
                List.of(
                        new Measure.OfColumn(Measure.Kind.SUM, X, Column.of("sum")),
                        new Measure.CountRows(Column.of("rows"))));
        List<TableSource> sources = Trio.sources(Map.of(T, TABLE)).stream()
                .map(FewerRowsTest::larger)
                .toList();
        return Example.rows(Trio.assemble(InMemoryTrio.run(
                party -> Reveal.prepare(party, SecretExecutor.run(party, sum, sources.get(party.index()))))));
    }

    /// The same table, said to have up to three times the rows that sums always allow for.
    private static TableSource larger(TableSource source) {
        return new TableSource() {
            @Override
            public Relation relation(TableRef table) {
                Schema schema = source.relation(table).schema();
                return Relation.unsorted(schema, 3 * Limits.SUM_ROWS);
            }

            @Override
            public SecretTable load(TableRef table, Set<Column> columns) {
                return SecretTable.of(
                        relation(table), source.load(table, columns).columns());
            }
        };
    }
}
