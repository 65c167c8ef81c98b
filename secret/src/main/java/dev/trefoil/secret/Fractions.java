package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.BitsToArithmetic;
import dev.trefoil.mpc.sharing.BitPlanes;
import java.math.BigInteger;
import java.util.List;

/// Products of unsigned numbers with `digits` fraction bits, rounded down exactly: in the small ring where they fit.
record Fractions(Party party, int digits, int tableBits) {
    /// Words as ring elements.
    Elements numbers(BitPlanes word) {
        return large()
                ? Elements.of(BitsToArithmetic.wideUnsigned(party, word, Circuits.adder(party, word.rows())))
                : Elements.of(BitsToArithmetic.unsigned(party, word, Circuits.adder(party, word.rows())));
    }

    /// A product of `width` bits, at most those of a number below 2 with one below a cell of the table.
    BitPlanes floor(Elements product, int width) {
        return product.bits(party, width).bits(digits, width);
    }

    /// x times the polynomial with these terms, the lowest first, or with alternating signs: for numbers x within a
    /// cell of the table, where the polynomial is at most one.
    BitPlanes polynomial(Elements x, List<BigInteger> terms, boolean alternating) {
        int width = 2 * digits - tableBits;
        Elements product = x.times(terms.getLast());
        for (BigInteger term : terms.reversed().subList(1, terms.size())) {
            Elements rest = numbers(floor(product, width));
            Elements sum = (alternating ? rest.negated() : rest).plusPublic(party, term);
            product = sum.multiply(party, x);
        }
        return floor(product, width);
    }

    private boolean large() {
        return 2 * digits + 1 - tableBits > Long.SIZE;
    }
}
