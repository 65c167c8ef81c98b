package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Clear columns of several kinds for the tests that move rows, and what the parties' shares of them amount to.
record RowSet(List<Long> ring, List<Long> word, List<Boolean> bit) {
    /// The bits of a word column: more than one strip together with the bit column.
    static final int WORD = 64;

    static final int WIDTH = 64 + WORD + 1;

    static RowSet random(int rows) {
        return new RowSet(
                boxed(Sample.words("ring", rows, 64)),
                boxed(Sample.words("word", rows, WORD)),
                boxed(Sample.bits("bit", rows)));
    }

    List<Columns> deal() {
        List<RingVector> rings = Dealer.ring(Seed.random("dealer"), unboxed(ring));
        List<BitPlanes> words = Dealer.planes(Seed.random("dealer"), WORD, unboxed(word));
        List<BitVector> bits = Dealer.bits(Seed.random("dealer"), PublicBits.of(booleans(bit)));
        return List.of(columns(rings, words, bits, 0), columns(rings, words, bits, 1), columns(rings, words, bits, 2));
    }

    static RowSet of(List<Columns> shares) {
        return new RowSet(
                boxed(Reconstruct.ring(each(shares, columns -> columns.ring(0)))),
                boxed(Reconstruct.planes(each(shares, columns -> columns.planes(0)))),
                boxed(Reconstruct.bits(each(shares, columns -> columns.bit(1))).toBooleans()));
    }

    /// Row j of the result is row `rows[j]`.
    RowSet gather(int... rows) {
        return new RowSet(
                Arrays.stream(rows).mapToObj(ring::get).toList(),
                Arrays.stream(rows).mapToObj(word::get).toList(),
                Arrays.stream(rows).mapToObj(bit::get).toList());
    }

    static <A, B> List<B> each(List<A> shares, Function<A, B> part) {
        return shares.stream().map(part).toList();
    }

    static List<Long> boxed(long... values) {
        return Arrays.stream(values).boxed().toList();
    }

    static long[] unboxed(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    static List<Boolean> boxed(boolean... values) {
        Boolean[] out = new Boolean[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i];
        }
        return List.of(out);
    }

    private static boolean[] booleans(List<Boolean> values) {
        boolean[] out = new boolean[values.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = values.get(i);
        }
        return out;
    }

    private static Columns columns(List<RingVector> rings, List<BitPlanes> words, List<BitVector> bits, int party) {
        return Columns.of(words.get(party).rows())
                .with(rings.get(party))
                .with(words.get(party))
                .with(bits.get(party));
    }
}
