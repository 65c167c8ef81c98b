package dev.trefoil.mpc.network;

import java.util.Arrays;

/// Packs the low `width` bits of up to 64 longs one behind the other, lowest bit first, and unpacks them: 64
/// values fill `width` words.
final class Packing {
    private Packing() {}

    /// Packs values `from` to `to` (at most 64 of them) into `words`, which has `width` words.
    static void pack(long[] values, int from, int to, int width, long[] words) {
        Arrays.fill(words, 0);
        long mask = -1L >>> (64 - width);
        for (int i = from, at = 0; i < to; i++, at += width) {
            long value = values[i] & mask;
            words[at >>> 6] |= value << at;
            if ((at & 63) + width > 64) {
                words[(at >>> 6) + 1] = value >>> (64 - (at & 63));
            }
        }
    }

    /// Undoes [#pack].
    static void unpack(long[] words, int width, long[] values, int from, int to) {
        long mask = -1L >>> (64 - width);
        for (int i = from, at = 0; i < to; i++, at += width) {
            long value = words[at >>> 6] >>> at;
            if ((at & 63) + width > 64) {
                value |= words[(at >>> 6) + 1] << (64 - (at & 63));
            }
            values[i] = value & mask;
        }
    }

    /// The bytes that `count` values of `width` bits take.
    static long bytes(long count, int width) {
        return (count * width + 7) >>> 3;
    }
}
