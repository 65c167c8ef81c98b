package dev.trefoil.plan;

import java.util.Arrays;

/// Which cells of a column are null, as one bit a row; a column that is not nullable has none.
final class NullCells {
    private final long[] there;
    private final boolean nullable;

    private NullCells(long[] there, boolean nullable) {
        this.there = there;
        this.nullable = nullable;
    }

    /// At first, every cell of a nullable column is null.
    static NullCells of(int rows, boolean nullable) {
        return new NullCells(new long[nullable ? Layout.words(rows) : 0], nullable);
    }

    boolean get(int row) {
        return nullable && (there[row >>> 6] >>> row & 1) == 0;
    }

    void set(int row) {
        if (nullable) {
            there[row >>> 6] &= ~(1L << row);
        }
    }

    void clear(int row) {
        if (nullable) {
            there[row >>> 6] |= 1L << row;
        }
    }

    /// The presence plane of `rows` rows: 1 where the cell is not null.
    long[] presence(int rows) {
        if (nullable) {
            return there.clone();
        }
        long[] ones = new long[Layout.words(rows)];
        Arrays.fill(ones, -1L);
        if ((rows & 63) != 0) {
            ones[ones.length - 1] = (1L << rows) - 1;
        }
        return ones;
    }
}
