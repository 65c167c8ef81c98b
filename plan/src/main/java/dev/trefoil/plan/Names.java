package dev.trefoil.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The rule for names of columns, tables and scripts, and the search for the name somebody probably meant.
public final class Names {
    /// The longest name, in characters (code points).
    public static final int MAX_LENGTH = 128;

    private Names() {}

    /// Throws unless `name` may name a `what`: 1 to 128 characters, none of them a control or format character, no
    /// blank at either end.
    public static void requireName(String what, String name) {
        int length = name.codePointCount(0, name.length());
        if (length == 0) {
            throw new PlanException("a " + what + " name is empty: give it at least one character");
        }
        if (length > MAX_LENGTH) {
            throw new PlanException("a " + what + " name has " + length + " characters, at most " + MAX_LENGTH
                    + " are allowed: " + Escaped.text(name.substring(0, name.offsetByCodePoints(0, 20))) + "...");
        }
        if (!name.strip().equals(name)) {
            throw new PlanException(what + " name '" + Escaped.text(name) + "' begins or ends with a blank: remove it");
        }
        if (Escaped.isMisleading(name)) {
            throw new PlanException(what + " name '" + Escaped.text(name)
                    + "' contains a control, invisible or broken character: remove it");
        }
    }

    /// The candidate nearest to `wanted` by edit distance, if any is near enough to be a likely slip.
    public static Optional<String> nearest(String wanted, Collection<String> candidates) {
        int limit = Math.max(2, wanted.length() / 3);
        return candidates.stream()
                .filter(name -> distance(wanted, name) <= limit)
                .min(Comparator.comparingInt(name -> distance(wanted, name)));
    }

    /// The words " (did you mean 'x'?)", or nothing if no candidate is near.
    public static String suggestion(String wanted, Collection<String> candidates) {
        return nearest(wanted, candidates)
                .map(name -> " (did you mean '" + Escaped.text(name) + "'?)")
                .orElse("");
    }

    private static int distance(String wanted, String name) {
        String a = wanted.toLowerCase(java.util.Locale.ROOT);
        String b = name.toLowerCase(java.util.Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
