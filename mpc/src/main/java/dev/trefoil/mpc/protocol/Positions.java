package dev.trefoil.mpc.protocol;

/// Positions that the parties opened, checked to be a permutation before anything is moved by them.
final class Positions {
    private Positions() {}

    /// The values as row numbers. Throws `IllegalStateException` if they are not 0 to rows - 1, each once: then
    /// a party does not follow the protocol, or the destinations that were opened are none.
    static int[] of(long[] opened) {
        int[] out = new int[opened.length];
        boolean[] seen = new boolean[opened.length];
        for (int i = 0; i < out.length; i++) {
            if (opened[i] < 0 || opened[i] >= out.length || seen[(int) opened[i]]) {
                throw new IllegalStateException(
                        "the opened positions are no permutation: a party does not follow the protocol");
            }
            out[i] = (int) opened[i];
            seen[out[i]] = true;
        }
        return out;
    }

    static int[] inverse(int[] positions) {
        int[] out = new int[positions.length];
        for (int i = 0; i < out.length; i++) {
            out[positions[i]] = i;
        }
        return out;
    }
}
