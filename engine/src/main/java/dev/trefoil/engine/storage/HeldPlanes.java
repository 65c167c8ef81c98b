package dev.trefoil.engine.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.BitSet;

/// Some planes of a stored table with both shares that a party holds, by their numbers in the file.
///
/// Secret: `toString` tells the sizes only.
public final class HeldPlanes {
    private final int[] places;
    private final long[][] first;
    private final long[][] second;

    /// Room for the planes `wanted`, each of `size` words.
    HeldPlanes(BitSet wanted, int size) {
        places = wanted.stream().toArray();
        first = new long[places.length][size];
        second = new long[places.length][size];
    }

    /// The place of a plane among these, or, if it is none, -1 less that of the next one.
    private int place(int plane) {
        return Arrays.binarySearch(places, plane);
    }

    /// Share i of party P_i of a plane.
    public long[] first(int plane) {
        return first[place(plane)];
    }

    /// Share i+1.
    public long[] second(int plane) {
        return second[place(plane)];
    }

    /// Whether any of these planes lies in the words from `from` to before `to`, of planes of `size` words.
    boolean reach(int from, int to, int size) {
        int place = place(from / size);
        int next = place >= 0 ? place : -1 - place;
        return next < places.length && (long) places[next] * size < to;
    }

    /// Takes what belongs to these planes from `count` words of a share, which begin at its word `from`.
    void take(int share, byte[] words, int from, int count, int size) {
        LongBuffer view = ByteBuffer.wrap(words).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        int place = place(from / size);
        for (int at = place >= 0 ? place : -1 - place; at < places.length; at++) {
            long begin = (long) places[at] * size;
            int low = (int) Math.max(begin, from);
            int high = (int) Math.min(begin + size, (long) from + count);
            if (low >= high) {
                return;
            }
            view.get(low - from, (share == 0 ? first : second)[at], (int) (low - begin), high - low);
        }
    }

    /// Throws unless a share of so many words holds all these planes.
    void requireWhole(int words, int size) throws IOException {
        int planes = places.length == 0 ? 0 : places[places.length - 1] + 1;
        if ((size == 0 && words != 0) || (long) planes * size > words) {
            throw new IOException("the file holds another table");
        }
    }

    @Override
    public String toString() {
        return "HeldPlanes[2 x " + places.length + " secret planes]";
    }
}
