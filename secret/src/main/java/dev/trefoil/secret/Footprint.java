package dev.trefoil.secret;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The memory that a party needs for a plan, foretold from public shapes.
///
/// A cell takes two shares, each in row form: 8 bytes for every started 64 bits, and those of its presence bit. At the
/// node of the plan that needs most, a party holds the columns that the node reads and makes, [#MULTIPLE] times, and
/// once each the results that wait for a later node, or are read once more.
public final class Footprint {
    /// How often the columns that an operator reads and makes are held while it works, at the most.
    public static final int MULTIPLE = 5;

    /// What a party takes that has nothing to do with rows.
    public static final long FIXED_BYTES = 48L << 20;

    private Footprint() {}

    /// Bytes for the plan; throws [dev.trefoil.plan.PlanException] if the plan is wrong.
    public static long of(Plan plan, Shapes tables) {
        Relations.of(plan, tables);
        return InMemoryTrio.rehearse(party -> {
                    Peak peak = new Peak(tables);
                    SecretExecutor.run(party, plan, new RehearsedTables(new Tiny(tables), new RehearsedOrders()), peak);
                    return peak;
                })
                .results()
                .getFirst()
                .bytes();
    }

    /// Bytes for the check of an upload.
    public static long of(Relation upload) {
        return FIXED_BYTES + MULTIPLE * bytes(upload.schema(), upload.maxRows());
    }

    /// Both shares of so many rows, in row form.
    public static long bytes(Schema schema, long rows) {
        long row = 0;
        for (Field field : schema.fields()) {
            row += 16 * Math.ceilDiv(Layout.width(field.type()), Long.SIZE)
                    + (field.type().nullable() ? 1 : 0);
        }
        return row * rows;
    }

    /// The tables with hardly a row: a rehearsal on them shows which columns are read and made.
    private record Tiny(Shapes tables) implements Shapes {
        @Override
        public boolean hidesRows(TableRef table) {
            return tables.hidesRows(table);
        }

        @Override
        public Relation relation(TableRef table) {
            Relation relation = tables.relation(table);
            return new Relation(relation.schema(), Math.min(2, relation.maxRows()), relation.sorted());
        }
    }

    /// Follows the execution of a plan and adds up what is held.
    private static final class Peak implements PlanWatch {
        private final Shapes tables;
        private final List<Long> held = new ArrayList<>();
        private final Deque<Integer> begun = new ArrayDeque<>();
        private final Map<Plan, Long> kept = new HashMap<>();
        private long most;

        private Peak(Shapes tables) {
            this.tables = tables;
        }

        @Override
        public void begin(Plan plan) {
            begun.push(held.size());
        }

        @Override
        public void end(Plan plan, SecretTable result) {
            long made = bytes(plan, result);
            long read = 0;
            for (int before = begun.pop(); held.size() > before; ) {
                read += held.removeLast();
            }
            long waiting = Stream.concat(held.stream(), kept.values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
            most = Math.max(most, waiting + MULTIPLE * (read + made));
            held.add(made);
        }

        @Override
        public void kept(Plan plan, SecretTable result) {
            kept.put(plan, bytes(plan, result));
        }

        @Override
        public void again(Plan plan, SecretTable result) {
            kept.remove(plan);
            held.add(bytes(plan, result));
        }

        private long bytes(Plan plan, SecretTable result) {
            return Footprint.bytes(result.schema(), Relations.of(plan, tables).maxRows());
        }

        private long bytes() {
            return FIXED_BYTES + most;
        }
    }
}
