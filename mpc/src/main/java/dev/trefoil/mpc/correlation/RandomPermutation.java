package dev.trefoil.mpc.correlation;

/// Draws a uniformly random permutation from a stream: two holders of the stream draw the same one.
///
/// Up to 2^16 rows by Fisher-Yates; more rows are first dealt into 256 piles by a random byte each, and every
/// pile is permuted by itself (Rao 1961, Sandelius 1962): the result is exactly as uniform, and memory is read
/// in order. Bounded numbers by multiplication with rejection (Lemire 2019), so without bias.
public final class RandomPermutation {
    private static final int PILE = 1 << 16;
    private static final long LOW = 0xFFFFFFFFL;

    private RandomPermutation() {}

    /// A permutation of 0 to `rows` - 1; the words it takes come from a fork, so the stream moves on by two
    /// words.
    public static int[] draw(Stream stream, int rows) {
        int[] out = new int[rows];
        for (int i = 0; i < rows; i++) {
            out[i] = i;
        }
        permute(stream.fork(), out, 0, rows);
        return out;
    }

    private static void permute(Stream random, int[] values, int from, int to) {
        if (to - from <= PILE) {
            fisherYates(random, values, from, to);
            return;
        }
        int[] ends = deal(random, values, from, to);
        int start = from;
        for (int end : ends) {
            permute(random, values, start, end);
            start = end;
        }
    }

    /// Deals the range into 256 piles, one behind the other, and returns their ends.
    private static int[] deal(Stream random, int[] values, int from, int to) {
        byte[] pile = new byte[to - from];
        int[] ends = new int[257];
        long word = 0;
        for (int i = 0; i < pile.length; i++) {
            word = (i & 7) == 0 ? random.next() : word >>> 8;
            pile[i] = (byte) word;
            ends[(pile[i] & 255) + 1]++;
        }
        for (int p = 1; p < ends.length; p++) {
            ends[p] += ends[p - 1];
        }
        int[] dealt = new int[to - from];
        for (int i = 0; i < pile.length; i++) {
            dealt[ends[pile[i] & 255]++] = values[from + i];
        }
        System.arraycopy(dealt, 0, values, from, dealt.length);
        int[] out = new int[256];
        for (int p = 0; p < out.length; p++) {
            out[p] = from + ends[p];
        }
        return out;
    }

    /// Takes two numbers of 32 bits from each word of the stream.
    private static void fisherYates(Stream random, int[] values, int from, int to) {
        long word = 0;
        boolean half = false;
        for (int left = to - from; left > 1; left--) {
            long product;
            do {
                word = half ? word >>> 32 : random.next();
                half = !half;
                product = (word & LOW) * left;
            } while (rejected((int) product, left));
            int at = from + (int) (product >>> 32);
            int last = from + left - 1;
            int value = values[at];
            values[at] = values[last];
            values[last] = value;
        }
    }

    /// Whether a random number would give some results more often than others. Divides in rare cases only.
    private static boolean rejected(int low, int bound) {
        return Integer.compareUnsigned(low, bound) < 0
                && Integer.compareUnsigned(low, Integer.remainderUnsigned(-bound, bound)) < 0;
    }
}
