package dev.trefoil.testing.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trefoil.forecast.Forecast;
import dev.trefoil.forecast.Spent;
import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.network.Cost;
import dev.trefoil.mpc.protocol.LinkSpeed;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.TableRef;
import dev.trefoil.secret.OrderStore;
import dev.trefoil.secret.OrdersInMemory;
import dev.trefoil.secret.Reveal;
import dev.trefoil.secret.SecretColumn;
import dev.trefoil.secret.SecretExecutor;
import dev.trefoil.secret.SecretTable;
import dev.trefoil.secret.StoredShares;
import dev.trefoil.secret.TableSource;
import dev.trefoil.testing.Case;
import dev.trefoil.testing.Kinds;
import dev.trefoil.testing.Plans;
import dev.trefoil.testing.SecretSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What is foretold of random plans is what three parties send.
class RandomForecastTest {
    private static final int PLANS = 120;
    private static final int MOST = 600;
    private static final int QUICKSORT_RUNS = 4;

    @Test
    void bytesAndRoundsAreThoseOfARun() {
        long given = Long.getLong("trefoil.seed", new SplittableRandom().nextLong());
        System.out.println("RandomForecastTest: repeat with -Dtrefoil.seed=" + given);
        Kinds kinds = new Kinds();
        Sums sums = new Sums();
        int exact = 0;
        for (int i = 0; i < PLANS || (i < MOST && !unseen(kinds).isEmpty()); i++) {
            long seed = Plans.seed(given, i);
            Case template = Plans.of(seed);
            Case plan = template.bound();
            Optional<Run> run = trims(plan.plan()) ? Optional.empty() : run(plan);
            if (run.isEmpty()) {
                continue;
            }
            Forecast forecast = Forecast.of(
                    step(plan.plan(), run.get().revealed()), plan.relations(), _ -> false, 0, LinkSpeed.LAN);
            assertThat(forecast.extrapolatedFrom()).isEmpty();
            kinds.add(template);
            if (forecast.total().exact()) {
                exact++;
                assertThat(forecast.total().bytes())
                        .as("bytes, seed %d", seed)
                        .isEqualTo(run.get().bytes());
                assertThat(forecast.total().rounds())
                        .as("rounds, seed %d", seed)
                        .isEqualTo(run.get().rounds());
            } else {
                sums.add(forecast.total(), run.get(), plan);
            }
        }
        System.out.println(exact + " exact forecasts; " + sums);
        assertThat(exact).isGreaterThan(PLANS / 8);
        // Few rows are sorted by comparing all pairs, which is foretold exactly: there may be few others.
        double tolerance = 0.05 + 0.2 / Math.max(1, sums.plans);
        assertThat(sums.foretoldBytes).isCloseTo(sums.measuredBytes, within(tolerance * sums.measuredBytes));
        assertThat(sums.foretoldRounds).isCloseTo(sums.measuredRounds, within(tolerance * sums.measuredRounds));
        assertThat(unseen(kinds)).isEmpty();
    }

    /// The kinds that no plan had so far; plans that trim are left out.
    private static List<String> unseen(Kinds kinds) {
        return kinds.below(1).stream().filter(kind -> !kind.startsWith("Trim ")).toList();
    }

    /// Whether the plan makes a row count public in its midst: then the data decides what follows.
    private static boolean trims(Plan plan) {
        return plan instanceof Plan.Trim || PlanSize.inputs(plan).stream().anyMatch(RandomForecastTest::trims);
    }

    /// What three parties sent. A result without hidden rows is revealed, another one is stored: of that one, the rows
    /// that are there would decide the bytes.
    private record Run(List<Long> bytes, int rounds, boolean revealed) {}

    private static Optional<Run> run(Case plan) {
        List<Map<TableRef, SecretTable>> shared = SecretSide.shared(plan.tables());
        try {
            InMemoryTrio.Outcome<Boolean> outcome = InMemoryTrio.measure(party -> {
                TableSource source =
                        new Stored(party, new SecretSide.Source(shared.get(party.index())), new OrdersInMemory());
                SecretTable table = SecretExecutor.run(party, plan.plan(), source);
                boolean reveal = table.valid().isEmpty();
                if (reveal) {
                    Reveal.prepare(party, table);
                } else {
                    StoredShares.prepare(party, table);
                }
                return reveal;
            });
            return Optional.of(new Run(
                    outcome.costs().stream().map(Cost::bytes).toList(),
                    outcome.rounds(),
                    outcome.results().getFirst()));
        } catch (DisclosedFailure e) {
            return Optional.empty();
        }
    }

    /// Tables as a party loads them: only the columns named, anew for every scan, and with orders that are kept.
    private record Stored(Party party, TableSource tables, OrderStore orders) implements TableSource {
        @Override
        public Relation relation(TableRef table) {
            return tables.relation(table);
        }

        @Override
        public SecretTable load(TableRef table, Set<Column> columns) {
            SecretTable all = tables.load(table, columns);
            List<Field> fields = new ArrayList<>();
            List<SecretColumn> cells = new ArrayList<>();
            for (Field field : all.schema().fields()) {
                if (columns.contains(field.column())) {
                    SecretColumn column = all.column(field.column());
                    fields.add(field);
                    cells.add(SecretColumn.ofCode(field.type(), column.code(party), column.present()));
                }
            }
            return SecretTable.of(Relation.unsorted(new Schema(fields), all.rows()), cells);
        }
    }

    private static Step step(Plan plan, boolean reveal) {
        return reveal ? new Step.Reveal(plan) : new Step.Store(plan, Optional.empty());
    }

    /// Quicksort spreads by many per cent on few rows: several runs are compared in sum.
    private static final class Sums {
        private double foretoldBytes;
        private double measuredBytes;
        private double foretoldRounds;
        private double measuredRounds;
        private int plans;

        private void add(Spent forecast, Run first, Case plan) {
            plans++;
            for (int run = 0; run < QUICKSORT_RUNS; run++) {
                Run next = run == 0 ? first : run(plan).orElseThrow();
                foretoldBytes += sum(forecast.bytes());
                measuredBytes += sum(next.bytes());
                foretoldRounds += forecast.rounds();
                measuredRounds += next.rounds();
            }
        }

        private static double sum(List<Long> bytes) {
            return bytes.stream().mapToDouble(Long::doubleValue).sum();
        }

        @Override
        public String toString() {
            return plans + " with quicksorts, together " + 100 * (foretoldBytes / measuredBytes - 1)
                    + " % off in bytes and " + 100 * (foretoldRounds / measuredRounds - 1) + " % in rounds";
        }
    }
}
