package dev.trefoil.mpc.sharing;

/// Checks of row counts and ranges, with messages that name the wrong value.
final class Rows {
    private Rows() {}

    static void requireSame(int left, int right) {
        if (left != right) {
            throw new IllegalArgumentException("row counts differ: " + left + " and " + right);
        }
    }

    static void requireRange(int from, int to, int rows) {
        if (from < 0 || to < from || to > rows) {
            throw new IllegalArgumentException("rows " + from + " to " + to + " are not within 0 to " + rows);
        }
    }

    static void requireParty(int party) {
        if (party < 0 || party > 2) {
            throw new IllegalArgumentException("a party is 0, 1 or 2, not " + party);
        }
    }
}
