package dev.trefoil.testing.tpch;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import dev.trefoil.secret.OrderStore;
import dev.trefoil.secret.SecretColumn;
import dev.trefoil.secret.SecretTable;
import dev.trefoil.secret.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// One party's shares of public tables, dealt when they are loaded: all three parties know the tables and deal alike.
///
/// For measurements and tests only. Columns that nobody reads are never dealt.
public final class DealtTables implements TableSource {
    private final int party;
    private final Map<TableRef, Frame> tables;
    private final OrderStore orders;
    private long nanoseconds;

    /// Keeps no orders.
    public DealtTables(int party, Map<TableRef, Frame> tables) {
        this(party, tables, OrderStore.NONE);
    }

    public DealtTables(int party, Map<TableRef, Frame> tables, OrderStore orders) {
        this.party = party;
        this.tables = Map.copyOf(tables);
        this.orders = orders;
    }

    @Override
    public OrderStore orders() {
        return orders;
    }

    @Override
    public Relation relation(TableRef table) {
        Frame frame = frame(table);
        return Relation.unsorted(frame.schema(), frame.rows());
    }

    @Override
    public SecretTable load(TableRef table, Set<Column> wanted) {
        long start = System.nanoTime();
        Frame frame = frame(table);
        List<Field> fields = new ArrayList<>();
        List<SecretColumn> columns = new ArrayList<>();
        for (int column = 0; column < frame.schema().size(); column++) {
            Field field = frame.schema().fields().get(column);
            if (wanted.contains(field.column())) {
                fields.add(field);
                columns.add(dealt(frame, column));
            }
        }
        nanoseconds += System.nanoTime() - start;
        return SecretTable.of(Relation.unsorted(new Schema(fields), frame.rows()), columns);
    }

    /// The time that dealing took so far.
    public double seconds() {
        return nanoseconds / 1e9;
    }

    private Frame frame(TableRef table) {
        Frame frame = tables.get(table);
        if (frame == null) {
            throw new PlanException("there is no table " + table);
        }
        return frame;
    }

    /// The columns of TPC-H are never null.
    private SecretColumn dealt(Frame frame, int column) {
        RandomGenerator random = new SplittableRandom(column);
        List<BitVector> planes = new ArrayList<>();
        for (long[] plane : Layout.planes(frame, column)) {
            planes.add(Dealer.bits(random, PublicBits.of(frame.rows(), plane)).get(party));
        }
        return SecretColumn.ofCode(
                frame.schema().fields().get(column).type(), BitPlanes.of(frame.rows(), planes), Optional.empty());
    }
}
