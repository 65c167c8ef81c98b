package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Add;
import dev.trefoil.mpc.protocol.Adder;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.ArithmeticToBits;
import dev.trefoil.mpc.protocol.BitToArithmetic;
import dev.trefoil.mpc.protocol.Divide;
import dev.trefoil.mpc.protocol.MostSignificantBit;
import dev.trefoil.mpc.protocol.MultiplyWords;
import dev.trefoil.mpc.protocol.Subtract;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Type;

/// A quantile of each group of sorted cells.
///
/// With q = p/d and n cells that are not null in a group that starts at row s, the target is (n-1) p + s d. In
/// row j it lies T = target - j d ahead: not negative up to the row of v_lo and negative behind it, where T = r
/// is the remainder. So one number a group comes back to the rows, one sign a row is computed, and one row a
/// group is picked, with the cell of the next row beside it. *Bits per row*, besides the sort: 640 for the
/// number, 8 for each bit of a sign of about log2(n (p+d)) bits, and those of picking two cells and r.
final class Quantiles {
    private final Party party;
    private final SortedCells cells;
    private final long p;
    private final long d;

    private Quantiles(Party party, SortedCells cells, Measure.Quantile at) {
        this.party = party;
        this.cells = cells;
        this.p = at.numerator();
        this.d = at.denominator();
    }

    static SecretColumn of(Party party, SortedCells cells, Measure.Quantile at, Type input, Type result) {
        return new Quantiles(party, cells, at).column(input, result);
    }

    private SecretColumn column(Type input, Type result) {
        RingVector ahead = ahead();
        BitVector mark = mark(ahead);
        BitPlanes word = cells.word();
        int code = Layout.width(input);
        int scale = ExpressionTypes.fraction(result) - ExpressionTypes.fraction(input);
        BitPlanes low;
        BitPlanes picked;
        if (d == 1) {
            picked = cells.groups().picked(mark, word);
            low = picked.bits(0, code).shiftedLeft(scale);
        } else {
            BitPlanes rest = ArithmeticToBits.of(party, ahead, width(d - 1), Circuits.adder(party, cells.rows()));
            BitPlanes next = SortedCells.nextRow(word.bits(0, code));
            picked = cells.groups().picked(mark, word.below(next).below(rest));
            int at = word.width();
            low = between(
                    picked.bits(0, code), picked.bits(at, at + code), picked.bits(at + code, picked.width()), scale);
        }
        Digits digits = Digits.of(low.unsignedTo(Layout.width(result)), Layout.offset(result), false);
        return SecretColumn.ofDigits(result, digits, cells.presence(result, picked));
    }

    /// In each row, how far ahead the target of its group lies.
    private RingVector ahead() {
        RingVector counts = cells.counts();
        RingVector last = counts.plusPublic(party.index(), -1);
        if (cells.present() != null) {
            BitVector none = Counts.notZero(party, counts, cells.rows()).not(party.index());
            last = last.plus(BitToArithmetic.of(party, none, Long.SIZE));
        }
        RingVector target = last.times(p).plus(cells.groups().starts().times(d));
        long[] passed = new long[cells.rows()];
        for (int row = 0; row < passed.length; row++) {
            passed[row] = -row * d;
        }
        return cells.groups().spread(target).plusPublic(party.index(), passed);
    }

    /// 1 where the target is not passed, but will be in the next row, or the group ends.
    private BitVector mark(RingVector ahead) {
        int width = width(cells.rows() * (p + d)) + 1;
        BitVector reached = MostSignificantBit.of(party, ahead, width).not(party.index());
        BitVector next = SortedCells.nextRow(BitPlanes.of(reached)).plane(0);
        BitVector more = And.of(party, next, cells.groups().end().not(party.index()));
        return And.of(party, reached, more.not(party.index()));
    }

    /// floor((low + rest (high - low) / d) 2^scale): the rest is below d, and zero where high means nothing.
    private BitPlanes between(BitPlanes low, BitPlanes high, BitPlanes rest, int scale) {
        int rows = low.rows();
        int width = low.width() + scale;
        Adder adder = Circuits.adder(party, rows);
        BitPlanes gap = Subtract.of(party, high, low, adder);
        BitPlanes part = MultiplyWords.of(party, gap, rest, adder);
        int log = Long.numberOfTrailingZeros(d);
        BitPlanes share = 1L << log == d
                ? part.shiftedLeft(scale)
                        .unsignedTo(Math.max(part.width() + scale, log))
                        .bits(log, part.width() + scale)
                : Divide.floor(party, part, BitPlanes.constant(party.index(), rows, width(d), d), scale, width, adder);
        return Add.of(party, low.shiftedLeft(scale), share.unsignedTo(width), adder);
    }

    private static int width(long number) {
        return Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(number));
    }
}
