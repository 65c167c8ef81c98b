package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @Test
    void theNearestNameIsALikelySlip() {
        List<String> names = List.of("patient_id", "Age", "Stroke", "age_group");
        assertThat(Names.nearest("age", names)).contains("Age");
        assertThat(Names.nearest("Storke", names)).contains("Stroke");
        assertThat(Names.nearest("patientid", names)).contains("patient_id");
        assertThat(Names.nearest("diagnosis", names)).isEmpty();
        assertThat(Names.nearest("x", List.of())).isEmpty();
        assertThat(Names.suggestion("Agee", names)).isEqualTo(" (did you mean 'Age'?)");
        assertThat(Names.suggestion("diagnosis", names)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Größe", "two words", "\"; DROP TABLE x; --", "💥", "日本"})
    void ordinaryNamesAreKept(String name) {
        assertThatCode(() -> Column.of(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " a", "a ", "a\nb", "a\u0000", "a\u200Bb", "\u202Eabc", "a\uD83D", "a\u00A0b", "\uE000"})
    void misleadingNamesAreRefused(String name) {
        assertThatThrownBy(() -> Column.of(name)).isInstanceOf(PlanException.class);
    }

    @Test
    void aNameIsBounded() {
        assertThatCode(() -> Column.of("💥".repeat(128))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Column.of("💥".repeat(129)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("129 characters, at most 128");
    }

    @Test
    void whatCannotBeSeenIsWrittenOut() {
        assertThat(Escaped.text("a\u202Eb\u0007\u200B\u00A0 c\n"))
                .isEqualTo("a\\u{202e}b\\u{7}\\u{200b}\\u{a0} c\\u{a}");
        assertThat(Escaped.text("Größe 💥")).isEqualTo("Größe 💥");
    }

    @Test
    void differentExpressionsNeverLookAlike() {
        Expression hidden = new Expression.Literal(Value.of("\u200B"));
        Expression spelled = new Expression.Literal(Value.of("\\u{200b}"));
        assertThat(ExpressionText.of(hidden)).isEqualTo("\"\\u{200b}\"");
        assertThat(ExpressionText.of(spelled)).isEqualTo("\"\\\\u{200b}\"");
        assertThat(ExpressionText.of(new Expression.ColumnRef(Column.of("a or b"))))
                .isEqualTo("`a or b`");
        assertThat(ExpressionText.of(new Expression.ColumnRef(Column.of("a`b"))))
                .isEqualTo("`a``b`");
    }

    @Test
    void handlesAreSixtyFourHexDigits() {
        assertThat(Handle.of("ab".repeat(32)).hex()).isEqualTo("AB".repeat(32));
        assertThat(Handle.random()).isNotEqualTo(Handle.random());
        assertThatThrownBy(() -> Handle.of("180A66")).hasMessageContaining("64 hex digits (this has 6 characters)");
        assertThatThrownBy(() -> new StepRef(0)).isInstanceOf(PlanException.class);
    }
}
