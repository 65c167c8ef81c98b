package dev.trefoil.clear;

import dev.trefoil.plan.Expression.MatchKind;
import dev.trefoil.plan.Expression.TextKind;

/// Expressions on texts as SQL. DuckDB counts characters as code points; letters change case by a table of the ASCII
/// letters, because its own functions know all alphabets.
final class TextSql {
    private static final String UPPER = "'ABCDEFGHIJKLMNOPQRSTUVWXYZ'";
    private static final String LOWER = "'abcdefghijklmnopqrstuvwxyz'";

    private TextSql() {}

    static String function(TextKind kind, String text) {
        return switch (kind) {
            case LENGTH -> "CAST(length(" + text + ") AS BIGINT)";
            case LOWER -> "translate(" + text + ", " + UPPER + ", " + LOWER + ")";
            case UPPER -> "translate(" + text + ", " + LOWER + ", " + UPPER + ")";
        };
    }

    static String substring(String text, int start, int length) {
        return "substring(" + text + ", " + (start + 1) + ", " + length + ")";
    }

    static String match(MatchKind kind, String text, String pattern) {
        return switch (kind) {
            case CONTAINS -> "contains(" + text + ", " + pattern + ")";
            case STARTS_WITH -> "starts_with(" + text + ", " + pattern + ")";
            case ENDS_WITH -> "ends_with(" + text + ", " + pattern + ")";
            case LIKE -> "(" + text + " LIKE " + pattern + " ESCAPE '\\')";
        };
    }

    static String concatenate(String left, String right) {
        return "(" + left + " || " + right + ")";
    }
}
