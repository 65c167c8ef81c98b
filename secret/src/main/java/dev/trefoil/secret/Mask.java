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
    private final int modulus;
    private @Nullable Elements numbers;
    private @Nullable WideVector wideNumbers;
    private @Nullable BitVector any;

    private Mask(Party party, int rows, @Nullable BitVector bits, int modulus) {
        this.party = party;
        this.rows = rows;
        this.bits = bits;
        this.modulus = modulus;
    }

    /// The rows whose bit is 1; all rows without bits. Sums that are not large are known modulo 2^modulus.
    static Mask of(Party party, int rows, @Nullable BitVector bits, int modulus) {
        return new Mask(party, rows, bits, modulus);
    }

    Mask and(BitVector other) {
        return new Mask(party, rows, bits == null ? other : And.of(party, bits, other), modulus);
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
    Elements count() {
        return bits == null
                ? Elements.of(RingVector.constant(party.index(), 1, rows), modulus)
                : numbers(bits).total();
    }

    /// One row: the sum over the rows that count.
    Elements total(Elements values) {
        if (bits == null) {
            return values.total();
        }
        Elements ones = values.isLarge() ? Elements.of(wideNumbers(bits)) : numbers(bits);
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

    private Elements numbers(BitVector ofBits) {
        Elements here = numbers;
        if (here == null) {
            here = Elements.of(BitToArithmetic.of(party, ofBits, modulus), modulus);
            numbers = here;
        }
        return here;
    }
}
