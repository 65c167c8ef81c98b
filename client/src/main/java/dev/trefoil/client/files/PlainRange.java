package dev.trefoil.client.files;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// The least and the largest number of a column so far, as longs, against which plainly written numbers are compared.
///
/// Both are in units of 10^-9 once a number has had decimals, else in units of 1; where they do not fit, nothing is
/// within.
final class PlainRange {
    private static final int DECIMALS = 9;
    private static final int MOST_DIGITS = 9;

    private boolean whole = true;
    private long least = 1;
    private long most;

    void set(BigDecimal min, BigDecimal max, boolean isWhole) {
        whole = isWhole;
        int scale = whole ? 0 : DECIMALS;
        BigInteger low = min.setScale(scale, RoundingMode.CEILING).unscaledValue();
        BigInteger high = max.setScale(scale, RoundingMode.FLOOR).unscaledValue();
        boolean fits = low.bitLength() < Long.SIZE && high.bitLength() < Long.SIZE;
        least = fits ? low.longValue() : 1;
        most = fits ? high.longValue() : 0;
    }

    /// Whether a field is a plain number within, without zeros before it, and one without decimals if none has had
    /// any. False also for one that cannot be told at a glance.
    boolean holds(byte[] field, int from, int to) {
        int first = from < to && field[from] == '-' ? from + 1 : from;
        if (first + 1 < to && field[first] == '0' && field[first + 1] != '.') {
            return false;
        }
        if (whole) {
            long number = PlainFields.whole(field, from, to);
            return number != PlainFields.OTHER && number >= least && number <= most;
        }
        int point = first;
        while (point < to && field[point] != '.') {
            point++;
        }
        long units = PlainFields.whole(field, first, point);
        if (units == PlainFields.OTHER || field[first] == '-' || point - first > MOST_DIGITS) {
            return false;
        }
        boolean more = false;
        int end = Math.max(to, point + 1 + DECIMALS);
        for (int at = point + 1; at < end; at++) {
            int digit = at < to ? field[at] - '0' : 0;
            if (digit < 0 || digit > 9) {
                return false;
            }
            if (at <= point + DECIMALS) {
                units = 10 * units + digit;
            } else {
                more = true;
            }
        }
        if (to - point - 1 > 50) {
            return false;
        }
        long nearer = first == from ? units : -units;
        long farther = first == from ? units + (more ? 1 : 0) : -units - (more ? 1 : 0);
        return Math.min(nearer, farther) >= least && Math.max(nearer, farther) <= most;
    }
}
