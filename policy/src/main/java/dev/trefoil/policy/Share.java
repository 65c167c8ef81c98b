package dev.trefoil.policy;

/// How many rows of one source table stand behind a value, as far as the plan alone tells.
///
/// @param each at least so many; 0 if there may be none
/// @param apart whether the values of different rows stand on different source rows
/// @param whole whether every row of the source table stands behind it, nulls aside
/// @param grouping the number of the aggregate that made the value, 0 if none did
/// @param perRow how many rows of the source each row that was aggregated brings in, apart from those of others
record Share(long each, boolean apart, boolean whole, int grouping, long perRow) {
    /// A row of the source itself.
    static final Share ROW = new Share(1, true, true, 0, 0);

    /// Behind a value that is made of two values.
    Share and(Share other) {
        return new Share(
                Math.min(each, other.each),
                apart && other.apart,
                whole && other.whole,
                grouping == other.grouping ? grouping : 0,
                grouping == other.grouping ? Math.min(perRow, other.perRow) : 0);
    }

    /// After some rows were left out.
    Share filtered() {
        return new Share(each, apart, false, grouping, perRow);
    }

    /// Where one source row may stand in several rows.
    Share repeated() {
        return new Share(each, false, whole, 0, 0);
    }

    /// Where there may be a null instead.
    Share absent() {
        return new Share(0, apart, whole, 0, 0);
    }

    /// Of a group that is known to have at least `rows` rows.
    Share atLeast(int of, long rows) {
        return grouping == of && grouping != 0
                ? new Share(Math.max(each, product(perRow, rows)), apart, whole, grouping, perRow)
                : this;
    }

    /// Behind a value over all rows, of which there are at least `rows`, by the aggregate `number`.
    Share total(long rows, int number) {
        long many = apart ? product(each, rows) : rows > 0 ? each : 0;
        return new Share(many, true, whole, number, apart ? each : 0);
    }

    /// Behind a value for each group.
    Share group(int number) {
        return new Share(each, apart, false, number, apart ? each : 0);
    }

    /// Behind a value of which nobody knows how many of the aggregated rows count.
    Share unknown() {
        return new Share(Math.min(each, 1), apart, false, 0, 0);
    }

    boolean enough() {
        return whole || each >= Exposure.ENOUGH;
    }

    private static long product(long a, long b) {
        return Math.min(a, Integer.MAX_VALUE) * Math.min(b, Integer.MAX_VALUE);
    }
}
