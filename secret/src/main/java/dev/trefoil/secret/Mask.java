package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.BitToArithmetic;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import org.jspecify.annotations.Nullable;

/// Which rows of a column count: one secret bit a row, or publicly all; with what is computed from it, once.
final class Mask {
    private final Party party;
    private final int rows;
    private final @Nullable BitVector bits;
    private @Nullable RingVector numbers;
    private @Nullable WideVector wideNumbers;
    private @Nullable BitVector any;

    private Mask(Party party, int rows, @Nullable BitVector bits) {
        this.party = party;
        this.rows = rows;
        this.bits = bits;
    }

    /// The rows whose bit is 1; all rows without bits.
    static Mask of(Party party, int rows, @Nullable BitVector bits) {
        return new Mask(party, rows, bits);
    }

    Mask and(BitVector other) {
        return new Mask(party, rows, bits == null ? other : And.of(party, bits, other));
    }

    BitVector bits() {
        return bits == null ? BitVector.constant(party.index(), rows, true) : bits;
    }

    /// Nothing if publicly all rows count.
    @Nullable
    BitVector bitsOrNull() {
        return bits;
    }

    /// One row: how many rows count.
    RingVector count() {
        return bits == null
                ? RingVector.constant(party.index(), 1, rows)
                : numbers(bits).total();
    }

    /// One row: the sum over the rows that count.
    Elements total(Elements values) {
        if (bits == null) {
            return values.total();
        }
        Elements ones = values.isLarge() ? Elements.of(wideNumbers(bits)) : Elements.of(numbers(bits));
        return values.dotProduct(party, ones);
    }

    /// One row: whether any row counts. There must be rows.
    BitVector any() {
        BitVector here = any;
        if (here == null) {
            here = bits == null ? BitVector.constant(party.index(), 1, true) : Counts.notZero(party, count(), rows);
            any = here;
        }
        return here;
    }

    private WideVector wideNumbers(BitVector ofBits) {
        WideVector here = wideNumbers;
        if (here == null) {
            here = BitToArithmetic.wide(party, ofBits);
            wideNumbers = here;
        }
        return here;
    }

    private RingVector numbers(BitVector ofBits) {
        RingVector here = numbers;
        if (here == null) {
            here = BitToArithmetic.of(party, ofBits, Long.SIZE);
            numbers = here;
        }
        return here;
    }
}
