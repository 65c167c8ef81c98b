package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.ArithmeticToBits;
import dev.trefoil.mpc.protocol.BestOfGroup;
import dev.trefoil.mpc.protocol.Columns;
import dev.trefoil.mpc.protocol.Compaction;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.plan.Type;

/// The most frequent cell of each group of sorted cells, the smallest of several.
///
/// Runs of equal cells fold to one row each, with its length, which is zero for nulls; then the first of the
/// longest runs of each group is found by [BestOfGroup].
final class Modes {
    private Modes() {}

    static SecretColumn of(Party party, SortedCells cells, Type result) {
        int rows = cells.rows();
        RingVector through = RingVector.constant(party.index(), rows, 1).prefixSum();
        Columns runs = Compaction.of(
                party,
                cells.ends(),
                Columns.of(rows)
                        .with(through)
                        .with(cells.word())
                        .with(cells.groups().end()));
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(rows);
        BitPlanes length = ArithmeticToBits.of(party, runs.ring(0).differences(), width, Circuits.adder(party, rows));
        if (cells.present() != null) {
            length = And.of(party, length, runs.planes(0).top().not(party.index()));
        }
        BitVector end = runs.bit(1);
        BitPlanes best =
                BestOfGroup.of(party, cells.behind(end), length, runs.planes(0), Circuits.comparator(party, rows));
        return cells.column(result, cells.groups().picked(end, best));
    }
}
