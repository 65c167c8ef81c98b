package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.BitToArithmetic;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cells of a column, sorted within each group with nulls last: what all measures that depend on the order of
/// values are read from, so that they share one sort.
final class SortedCells {
    private final Party party;
    private final Type type;
    private final BitPlanes word;
    private final @Nullable BitVector present;
    private final RowGroups groups;
    private final boolean zeroAtNull;
    private @Nullable BitVector ends;
    private @Nullable RingVector counts;

    private SortedCells(Party party, Type type, BitPlanes word, RowGroups groups, boolean zeroAtNull) {
        this.party = party;
        this.type = type;
        this.word = word;
        this.present = word.width() == Layout.width(type) ? null : word.top().not(party.index());
        this.groups = groups;
        this.zeroAtNull = zeroAtNull;
    }

    /// The cells of a column in an order that was made with [SortKey] of it within the groups.
    static SortedCells of(Party party, SecretColumn column, RowGroups.ManyGroups groups) {
        return new SortedCells(party, column.type(), groups.rows().within(), groups, true);
    }

    /// Sorts the cells of the rows that count; the others are taken for nulls. There must be rows.
    static SortedCells of(Party party, SecretColumn column, Mask mask) {
        BitPlanes code = column.code(party);
        BitVector counted = mask.bitsOrNull();
        RowGroups all = new RowGroups.OneGroup(party, column.rows());
        return new SortedCells(
                party,
                column.type(),
                Orders.sort(party, List.of(Orders.By.ascending(column)), code, Optional.ofNullable(counted))
                        .key(),
                all,
                false);
    }

    Type type() {
        return type;
    }

    int rows() {
        return word.rows();
    }

    RowGroups groups() {
        return groups;
    }

    BitPlanes word() {
        return word;
    }

    /// 1 where the cell is not null; nothing if none is.
    @Nullable
    BitVector present() {
        return present;
    }

    /// 1 at the last of equal cells of a group.
    BitVector ends() {
        BitVector here = ends;
        if (here == null) {
            here = groups.endsOfEqual(word);
            ends = here;
        }
        return here;
    }

    /// How many cells of each group are not null.
    RingVector counts() {
        RingVector here = counts;
        if (here == null) {
            BitVector some = present;
            here = groups.sums(
                    some == null
                            ? RingVector.constant(party.index(), rows(), 1)
                            : BitToArithmetic.of(party, some, Long.SIZE));
            counts = here;
        }
        return here;
    }

    SecretColumn distinct(Type result) {
        BitVector some = present;
        BitVector values = some == null ? ends() : And.of(party, ends(), some);
        return SecretColumn.ofRing(result, groups.sums(BitToArithmetic.of(party, values, Long.SIZE)), null);
    }

    SecretColumn least(Type result) {
        return column(result, groups.firsts(word));
    }

    /// The last cell of each group that is not null; the first, if all are.
    SecretColumn greatest(Type result) {
        BitVector some = present;
        if (some == null) {
            return column(result, groups.lasts(word));
        }
        BitVector end = groups.end();
        BitVector more = And.of(party, nextRow(BitPlanes.of(some)).plane(0), end.not(party.index()));
        List<BitVector> marks =
                And.all(party, List.of(some, behind(end)), List.of(more.not(party.index()), some.not(party.index())));
        return column(result, groups.picked(marks.get(0).xor(marks.get(1)), word));
    }

    /// The column whose cells are these words.
    SecretColumn column(Type result, BitPlanes cells) {
        int width = Layout.width(type);
        return SecretColumn.ofDigits(
                result, Digits.of(cells.bits(0, width), Layout.offset(result), zeroAtNull), presence(result, cells));
    }

    /// The presence of cells, for a result that may be null.
    @Nullable
    BitVector presence(Type result, BitPlanes cells) {
        if (!result.nullable()) {
            return null;
        }
        return present == null
                ? BitVector.constant(party.index(), cells.rows(), true)
                : cells.plane(Layout.width(type)).not(party.index());
    }

    /// In each row the word of the next one, in the last row the first.
    static BitPlanes nextRow(BitPlanes column) {
        int rows = column.rows();
        return BitPlanes.concat(List.of(column.slice(1, rows), column.slice(0, 1)));
    }

    /// 1 at the first row and behind each row whose bit is 1.
    BitVector behind(BitVector end) {
        return BitVector.concat(List.of(BitVector.constant(party.index(), 1, true), end.slice(0, end.rows() - 1)));
    }
}
