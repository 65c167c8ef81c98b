package dev.trefoil.script;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.PlanException;
import java.util.regex.MatchResult;

/// A regular expression of RE2's syntax that a text matches as a whole.
///
/// Matching takes time in proportion to the length of the text and to the size of the pattern, both of which are
/// bounded, whatever either holds: there is no backtracking.
public record TextShape(String pattern) {
    /// The longest pattern, in UTF-16 code units.
    public static final int MAX_LENGTH = 200;

    /// The greatest product of all counts in a pattern: `[0-9]{4}-[0-9]{2}` has 8. Counts are written out when a
    /// pattern is compiled, so counts of counts would grow beyond every memory.
    public static final int MAX_COUNTS = 256;

    /// The most instructions of a compiled pattern. RE2/J calls itself as deep as these are many.
    public static final int MAX_SIZE = 1_000;

    // Wherever it stands, even where RE2 would see no count: a pattern is rather refused than too large.
    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?\\}");

    public TextShape {
        if (pattern.isEmpty() || pattern.length() > MAX_LENGTH) {
            throw new PlanException("a pattern of " + pattern.length() + " characters is outside 1.." + MAX_LENGTH);
        }
        if (Escaped.isMisleading(pattern)) {
            throw new PlanException(
                    "the pattern '" + Escaped.text(pattern)
                            + "' holds a control, invisible or broken character: write it as an escape such as \\t or \\x{200B}");
        }
        requireCounts(pattern);
        int size = compiled(pattern).programSize();
        if (size > MAX_SIZE) {
            throw new PlanException("the pattern '" + pattern + "' is too large: written out it has " + size
                    + " parts, at most " + MAX_SIZE + " are allowed; use + or * in place of counts");
        }
    }

    public boolean matches(String text) {
        return compiled(pattern).matches(text);
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new PlanException(
                    "the pattern '" + pattern + "' is no regular expression of RE2: " + e.getDescription(), e);
        }
    }

    private static void requireCounts(String pattern) {
        long product = 1;
        for (MatchResult count : COUNT.matcher(pattern).results().toList()) {
            String most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
            product *= most.length() > 4 ? MAX_COUNTS + 1 : Math.max(1, Integer.parseInt(most));
            if (product > MAX_COUNTS) {
                throw new PlanException("the counts of the pattern '" + pattern + "' are more than " + MAX_COUNTS
                        + " when multiplied: use + or *, and let the type bound the length");
            }
        }
    }
}
