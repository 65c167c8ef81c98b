package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Columns;
import dev.trefoil.mpc.protocol.Ordering;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;

/// Whole rows on the move: the columns of a table as the vectors that a shuffle, an ordering or a join takes,
/// and back.
///
/// A column travels in its bit form, which is the narrower, or else, but for joins, in the ring; its presence bit
/// travels with it.
final class RowMove {
    private RowMove() {}

    static Columns pack(int rows, List<SecretColumn> columns) {
        Columns packed = Columns.of(rows);
        for (SecretColumn column : columns) {
            Digits digits = column.digitsIfThere();
            Elements numbers = column.elementsIfThere();
            if (digits != null) {
                packed = packed.with(digits.bits());
            } else if (numbers != null) {
                packed = numbers.isLarge() ? packed.with(numbers.large()) : packed.with(numbers.small());
            }
            BitVector present = column.presentOrNull();
            packed = present == null ? packed : packed.with(present);
        }
        return packed;
    }

    /// The columns in another order of their rows.
    static List<SecretColumn> by(Party party, Ordering ordering, List<SecretColumn> columns) {
        return columns.isEmpty() ? columns : unpack(columns, ordering.apply(party, pack(ordering.rows(), columns)));
    }

    /// The columns as one word: what is in the ring only is turned into bits, which are the narrower from then on.
    static BitPlanes bits(Party party, int rows, List<SecretColumn> columns) {
        BitPlanes word = BitPlanes.zeros(rows, 0);
        for (SecretColumn column : columns) {
            word = word.below(column.digits(party).bits());
            BitVector present = column.presentOrNull();
            word = present == null ? word : word.below(present);
        }
        return word;
    }

    /// The columns that were made one word, with the cells that came back, which are zero where there is none.
    static List<SecretColumn> ofBits(Party party, List<SecretColumn> columns, BitPlanes moved) {
        List<SecretColumn> out = new ArrayList<>();
        int at = 0;
        for (SecretColumn column : columns) {
            Digits digits = column.digits(party);
            int end = at + digits.bits().width();
            Digits bits = Digits.of(moved.bits(at, end), digits.base(), digits.zeroAtNull());
            boolean nullable = column.presentOrNull() != null;
            out.add(SecretColumn.ofDigits(column.type(), bits, nullable ? moved.plane(end) : null));
            at = nullable ? end + 1 : end;
        }
        return out;
    }

    /// The columns that were packed, with the cells that came back; rows may be others than before.
    static List<SecretColumn> unpack(List<SecretColumn> columns, Columns moved) {
        List<SecretColumn> out = new ArrayList<>();
        int plane = 0;
        int ring = 0;
        int wide = 0;
        for (SecretColumn column : columns) {
            Digits digits = column.digitsIfThere();
            Digits bits = digits == null ? null : Digits.of(moved.planes(plane++), digits.base(), digits.zeroAtNull());
            Elements numbers = null;
            if (digits == null) {
                numbers = column.type().wide() ? Elements.of(moved.wide(wide++)) : Elements.of(moved.ring(ring++));
            }
            BitVector present = column.presentOrNull() == null ? null : moved.bit(plane++);
            out.add(SecretColumn.of(column.type(), bits, numbers, present));
        }
        return out;
    }
}
