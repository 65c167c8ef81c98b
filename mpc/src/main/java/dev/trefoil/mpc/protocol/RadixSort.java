package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;

/// The permutation that sorts rows by an unsigned key, digit by digit from the lowest: few rounds, many bits.
///
/// *Inputs.* A key; the bits of a digit, 1 or 2. *Output.* The destination of each row; rows with equal keys
/// keep their order. *What each party sees.* In each pass after the first, the destinations so far in a
/// uniformly random order that belongs to this pass alone. *Bits per row.* With i index bits: 6i + (k-1)(4 +
/// 17i) for digits of one bit; 12i + 3 + (k/2-1)(15 + 23i) for digits of two and even k. *Rounds.* 7 a digit,
/// less 4 for the first; one more for two bits. *Paper.* Asharov et al. 2022; the products of a digit's bits
/// are shuffled instead of the bits.
public final class RadixSort {
    private RadixSort() {}

    public static SecretPermutation of(Party party, BitPlanes key, int digitBits) {
        requireDigit(digitBits);
        SecretPermutation sorted = SecretPermutation.ofPublic(party, identity(key.rows()));
        boolean started = false;
        for (List<BitVector> products : digits(party, key, digitBits)) {
            sorted = started ? pass(party, sorted, products) : DigitSort.of(party, products);
            started = true;
        }
        return sorted;
    }

    /// Bits sent by the three parties together.
    public static long bits(int rows, int width, int digitBits) {
        requireDigit(digitBits);
        int index = SecretPermutation.width(rows);
        long bits = 0;
        for (int at = 0; at < width; at += digitBits) {
            int products = products(width, digitBits, at);
            bits += And.bits(rows, products / 2) + DigitSort.bits(rows, products);
            if (at > 0) {
                bits += Shuffle.bits(rows, products + index) + Open.bits(rows, index) + Unshuffle.bits(rows, index);
            }
        }
        return bits;
    }

    public static int rounds(int width, int digitBits) {
        requireDigit(digitBits);
        if (width == 0) {
            return 0;
        }
        int digits = (width + digitBits - 1) / digitBits;
        int pass = Shuffle.rounds() + Open.rounds() + DigitSort.roundsBeforeMove() + Unshuffle.rounds();
        int products = digitBits == 2 && width > 1 ? And.rounds() : 0;
        return products + DigitSort.rounds() + (digits - 1) * pass;
    }

    /// Sorts the rows, in the order so far, by one more digit.
    private static SecretPermutation pass(Party party, SecretPermutation sofar, List<BitVector> products) {
        int rows = sofar.rows();
        int width = sofar.width();
        SharedPermutation shuffle = SharedPermutation.draw(party, rows);
        Columns columns = Columns.of(rows).with(sofar.destinations(), width).with(BitPlanes.of(rows, products));
        RowForm shuffled = Shuffle.rows(party, shuffle, RowForm.of(columns));
        int[] positions = Positions.of(Open.ring(party, shuffled.ring(0), width));
        BitPlanes digit = shuffled.words().scatter(positions).toPlanes();
        SecretPermutation step = DigitSort.of(party, digit.planes());
        Columns composed = Columns.of(rows).with(step.destinations().gather(positions), width);
        return SecretPermutation.of(
                Unshuffle.rows(party, shuffle, RowForm.of(composed)).ring(0));
    }

    /// For each digit, lowest first, the products of its bits, all made in one round.
    private static List<List<BitVector>> digits(Party party, BitPlanes key, int digitBits) {
        List<List<BitVector>> out = new ArrayList<>();
        List<BitVector> low = new ArrayList<>();
        List<BitVector> high = new ArrayList<>();
        for (int at = 0; at < key.width(); at += digitBits) {
            out.add(new ArrayList<>(List.of(key.plane(at))));
            if (products(key.width(), digitBits, at) == 3) {
                low.add(key.plane(at));
                high.add(key.plane(at + 1));
                out.getLast().add(key.plane(at + 1));
            }
        }
        if (!low.isEmpty()) {
            List<BitVector> both = And.all(party, low, high);
            for (int digit = 0; digit < both.size(); digit++) {
                out.get(digit).add(both.get(digit));
            }
        }
        return out;
    }

    /// The products of the digit that begins at bit `at`: the last digit may have one bit only.
    private static int products(int width, int digitBits, int at) {
        return digitBits == 2 && at + 1 < width ? 3 : 1;
    }

    private static int[] identity(int rows) {
        int[] out = new int[rows];
        for (int i = 0; i < rows; i++) {
            out[i] = i;
        }
        return out;
    }

    private static void requireDigit(int digitBits) {
        if (digitBits != 1 && digitBits != 2) {
            throw new IllegalArgumentException("a digit has 1 or 2 bits, not " + digitBits);
        }
    }
}
