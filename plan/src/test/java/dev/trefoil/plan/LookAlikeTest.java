package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikeTest {
    @ParameterizedTest
    @CsvSource({
        "Age, \u0410ge",
        "Age, Ag\u0435",
        "income, inc\u03BFme",
        "id1, idl",
        "id1, idI",
        "O2, 02",
        "modern, modem",
        "ward, \uFF57ard",
        "new, nevv",
        "Ärzte, A\u0308rzte"
    })
    void whatLooksAlikeHasOneSkeleton(String name, String other) {
        assertThat(name).isNotEqualTo(other);
        assertThat(LookAlike.skeleton(other)).isEqualTo(LookAlike.skeleton(name));
    }

    @ParameterizedTest
    @CsvSource({"Age, age", "Alter, Älter", "income, outcome", "id1, id2"})
    void whatLooksDifferentHasNot(String name, String other) {
        assertThat(LookAlike.skeleton(other)).isNotEqualTo(LookAlike.skeleton(name));
    }

    @Test
    void aForeignLetterInALatinWordIsFound() {
        assertThat(LookAlike.foreignLetter("older than \u0410ge")).contains(0x410);
        assertThat(LookAlike.foreignLetter("inc\u03BFme")).contains(0x3BF);
        assertThat(LookAlike.foreignLetter("Age")).isEmpty();
        assertThat(LookAlike.foreignLetter("возраст")).as("a whole word").isEmpty();
        assertThat(LookAlike.foreignLetter("Größe in µm")).isEmpty();
        assertThat(LookAlike.foreignLetter("возраст_age")).as("two words").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x200B, 0x2060, 0x034F, 0x115F, 0x3164, 0xFE0F, 0x2800, 0xE0041, 0x180B, 0x00AD})
    void noNameHoldsWhatNobodySees(int invisible) {
        String name = "Age" + Character.toString(invisible) + "d";
        assertThatThrownBy(() -> Column.of(name))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("invisible");
        assertThat(Escaped.text(name)).isEqualTo("Age\\u{" + Integer.toHexString(invisible) + "}d");
    }
}
