package dev.trefoil.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.plan.Expression.MatchKind;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TextPattern;
import dev.trefoil.plan.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What matching costs, counted by hand, and that it looks the same for all texts of a type.
class PatternMatchTest {
    private static final int ROWS = 100;

    /// Gates in n bytes of text, by hand. For `%ab%` halves of bytes 3 n + 3 (n-1) + 3 (n-1), tests 2 (n-1), both
    /// bytes n-1, any place n-2: together 13 n - 11. For `ab%` four halves 12, tests 2, both 1. For `%ab` as for
    /// `%ab%` up to both bytes, then the zero that follows at places 2 to n-1 (two halves and a test each) and n-2
    /// ends.
    @ParameterizedTest
    @CsvSource({
        "CONTAINS, ab, 4, 41, 6",
        "CONTAINS, ab, 256, 3317, 12",
        "STARTS_WITH, ab, 256, 15, 4",
        "ENDS_WITH, ab, 4, 55, 5",
        "LIKE, %ab%, 4, 41, 6",
        "LIKE, ab, 4, 23, 5",
        "LIKE, %, 4, 0, 0"
    })
    void costsWhatWasCounted(MatchKind kind, String pattern, int bytes, int gates, int rounds) {
        Frame frame = texts(bytes, "ab");
        InMemoryTrio.Outcome<Boolean> outcome = run(frame, TextPattern.of(kind, pattern));
        assertThat(outcome.bits()).isEqualTo(3L * ROWS * gates);
        assertThat(outcome.rounds()).isEqualTo(rounds);
    }

    @Test
    void messagesDependOnTheShapeOnly() {
        for (String pattern : List.of("%a_b%", "__%é", "a%b%c_", "%%", "")) {
            TextPattern like = TextPattern.of(MatchKind.LIKE, pattern);
            assertThat(run(texts(9, "a€b"), like).traces())
                    .isEqualTo(run(texts(9, ""), like).traces())
                    .isEqualTo(run(texts(9, "aaaaaaaaa"), like).traces());
        }
    }

    private static Frame texts(int bytes, String text) {
        Frame.Builder builder = Frame.builder(Schema.of(Field.of("t", Type.text(bytes))), ROWS);
        for (int row = 0; row < ROWS; row++) {
            builder.text(0, row, text);
        }
        return builder.build();
    }

    private static InMemoryTrio.Outcome<Boolean> run(Frame frame, TextPattern pattern) {
        List<SecretTable> tables = Trio.share(frame, Optional.empty());
        return InMemoryTrio.measure(party -> {
            SecretColumn column = tables.get(party.index()).columns().getFirst();
            PatternMatch.of(party, Texts.bytes(column.code(party)), pattern);
            return true;
        });
    }
}
