package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.JoinOrder;
import dev.trefoil.mpc.protocol.KnownOrder;
import dev.trefoil.mpc.protocol.Ordering;
import dev.trefoil.mpc.protocol.SortPermutation;
import dev.trefoil.mpc.protocol.Sorted;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Plan;
import java.util.List;
import java.util.Optional;

/// The one door to sorts of the rows of a table by some of its columns.
///
/// Where all of them are columns of one stored table, whose rows still stand as they were loaded (filters take no row
/// from its place), the order by these columns is asked of [TableOrders], which may know it; rows that do not count
/// are then brought behind the others. Else the rows are sorted here and now. Which way is taken is public: it
/// depends on the plan, on shapes, and on what all three parties say that they keep.
final class Orders {
    /// Up to this width, sorting anew costs hardly more than moving by what is known.
    private static final int CHEAP = 8;

    private Orders() {}

    /// A column to sort by.
    record By(SecretColumn column, boolean descending) {
        static By ascending(SecretColumn column) {
            return new By(column, false);
        }

        /// The keys, of which the first counts most, from the one that counts least.
        static List<By> of(SecretTable table, List<Plan.SortKey> keys) {
            return keys.reversed().stream()
                    .map(key -> new By(table.column(key.column()), key.descending()))
                    .toList();
        }
    }

    /// The bits of [#key].
    static int width(List<By> by) {
        return by.stream().mapToInt(part -> SortKey.width(part.column().type())).sum();
    }

    /// The words of the columns, the first one lowest.
    static BitPlanes key(Party party, int rows, List<By> by) {
        BitPlanes key = BitPlanes.zeros(rows, 0);
        for (By part : by) {
            key = key.below(SortKey.of(party, part.column(), part.descending()));
        }
        return key;
    }

    /// The rows sorted by columns, the first one counting least, rows that do not count last. The sorted key is
    /// that of [#key], and above it, if `counts` is there, a bit that is 1 where a row does not count.
    static Sorted sort(Party party, int rows, List<By> by, Optional<BitVector> counts) {
        return sort(party, by, key(party, rows, by), true, counts);
    }

    /// The same with other words for the same order: rows that count stand in the order of `by` if they stand in
    /// that of `key`, which tells equal rows apart no better.
    static Sorted sort(Party party, List<By> by, BitPlanes key, Optional<BitVector> counts) {
        return sort(party, by, key, false, counts);
    }

    /// The order of a join of two sides by keys that are compared with each other, rows of the one side before those of
    /// the other.
    static JoinOrder join(Party party, JoinSide one, JoinSide other) {
        int rows = one.rows() + other.rows();
        Optional<StoredColumn.Key> ofOne = StoredColumn.key(one.by());
        Optional<StoredColumn.Key> ofOther = StoredColumn.key(other.by());
        boolean stored = ofOne.isPresent()
                && ofOther.isPresent()
                && ofOne.get().orders().equals(ofOther.get().orders());
        if (!stored || rows < 2 || one.key().width() <= CHEAP) {
            return JoinOrder.of(party, one.key(), other.key(), party.linkSpeed());
        }
        OrderName name = ofOne.get().name().before(ofOther.get().name());
        return ofOne.get()
                .orders()
                .join(party, name, one.rows(), rows, () -> BitPlanes.concat(List.of(one.key(), other.key())));
    }

    private static Sorted sort(Party party, List<By> by, BitPlanes key, boolean usual, Optional<BitVector> counts) {
        BitPlanes word = counts.map(bit -> key.below(bit.not(party.index()))).orElse(key);
        Optional<StoredColumn.Key> stored = StoredColumn.key(by);
        if (stored.isEmpty() || key.rows() < 2 || key.width() <= CHEAP) {
            return SortPermutation.of(party, word, party.linkSpeed());
        }
        TableOrders orders = stored.get().orders();
        OrderName name = stored.get().name();
        TableOrders.Order order = orders.of(party, name, key.rows(), () -> key(party, key.rows(), by));
        Sorted fresh = order.fresh();
        if (usual && counts.isEmpty() && fresh != null) {
            return fresh;
        }
        Ordering all = counts.isEmpty() ? order.all() : orders.wantedFirst(party, name, order.all(), counts.get());
        return KnownOrder.of(party, all, word);
    }
}
