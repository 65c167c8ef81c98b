package dev.trefoil.mpc.protocol;

/// The comparisons of a level of [Segments] in order, as runs of neighbouring rows that are compared with the
/// same row.
final class Runs {
    private final Segments segments;
    private final int[] rows;
    private final int[] pivots;
    private final int[] lengths;
    private int count;
    private int segment;
    private int pivot;
    private int row;

    /// From the first comparison on; `most` of them are taken at once.
    Runs(Segments segments, int most) {
        this.segments = segments;
        this.rows = new int[most];
        this.pivots = new int[most];
        this.lengths = new int[most];
        enter();
    }

    /// Takes the next comparisons and returns how many they are: as many as there are, up to the limit.
    int take() {
        int left = rows.length;
        for (count = 0; left > 0 && segment < segments.count(); count++) {
            int length = Math.min(left, segments.end(segment) - row);
            rows[count] = row;
            pivots[count] = pivot;
            lengths[count] = length;
            left -= length;
            row += length;
            if (row == segments.end(segment)) {
                advance();
            }
        }
        return rows.length - left;
    }

    /// The number of runs taken.
    int count() {
        return count;
    }

    /// The place of the first row of a run.
    int row(int run) {
        return rows[run];
    }

    /// The place of the row with which all of a run are compared.
    int pivot(int run) {
        return pivots[run];
    }

    int length(int run) {
        return lengths[run];
    }

    private void advance() {
        if (segments.inPairs() && pivot + 2 < segments.end(segment)) {
            pivot++;
            row = pivot + 1;
        } else {
            segment++;
            enter();
        }
    }

    private void enter() {
        if (segment < segments.count()) {
            int start = segments.start(segment);
            pivot = segments.inPairs() ? start : start + (segments.known(segment) >>> 1);
            row = segments.inPairs() ? start + 1 : start + segments.known(segment);
        }
    }
}
