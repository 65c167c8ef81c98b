package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;

/// Whether secret numbers are zero modulo 2^width; x equals y when x - y is zero.
///
/// *Inputs.* Numbers modulo 2^width. *Output.* One bit a row. *What each party sees.* P_1: a value under a
/// mask; then one uniformly random bit per gate each. *Bits per row.* width + 3 (width - 1). *Rounds.* 1 +
/// ceil(log2 width). *Paper.* As [ArithmeticToBits], without its adder: x is zero exactly when x_0 + x_1
/// equals -x_2, and both are known to a party.
public final class EqualZero {
    private EqualZero() {}

    public static BitVector of(Party party, RingVector number, int width) {
        Summands summands = Summands.of(party, negatedThird(party, number), width);
        return Equal.of(party, summands.known(), summands.third());
    }

    /// Of numbers modulo 2^128, for widths up to 128.
    public static BitVector of(Party party, WideVector number, int width) {
        WideVector negated = number.negated();
        WideVector turned = switch (party.index()) {
            case 0 -> number;
            case 1 -> WideVector.of(number.first(), negated.second());
            default -> WideVector.of(negated.first(), number.second());
        };
        Summands summands = Summands.of(party, turned, width);
        return Equal.of(party, summands.known(), summands.third());
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int width) {
        return Summands.bits(rows, width) + Equal.bits(rows, width);
    }

    public static int rounds(int width) {
        return Summands.rounds() + Equal.rounds(width);
    }

    /// The number with share 2 negated.
    private static RingVector negatedThird(Party party, RingVector number) {
        RingVector negated = number.negated();
        return switch (party.index()) {
            case 0 -> number;
            case 1 -> RingVector.of(number.first(), negated.second());
            default -> RingVector.of(negated.first(), number.second());
        };
    }
}
