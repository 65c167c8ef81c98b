package dev.trefoil.forecast;

import dev.trefoil.plan.Relation;
import dev.trefoil.secret.Shapes;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// Rehearsals of a step as it is, or of smaller ones from which it is extrapolated.
final class Scaled {
    /// Rehearsals shorter than this are repeated, since a JVM runs new code slowly.
    private static final double SHORT_SECONDS = 0.1;

    private static final int REPETITIONS = 5;

    /// No further repetition begins after this, so that an explanation does not take long.
    private static final double PATIENCE_SECONDS = 1;

    /// Tables of fewer rows are rehearsed as they are.
    private static final long SMALL = 1 << 14;

    private Scaled() {}

    /// A rehearsal, and the rows of the largest one that was made if it is extrapolated.
    record Result(Rehearsal rehearsal, OptionalLong from) {}

    /// Row counts divided by 2^halvings.
    record Factor(int halvings) {
        long rows(long rows) {
            return rows <= SMALL ? rows : Math.max(SMALL, Math.ceilDiv(rows, 1L << halvings));
        }

        Shapes shapes(Shapes tables) {
            return Shapes.of(
                    table -> {
                        Relation relation = tables.relation(table);
                        return new Relation(relation.schema(), rows(relation.maxRows()), relation.sorted());
                    },
                    tables::hidesRows);
        }
    }

    /// Rehearses what has `rows` rows in its largest table and takes `memory` bytes at a party.
    static Result run(long rows, long memory, Function<Factor, Rehearsal> rehearse) {
        long most = Runtime.getRuntime().maxMemory() / 5;
        int halvings = 0;
        while (rows >> halvings > Forecast.MOST_ROWS || (memory >> halvings > most && rows >> halvings > SMALL)) {
            halvings++;
        }
        Rehearsal largest = repeated(rehearse, new Factor(halvings));
        if (halvings == 0) {
            return new Result(largest, OptionalLong.empty());
        }
        Growth growth = Growth.of(
                rows,
                List.of(
                        new Growth.Point(new Factor(halvings).rows(rows), largest),
                        point(rehearse, rows, halvings + 1),
                        point(rehearse, rows, halvings + 2)));
        return new Result(growth.rehearsal(), OptionalLong.of(new Factor(halvings).rows(rows)));
    }

    private static Growth.Point point(Function<Factor, Rehearsal> rehearse, long rows, int halvings) {
        Factor factor = new Factor(halvings);
        return new Growth.Point(factor.rows(rows), rehearse.apply(factor));
    }

    private static Rehearsal repeated(Function<Factor, Rehearsal> rehearse, Factor factor) {
        long start = System.nanoTime();
        Rehearsal quickest = rehearse.apply(factor);
        for (int i = 1; i < REPETITIONS && quickest.total().seconds() < SHORT_SECONDS && patient(start); i++) {
            quickest = quickest.quicker(rehearse.apply(factor));
        }
        return quickest;
    }

    private static boolean patient(long start) {
        return (System.nanoTime() - start) / 1e9 < PATIENCE_SECONDS;
    }
}
