package dev.trefoil.client.files;

/// Fields in the form in which most of them are written, read from their bytes: digits, true and false, ISO dates.
///
/// What is written in any other form that [CellReader] takes is [#OTHER] here.
final class PlainFields {
    /// Stands for a field that is not written plainly.
    static final long OTHER = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;
    private static final int LEAST_YEAR = 1900;
    private static final int MOST_YEAR = 2199;

    private PlainFields() {}

    /// A whole number: a minus or none, then 1 to 18 digits.
    static long whole(byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int first = negative ? from + 1 : from;
        if (first == to || to - first > MOST_DIGITS) {
            return OTHER;
        }
        long number = 0;
        for (int at = first; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return OTHER;
            }
            number = 10 * number + digit;
        }
        return negative ? -number : number;
    }

    /// A decimal in units of 2^-fraction, rounded to the nearest (ties to even): a minus or none, digits, and a point
    /// and digits or none, 18 digits in all.
    static long units(byte[] bytes, int from, int to, int fraction) {
        boolean negative = from < to && bytes[from] == '-';
        long number = 0;
        long one = 1;
        int digits = 0;
        boolean point = false;
        for (int at = negative ? from + 1 : from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9 && digits < MOST_DIGITS) {
                number = 10 * number + digit;
                one = point ? 10 * one : one;
                digits++;
            } else if (bytes[at] == '.' && !point && digits > 0) {
                point = true;
            } else {
                return OTHER;
            }
        }
        if (digits == 0 || Long.numberOfLeadingZeros(number) < fraction + 2) {
            return OTHER;
        }
        long scaled = number << fraction;
        long units = scaled / one;
        long rest = scaled - units * one;
        long half = Long.compare(rest, one - rest);
        units += half > 0 || (half == 0 && (units & 1) == 1) ? 1 : 0;
        return negative ? -units : units;
    }

    /// 1 for `true`, 0 for `false`.
    static long bool(byte[] bytes, int from, int to) {
        if (to - from == 4 && bytes[from] == 't' && bytes[from + 1] == 'r' && bytes[from + 2] == 'u') {
            return bytes[from + 3] == 'e' ? 1 : OTHER;
        }
        boolean isFalse = to - from == 5
                && bytes[from] == 'f'
                && bytes[from + 1] == 'a'
                && bytes[from + 2] == 'l'
                && bytes[from + 3] == 's'
                && bytes[from + 4] == 'e';
        return isFalse ? 0 : OTHER;
    }

    /// Days since 1900-01-01 of a date of the form `2024-05-06` in the years 1900 to 2199.
    static long day(byte[] bytes, int from, int to) {
        if (to - from != 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return OTHER;
        }
        int year = 100 * two(bytes, from) + two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int day = two(bytes, from + 8);
        if (two(bytes, from) < 0 || two(bytes, from + 2) < 0 || year < LEAST_YEAR || year > MOST_YEAR) {
            return OTHER;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (month < 1 || month > 12 || day < 1 || day > length(month, leap)) {
            return OTHER;
        }
        int before = year - LEAST_YEAR;
        int leaps = (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 - 460;
        // The days of the months before, of a year that begins in March: 153 in five.
        int months = month > 2 ? (153 * (month - 3) + 2) / 5 + 59 + (leap ? 1 : 0) : 31 * (month - 1);
        return 365L * before + leaps + months + day - 1;
    }

    /// Seconds since 1900-01-01 00:00:00 of a timestamp of the form `2024-05-06 07:08:09`, or with `T` for the space.
    static long second(byte[] bytes, int from, int to) {
        if (to - from != 19 || (bytes[from + 10] != ' ' && bytes[from + 10] != 'T')) {
            return OTHER;
        }
        long day = day(bytes, from, from + 10);
        int hour = two(bytes, from + 11);
        int minute = two(bytes, from + 14);
        int second = two(bytes, from + 17);
        boolean written = bytes[from + 13] == ':' && bytes[from + 16] == ':';
        if (day == OTHER
                || !written
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59) {
            return OTHER;
        }
        return 86_400 * day + 3_600L * hour + 60L * minute + second;
    }

    /// A number of two digits; negative if there are no two.
    private static int two(byte[] bytes, int at) {
        int high = bytes[at] - '0';
        int low = bytes[at + 1] - '0';
        return high < 0 || high > 9 || low < 0 || low > 9 ? -1000 : 10 * high + low;
    }

    private static int length(int month, boolean leap) {
        return switch (month) {
            case 2 -> leap ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }
}
