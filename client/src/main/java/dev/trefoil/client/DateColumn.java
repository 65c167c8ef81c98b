package dev.trefoil.client;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.DateKind;
import dev.trefoil.plan.Type;

/// What can be done with a column of dates or timestamps (in UTC): `col("born").dt().year()`. Null where the column
/// is null.
public final class DateColumn {
    private final Expression moment;

    DateColumn(Expression moment) {
        this.moment = moment;
    }

    public ColumnExpression year() {
        return part(DateKind.YEAR);
    }

    /// 1 to 4.
    public ColumnExpression quarter() {
        return part(DateKind.QUARTER);
    }

    /// 1 to 12.
    public ColumnExpression month() {
        return part(DateKind.MONTH);
    }

    /// The day of the month, 1 to 31.
    public ColumnExpression day() {
        return part(DateKind.DAY);
    }

    /// 0 is Monday, 6 is Sunday.
    public ColumnExpression weekday() {
        return part(DateKind.WEEKDAY);
    }

    /// 1 to 366.
    public ColumnExpression dayOfYear() {
        return part(DateKind.DAY_OF_YEAR);
    }

    /// Of a timestamp, 0 to 23.
    public ColumnExpression hour() {
        return part(DateKind.HOUR);
    }

    /// Of a timestamp, 0 to 59.
    public ColumnExpression minute() {
        return part(DateKind.MINUTE);
    }

    /// Of a timestamp, 0 to 59.
    public ColumnExpression second() {
        return part(DateKind.SECOND);
    }

    /// The day of a timestamp. The dates may be null, whether or not the column may.
    public ColumnExpression date() {
        return new ColumnExpression(new Expression.Cast(moment, new Type.DateType(true)));
    }

    /// How far `other` lies after this: whole days between dates, seconds between timestamps; negative if it lies
    /// before.
    public ColumnExpression difference(Object other) {
        return new ColumnExpression(new Expression.DateDifference(ColumnExpression.expression(other), moment));
    }

    /// The days from this date to the date `other`; negative if it lies before.
    public ColumnExpression daysUntil(Object other) {
        return difference(other);
    }

    /// The date a number of days later (earlier, if it is negative). A result outside 1900..2199 ends the run, and
    /// only that is disclosed.
    public ColumnExpression plusDays(Object days) {
        return plus(days);
    }

    /// The timestamp a number of seconds later (earlier, if it is negative). A result outside 1900..2199 ends the
    /// run, and only that is disclosed.
    public ColumnExpression plusSeconds(Object seconds) {
        return plus(seconds);
    }

    @Override
    public String toString() {
        return new ColumnExpression(moment).toString();
    }

    private ColumnExpression plus(Object amount) {
        return new ColumnExpression(new Expression.DateAdd(moment, ColumnExpression.expression(amount)));
    }

    private ColumnExpression part(DateKind kind) {
        return new ColumnExpression(new Expression.DatePart(kind, moment));
    }
}
