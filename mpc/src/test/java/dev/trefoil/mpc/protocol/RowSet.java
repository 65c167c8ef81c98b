package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Clear columns of several kinds for the tests that move rows, and what the parties' shares of them amount to.
record RowSet(List<Long> ring, List<BigInteger> wide, List<Long> word, List<Boolean> bit) {
    /// The bits of a word column: more than one strip together with the bit column.
    static final int WORD = 64;

    static final int WIDTH = 64 + 128 + WORD + 1;

    static RowSet random(int rows) {
        return new RowSet(
                boxed(Sample.words("ring", rows, 64)),
                List.of(Wide.numbers("wide", rows, 128)),
                boxed(Sample.words("word", rows, WORD)),
                boxed(Sample.bits("bit", rows)));
    }

    List<Columns> deal() {
        List<RingVector> rings = Dealer.ring(Seed.random("dealer"), unboxed(ring));
        List<WideVector> wides = Dealer.wide(Seed.random("dealer"), wide.toArray(BigInteger[]::new));
        List<BitPlanes> words = Dealer.planes(Seed.random("dealer"), WORD, unboxed(word));
        List<BitVector> bits = Dealer.bits(Seed.random("dealer"), PublicBits.of(booleans(bit)));
        return IntStream.range(0, 3)
                .mapToObj(p -> Columns.of(ring.size())
                        .with(rings.get(p))
                        .with(wides.get(p))
                        .with(words.get(p))
                        .with(bits.get(p)))
                .toList();
    }

    static RowSet of(List<Columns> shares) {
        return new RowSet(
                boxed(Reconstruct.ring(each(shares, columns -> columns.ring(0)))),
                List.of(Reconstruct.wide(each(shares, columns -> columns.wide(0)))),
                boxed(Reconstruct.planes(each(shares, columns -> columns.planes(0)))),
                boxed(Reconstruct.bits(each(shares, columns -> columns.bit(1))).toBooleans()));
    }

    /// Row j of the result is row `rows[j]`.
    RowSet gather(int... rows) {
        return new RowSet(
                Arrays.stream(rows).mapToObj(ring::get).toList(),
                Arrays.stream(rows).mapToObj(wide::get).toList(),
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
}
