package dev.trefoil.testing;

import static dev.trefoil.testing.BothWays.cells;
import static dev.trefoil.testing.BothWays.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.MatchKind;
import dev.trefoil.plan.Expression.TextKind;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Functions of text in both executors, with characters of one to four bytes, empty texts and full ones.
class HandMadeTextsTest {
    /// One to four bytes; the last text fills all 12 bytes, and the one before has a combining accent.
    private static final BothWays TABLE =
            BothWays.of(cells("t varchar[12]?", "Ab", "", null, "aé€\uD83D\uDE00", "e\u0301x%", "abcABCxyzXYZ"));

    @Test
    void lengthCountsCharacters() {
        assertThat(values(new Expression.TextFunction(TextKind.LENGTH, col("t"))))
                .containsExactly("2", "0", "null", "4", "4", "12");
    }

    @Test
    void onlyAsciiLettersChangeTheirCase() {
        assertThat(values(new Expression.TextFunction(TextKind.LOWER, col("t"))))
                .containsExactly(
                        "\"ab\"", "\"\"", "null", text("aé€\uD83D\uDE00"), text("e\u0301x%"), "\"abcabcxyzxyz\"");
        assertThat(values(new Expression.TextFunction(TextKind.UPPER, col("t"))))
                .containsExactly(
                        "\"AB\"", "\"\"", "null", text("Aé€\uD83D\uDE00"), text("E\u0301X%"), "\"ABCABCXYZXYZ\"");
        BothWays edges = BothWays.of(cells("t varchar[8]", "@AZ[`az{", "\u007fÀÖß"));
        assertThat(edges.values(new Expression.TextFunction(TextKind.LOWER, col("t"))))
                .containsExactly("\"@az[`az{\"", text("\u007fÀÖß"));
    }

    @Test
    void substringsCountCharacters() {
        assertThat(values(new Expression.Substring(col("t"), 0, 2)))
                .containsExactly("\"Ab\"", "\"\"", "null", text("aé"), text("e\u0301"), "\"ab\"");
        assertThat(values(new Expression.Substring(col("t"), 2, 2)))
                .containsExactly("\"\"", "\"\"", "null", text("€\uD83D\uDE00"), "\"x%\"", "\"cA\"");
        assertThat(values(new Expression.Substring(col("t"), 3, 100)))
                .containsExactly("\"\"", "\"\"", "null", text("\uD83D\uDE00"), "\"%\"", "\"ABCxyzXYZ\"");
        assertThat(values(new Expression.Substring(col("t"), 11, 1)))
                .containsExactly("\"\"", "\"\"", "null", "\"\"", "\"\"", "\"Z\"");
        assertThat(values(new Expression.Substring(col("t"), 12, 1)))
                .containsExactly("\"\"", "\"\"", "null", "\"\"", "\"\"", "\"\"");
    }

    @Test
    void patternsMatchTheWholeTextCharacterByCharacter() {
        assertThat(like("a%")).containsExactly("false", "false", "null", "true", "false", "true");
        assertThat(like("_%")).containsExactly("true", "false", "null", "true", "true", "true");
        assertThat(like("____")).containsExactly("false", "false", "null", "true", "true", "false");
        assertThat(like("%_€_")).containsExactly("false", "false", "null", "true", "false", "false");
        assertThat(like("%x\\%")).containsExactly("false", "false", "null", "false", "true", "false");
        assertThat(like("%x%")).containsExactly("false", "false", "null", "false", "true", "true");
        assertThat(like("%b_A%X%Z")).containsExactly("false", "false", "null", "false", "false", "true");
        assertThat(like("")).containsExactly("false", "true", "null", "false", "false", "false");
        assertThat(like("%")).containsExactly("true", "true", "null", "true", "true", "true");
        assertThat(like("abcABCxyzXYZ")).containsExactly("false", "false", "null", "false", "false", "true");
        assertThat(like("abcABCxyzXYZ_")).containsOnly("false", "null");
        assertThat(like("abcABCxyzXYZ%")).endsWith("true");
        assertThat(like("A\\b")).containsExactly("true", "false", "null", "false", "false", "false");
    }

    @Test
    void containsAndBothEnds() {
        assertThat(match(MatchKind.CONTAINS, "xy")).containsExactly("false", "false", "null", "false", "false", "true");
        assertThat(match(MatchKind.CONTAINS, "")).containsExactly("true", "true", "null", "true", "true", "true");
        assertThat(match(MatchKind.CONTAINS, "%")).containsExactly("false", "false", "null", "false", "true", "false");
        assertThat(match(MatchKind.STARTS_WITH, "Ab")).startsWith("true", "false");
        assertThat(match(MatchKind.ENDS_WITH, "\uD83D\uDE00"))
                .containsExactly("false", "false", "null", "true", "false", "false");
        assertThat(match(MatchKind.ENDS_WITH, "XYZ")).endsWith("false", "true");
        assertThat(match(MatchKind.ENDS_WITH, "")).containsExactly("true", "true", "null", "true", "true", "true");
        assertThat(match(MatchKind.STARTS_WITH, "longer than any of them")).containsOnly("false", "null");
    }

    @Test
    void concatenatesWhateverTheLengths() {
        BothWays two = BothWays.of(
                cells("a varchar[5]?", "", "abc", "12345", null, "é€"),
                cells("b varchar[3]", "xyz", "", "xyz", "x", "é"));
        assertThat(two.values(new Expression.Concatenate(col("a"), col("b"))))
                .containsExactly("\"xyz\"", "\"abc\"", "\"12345xyz\"", "null", text("é€é"));
        assertThat(two.values(new Expression.Concatenate(new Expression.Literal(Value.of("<")), col("b"))))
                .containsExactly("\"<xyz\"", "\"<\"", "\"<xyz\"", "\"<x\"", text("<é"));
        assertThat(two.values(new Expression.Concatenate(new Expression.Literal(Value.of("")), col("a"))))
                .containsExactly("\"\"", "\"abc\"", "\"12345\"", "null", text("é€"));
        assertThat(two.values(new Expression.Concatenate(col("b"), new Expression.Literal(Value.of(">")))))
                .containsExactly("\"xyz>\"", "\">\"", "\"xyz>\"", "\"x>\"", text("é>"));
    }

    @Test
    void longTextsWork() {
        String long256 = "é".repeat(100) + "needle" + "x".repeat(50);
        BothWays wide = BothWays.of(cells("t varchar[256]", long256, "y".repeat(256), "needl"));
        assertThat(wide.values(new Expression.TextMatch(MatchKind.CONTAINS, col("t"), "needle")))
                .containsExactly("true", "false", "false");
        assertThat(wide.values(new Expression.TextMatch(MatchKind.LIKE, col("t"), "%é_eed%x")))
                .containsExactly("true", "false", "false");
        assertThat(wide.values(new Expression.TextFunction(TextKind.LENGTH, col("t"))))
                .containsExactly("156", "256", "5");
        assertThat(wide.values(new Expression.Substring(col("t"), 99, 4)))
                .containsExactly(text("énee"), "\"yyyy\"", "\"\"");
        assertThat(wide.values(new Expression.Substring(new Expression.Concatenate(col("t"), col("t")), 150, 10)))
                .containsExactly(text("xxxxxxéééé"), "\"yyyyyyyyyy\"", "\"\"");
    }

    @Test
    void whatCannotWorkNamesTheFix() {
        assertThatThrownBy(() -> new Expression.TextMatch(MatchKind.LIKE, col("t"), "50\\"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("ends in a lone \\");
        BothWays wide = BothWays.of(cells("t varchar[600]", "x"), cells("n uint8", 1));
        assertThat(wide.outcome(filter(new Expression.IsNull(new Expression.Concatenate(col("t"), col("t"))))))
                .isEqualTo(new Outcome.Wrong("concat(t, t) could have 1200 bytes, at most 1024 are supported: take a"
                        + " substring of the operands, or cast one to a shorter varchar"));
        assertThat(wide.outcome(filter(new Expression.TextMatch(MatchKind.CONTAINS, col("n"), "1"))))
                .isEqualTo(new Outcome.Wrong("n contains \"1\": needs a text, got int"));
    }

    private static Plan filter(Expression where) {
        return new Plan.Filter(BothWays.SCAN, where, 0);
    }

    private static List<String> values(Expression expression) {
        return TABLE.values(expression);
    }

    private static List<String> like(String pattern) {
        return match(MatchKind.LIKE, pattern);
    }

    private static List<String> match(MatchKind kind, String pattern) {
        return values(new Expression.TextMatch(kind, col("t"), pattern));
    }

    private static String text(String value) {
        return Value.of(value).toString();
    }
}
