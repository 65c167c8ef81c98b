package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.Columns;
import dev.trefoil.mpc.protocol.Compaction;
import dev.trefoil.mpc.protocol.EndOfGroup;
import dev.trefoil.mpc.protocol.GroupEnds;
import dev.trefoil.mpc.protocol.Multiply;
import dev.trefoil.mpc.protocol.PrefixXor;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.List;

/// Sorted rows that fall into groups, and the ways to fold them to one row a group.
///
/// Many groups fold to as many rows as before, so that their number stays hidden; rows behind the last group mean
/// nothing, before and after.
sealed interface RowGroups {
    /// 1 at the last row of each group.
    BitVector end();

    /// The number of the first row of each group.
    RingVector starts();

    /// 1 at the last of equal words of a group, within which the rows are sorted by word.
    BitVector endsOfEqual(BitPlanes word);

    BitPlanes firsts(BitPlanes word);

    BitPlanes lasts(BitPlanes word);

    RingVector sums(RingVector numbers);

    WideVector wideSums(WideVector numbers);

    /// The sums of products.
    WideVector dotProducts(WideVector left, WideVector right);

    /// The number of each group, in all its rows.
    RingVector spread(RingVector numbers);

    /// The word of the one row in each group that is marked. The rows may be others than these: some of them, in
    /// their order, then ones that are not marked.
    BitPlanes picked(BitVector mark, BitPlanes word);

    /// All rows, in one group: folds to one row, mostly without a message.
    record OneGroup(Party party, int rows) implements RowGroups {
        @Override
        public BitVector end() {
            return BitVector.concat(List.of(BitVector.zeros(rows - 1), BitVector.constant(party.index(), 1, true)));
        }

        @Override
        public RingVector starts() {
            return RingVector.zeros(1);
        }

        @Override
        public BitVector endsOfEqual(BitPlanes word) {
            return EndOfGroup.of(party, word, BitVector.constant(party.index(), rows, true));
        }

        @Override
        public BitPlanes firsts(BitPlanes word) {
            return word.slice(0, 1);
        }

        @Override
        public BitPlanes lasts(BitPlanes word) {
            return word.slice(rows - 1, rows);
        }

        @Override
        public RingVector sums(RingVector numbers) {
            return numbers.total();
        }

        @Override
        public WideVector wideSums(WideVector numbers) {
            return numbers.total();
        }

        @Override
        public WideVector dotProducts(WideVector left, WideVector right) {
            return Multiply.dotProduct(party, left, right);
        }

        @Override
        public RingVector spread(RingVector numbers) {
            return numbers.replicate(rows);
        }

        @Override
        public BitPlanes picked(BitVector mark, BitPlanes word) {
            return PrefixXor.of(And.of(party, word, mark)).slice(rows - 1, rows);
        }
    }

    /// The groups of a [GroupOrder].
    record ManyGroups(Party party, GroupOrder rows, GroupEnds ends) implements RowGroups {
        static ManyGroups of(Party party, GroupOrder rows) {
            return new ManyGroups(party, rows, GroupEnds.of(party, rows.end()));
        }

        @Override
        public BitVector end() {
            return rows.end();
        }

        @Override
        public RingVector starts() {
            int count = end().rows();
            RingVector through = RingVector.constant(party.index(), count, 1).prefixSum();
            RingVector ends =
                    this.ends.lasts(party, Columns.of(count).with(through)).ring(0);
            return RingVector.concat(List.of(RingVector.zeros(1), ends.slice(0, count - 1)));
        }

        @Override
        public BitVector endsOfEqual(BitPlanes word) {
            return EndOfGroup.of(party, word.below(rows.group()), rows.valid());
        }

        @Override
        public BitPlanes firsts(BitPlanes word) {
            return ends.firsts(party, word);
        }

        @Override
        public BitPlanes lasts(BitPlanes word) {
            return ends.lasts(party, Columns.of(word.rows()).with(word)).planes(0);
        }

        @Override
        public RingVector sums(RingVector numbers) {
            return ends.sums(party, numbers);
        }

        @Override
        public WideVector wideSums(WideVector numbers) {
            Columns through = Columns.of(numbers.rows()).with(numbers.prefixSum());
            return ends.lasts(party, through).wide(0).differences();
        }

        @Override
        public WideVector dotProducts(WideVector left, WideVector right) {
            return wideSums(Multiply.of(party, left, right));
        }

        @Override
        public RingVector spread(RingVector numbers) {
            return ends.spread(party, numbers);
        }

        @Override
        public BitPlanes picked(BitVector mark, BitPlanes word) {
            return Compaction.of(party, mark, Columns.of(word.rows()).with(word))
                    .planes(0);
        }
    }
}
