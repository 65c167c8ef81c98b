package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.ArithmeticToBits;
import dev.trefoil.mpc.protocol.BitToArithmetic;
import dev.trefoil.mpc.protocol.BitsToArithmetic;
import dev.trefoil.mpc.protocol.LessThanPublic;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.plan.DateTypes;
import dev.trefoil.plan.Expression.DateKind;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/// Parts, differences and sums of secret dates and timestamps.
///
/// Between 1900 and 2199 every fourth year is a leap year, but for 1900 and 2100. So a day number plus one for each of
/// the two missing leap days that lies before it counts in cycles of 1461 days, and year and month are
/// quotients by public constants (Hinnant 2013, chrono-compatible low-level date algorithms, with months
/// counted from March).
final class SecretDates {
    private static final long CYCLE = 1461;
    /// Days from 1896-03-01, where a cycle counted from March begins, to 1900-01-01, if 1900 were a leap year.
    private static final long SINCE_MARCH_1896 = 1401;

    private static final long LAST = Type.DateType.LAST_DAY + 2;
    private static final PublicDivisor YEARS = PublicDivisor.of(4 * LAST, CYCLE);
    private static final PublicDivisor MARCH_YEARS = PublicDivisor.of(4 * (LAST + SINCE_MARCH_1896) + 3, CYCLE);
    private static final PublicDivisor MONTHS = PublicDivisor.of(20 * 365 + 8, 612);
    private static final PublicDivisor DAYS = PublicDivisor.of(611, 20);
    private static final PublicDivisor WEEKS = PublicDivisor.of(Type.DateType.LAST_DAY, 7);
    private static final PublicDivisor MINUTES = PublicDivisor.of(Type.TimestampType.SECONDS_OF_DAY - 1, 60);
    private static final PublicDivisor HOURS = PublicDivisor.of(24 * 60 - 1, 60);

    private final Party party;
    private final SecretColumn operand;

    private SecretDates(Party party, SecretColumn operand) {
        this.party = party;
        this.operand = operand;
    }

    static SecretColumn part(Party party, DateKind kind, SecretColumn operand, Type type) {
        SecretColumn column = kind.ofTime() ? operand : DateCasts.converted(party, operand, Type.date());
        SecretDates dates = new SecretDates(party, column);
        BitPlanes word = switch (kind) {
            case YEAR -> dates.year();
            case QUARTER -> dates.quarter();
            case MONTH -> dates.month();
            case DAY -> dates.dayOfMonth();
            case WEEKDAY -> dates.weekday();
            case DAY_OF_YEAR -> dates.dayOfYear();
            case HOUR -> HOURS.floor(party, dates.number(dates.minutes()));
            case MINUTE -> dates.minute();
            case SECOND -> dates.second();
        };
        Digits digits = Digits.of(word, BigInteger.valueOf(kind.least()), false);
        return SecretColumn.ofDigits(type, digits, operand.presentOrNull());
    }

    static SecretColumn difference(Party party, SecretColumn left, SecretColumn right, Type type) {
        BitVector present = SecretLogic.bothPresent(party, left, right);
        return SecretColumn.ofRing(type, left.numbers(party).minus(right.numbers(party)), present);
    }

    /// The sum, validated as a cast to `type` is.
    static SecretColumn add(Party party, SecretColumn operand, SecretColumn amount, Type type, BitVector valid) {
        BitVector present = SecretLogic.bothPresent(party, operand, amount);
        SecretColumn sum = SecretColumn.ofRing(
                DateTypes.sum(operand.type(), amount.type()),
                operand.numbers(party).plus(amount.numbers(party)),
                present);
        return SecretCast.of(party, sum, type, valid);
    }

    private BitPlanes year() {
        return YEARS.floor(party, leapDays().times(4)).unsignedTo(9);
    }

    /// What remains of 4 days after the years is 4 times the day of the year plus (-year) mod 4.
    private BitPlanes dayOfYear() {
        RingVector days = leapDays();
        RingVector rest =
                days.times(4).minus(number(YEARS.floor(party, days.times(4))).times(CYCLE));
        BitPlanes day = day();
        BitVector missing = since(day, LocalDate.of(1900, 3, 1))
                .xor(since(day, LocalDate.of(1901, 1, 1)))
                .xor(since(day, LocalDate.of(2100, 3, 1)))
                .xor(since(day, LocalDate.of(2101, 1, 1)));
        RingVector exact =
                rest.minus(BitToArithmetic.of(party, missing, Long.SIZE).times(4));
        return bits(exact, 11).bits(2, 11);
    }

    /// The month counted from March, 0 to 11, then January as 0.
    private BitPlanes month() {
        BitPlanes march = MONTHS.floor(party, marchDays().times(5).plusPublic(party.index(), 8))
                .unsignedTo(4);
        BitVector h0 = march.plane(1);
        BitVector h1 = march.plane(2);
        BitVector h2 = march.plane(3);
        // Pairs of months, 0 to 5 from March and May on: the next pair, modulo 6.
        List<BitVector> products =
                And.all(party, List.of(h1.xor(h0), h1, h2), List.of(h2.not(party.index()), h0, h0.not(party.index())));
        return BitPlanes.of(
                operand.rows(),
                List.of(
                        march.plane(0),
                        h0.not(party.index()),
                        products.get(0),
                        products.get(1).xor(products.get(2))));
    }

    /// 0 to 3: how many of the months April, July and October have come.
    private BitPlanes quarter() {
        BitPlanes month = month();
        BitVector april = LessThanPublic.unsigned(party, month, 3).not(party.index());
        BitVector july = LessThanPublic.unsigned(party, month, 6).not(party.index());
        BitVector october = LessThanPublic.unsigned(party, month, 9).not(party.index());
        return BitPlanes.of(operand.rows(), ByteShift.digits(List.of(april, july, october)));
    }

    /// The day within its month, from 0.
    private BitPlanes dayOfMonth() {
        RingVector scaled = marchDays().times(5).plusPublic(party.index(), 8);
        RingVector month = number(MONTHS.floor(party, scaled));
        return DAYS.floor(party, scaled.minus(month.times(612))).unsignedTo(5);
    }

    private BitPlanes weekday() {
        RingVector days = days();
        return bits(days.minus(number(WEEKS.floor(party, days)).times(7)), 3);
    }

    private BitPlanes minute() {
        RingVector minutes = number(minutes());
        return bits(minutes.minus(number(HOURS.floor(party, minutes)).times(60)), 6);
    }

    private BitPlanes second() {
        RingVector seconds = secondsOfDay();
        return bits(seconds.minus(number(MINUTES.floor(party, seconds)).times(60)), 6);
    }

    private BitPlanes minutes() {
        return MINUTES.floor(party, secondsOfDay());
    }

    private RingVector secondsOfDay() {
        RingVector start = number(DateCasts.day(party, operand)).times(Type.TimestampType.SECONDS_OF_DAY);
        return operand.numbers(party).minus(start);
    }

    /// 4 times the day of the year that begins in March: what remains of 4 days + 3 after the years is that plus 3 -
    /// (year mod 4).
    private RingVector marchDays() {
        RingVector scaled =
                leapDays().plusPublic(party.index(), SINCE_MARCH_1896).times(4).plusPublic(party.index(), 3);
        BitPlanes years = MARCH_YEARS.floor(party, scaled);
        RingVector low = number(years.bits(0, 2));
        RingVector all = number(years.bits(2, years.width())).times(4).plus(low);
        return scaled.minus(all.times(CYCLE)).plus(low).plusPublic(party.index(), -3);
    }

    /// Days since 1900-01-01 if 1900 and 2100 were leap years.
    private RingVector leapDays() {
        BitPlanes day = day();
        BitVector first = since(day, LocalDate.of(1900, 3, 1));
        BitVector second = since(day, LocalDate.of(2100, 3, 1));
        List<RingVector> both = BitToArithmetic.all(party, List.of(first, second), new int[] {Long.SIZE, Long.SIZE});
        return days().plus(both.get(0)).plus(both.get(1));
    }

    private BitVector since(BitPlanes day, LocalDate from) {
        long first = from.toEpochDay() - Type.DateType.FIRST_EPOCH_DAY;
        return LessThanPublic.unsigned(party, day, first).not(party.index());
    }

    private BitPlanes day() {
        return operand.code(party);
    }

    private RingVector days() {
        return operand.numbers(party);
    }

    private RingVector number(BitPlanes word) {
        return BitsToArithmetic.unsigned(party, word, Circuits.adder(party, word.rows()));
    }

    private BitPlanes bits(RingVector number, int width) {
        return ArithmeticToBits.of(party, number, width, Circuits.adder(party, number.rows()));
    }

    @Override
    public String toString() {
        return "SecretDates[" + operand + "]";
    }
}
