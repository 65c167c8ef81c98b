package dev.trefoil.client;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.MatchKind;
import dev.trefoil.plan.Expression.TextKind;

/// What can be done with a column of text: `col("name").str().contains("son")`. Null where the column is null.
///
/// Lengths and places count characters (code points), not bytes. Patterns are public.
public final class TextColumn {
    private final Expression text;

    TextColumn(Expression text) {
        this.text = text;
    }

    /// Whether the text holds `part`.
    public ColumnExpression contains(String part) {
        return match(MatchKind.CONTAINS, part);
    }

    public ColumnExpression startsWith(String start) {
        return match(MatchKind.STARTS_WITH, start);
    }

    public ColumnExpression endsWith(String end) {
        return match(MatchKind.ENDS_WITH, end);
    }

    /// Whether the whole text is like the pattern: `%` stands for any text, `_` for one character, `\\` before a
    /// character for that character.
    public ColumnExpression like(String pattern) {
        return match(MatchKind.LIKE, pattern);
    }

    /// The letters A to Z in lower case; all other characters stay.
    public ColumnExpression lower() {
        return function(TextKind.LOWER);
    }

    /// The letters a to z in upper case; all other characters stay.
    public ColumnExpression upper() {
        return function(TextKind.UPPER);
    }

    /// The number of characters.
    public ColumnExpression length() {
        return function(TextKind.LENGTH);
    }

    /// `length` characters from number `start`, counted from 0; fewer where the text ends before.
    public ColumnExpression substring(int start, int length) {
        return new ColumnExpression(new Expression.Substring(text, start, length));
    }

    /// The characters from number `start` to before number `end`, as `text[start:end]` in Python; `end` is above
    /// `start`.
    public ColumnExpression slice(int start, int end) {
        return substring(start, end - start);
    }

    /// This text, then the others: columns or Java strings.
    public ColumnExpression concat(Object... others) {
        Expression all = text;
        for (Object other : others) {
            all = new Expression.Concatenate(all, ColumnExpression.expression(other));
        }
        return new ColumnExpression(all);
    }

    @Override
    public String toString() {
        return new ColumnExpression(text).toString();
    }

    private ColumnExpression match(MatchKind kind, String pattern) {
        return new ColumnExpression(new Expression.TextMatch(kind, text, pattern));
    }

    private ColumnExpression function(TextKind kind) {
        return new ColumnExpression(new Expression.TextFunction(kind, text));
    }
}
