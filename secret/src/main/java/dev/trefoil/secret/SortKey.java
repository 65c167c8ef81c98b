package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Type;

/// The cells of a column as words whose unsigned order is the order of the cells, nulls last and equal to each
/// other; and back.
///
/// The word is the code, complemented for descending order; above it, for a nullable column, a bit that is 1
/// where the cell is null.
final class SortKey {
    private SortKey() {}

    static int width(Type type) {
        return Layout.width(type) + (type.nullable() ? 1 : 0);
    }

    static BitPlanes of(Party party, SecretColumn column, boolean descending) {
        BitPlanes code = column.codeZeroAtNull(party);
        BitPlanes ordered = descending ? code.not(party.index()) : code;
        BitVector present = column.presentOrNull();
        return present == null ? ordered : ordered.below(present.not(party.index()));
    }

    /// The column whose cells these words are.
    static SecretColumn column(Party party, Type type, BitPlanes word, boolean descending) {
        BitPlanes ordered = word.bits(0, Layout.width(type));
        BitPlanes code = descending ? ordered.not(party.index()) : ordered;
        BitVector present = type.nullable() ? word.top().not(party.index()) : null;
        return SecretColumn.ofDigits(type, Digits.of(code, Layout.offset(type), true), present);
    }
}
