package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uint8? | int[min=0,max=255]?",
                "int8 | int[min=-128,max=127]",
                "int[nullable,min=0,max=255] | int[min=0,max=255]?",
                "int[min=0,max=255,nullable]? | int[min=0,max=255]?",
                "int62 | int[min=-2305843009213693952,max=2305843009213693951]",
                "int | int[min=-2305843009213693952,max=2305843009213693951]",
                "int64 | int[min=-9223372036854775808,max=9223372036854775807]",
                "uint64 | int[min=0,max=18446744073709551615]",
                "int96 | int[min=-39614081257132168796771975168,max=39614081257132168796771975167]",
                "uint96 | int[min=0,max=79228162514264337593543950335]",
                "fp96[precision=48,min=0] | fp[precision=48,min=0,max=140737488355327.999999999999996447286321199499070644378662109375]",
                "int8[max=5] | int[min=-128,max=5]",
                "uint[max=3] | int[min=0,max=3]",
                "varchar[6] | varchar[6]",
                "text[6]? | varchar[6]?",
                "varchar[nullable,6] | varchar[6]?",
                "fp24[precision=10] | fp[precision=10,min=-8192,max=8191.9990234375]",
                "fp[min=0.5,max=2.5] | fp[precision=20,min=0.5,max=2.5]",
                "fp[precision=1,min=-0.75,max=0.75] | fp[precision=1,min=-1,max=0.5]",
                "bool? | bool?",
                "date | date"
            })
    void aTypeStringNamesAType(String text, String type) {
        assertThat(TypeText.type(text).text()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int[min=-5,max=7]?",
                "fp[precision=48,min=-0.000000000000003552713678800500929355621337890625,max=8191]",
                "fp[precision=48,min=-140737488355328,max=140737488355327.999999999999996447286321199499070644378662109375]?",
                "int[min=-39614081257132168796771975168,max=39614081257132168796771975167]?",
                "bool",
                "varchar[1024]?",
                "date?"
            })
    void whatIsWrittenIsReadBack(String text) {
        assertThat(TypeText.type(text).text()).isEqualTo(text);
        assertThat(TypeText.type(TypeText.type(text).text())).isEqualTo(TypeText.type(text));
    }

    @Test
    void aDateFormatIsNoPartOfTheType() {
        TypeText.Parsed parsed = TypeText.parse("date[format=%d/%m/%Y]?");
        assertThat(parsed.type()).isEqualTo(Type.date().withNullable(true));
        assertThat(parsed.dateFormat()).contains("%d/%m/%Y");
        assertThatThrownBy(() -> TypeText.type("date[format=%d]")).hasMessageContaining("belongs to an upload");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "integer | unknown type 'integer': write for example uint8?",
                "'' | unknown type",
                "int8] | unknown type",
                "INT8 | unknown type",
                "bool7 | unknown type",
                "int97 | 97 bits are outside 1..96",
                "fp97 | 97 bits are outside 1..96",
                "int0 | 0 bits are outside",
                "uint97 | 97 bits are outside 1..96",
                "varchar | needs its length in bytes, for example varchar[20]",
                "varchar[0] | outside 1..1024",
                "varchar[2000] | outside 1..1024",
                "varchar[x] | length 'x' is not a whole number",
                "int[min=5,max=4] | the minimum 5 is above the maximum 4",
                "int[max=79228162514264337593543950336] | need 98 bits, at most 96 are supported",
                "int[min=0,max=79228162514264337593543950336] | need 97 bits, at most 96 are supported",
                "int[min=-1,max=79228162514264337593543950335] | need 97 bits, at most 96 are supported",
                "int[min=1,min=2] | names min twice",
                "int[size=3] | unknown part 'size'",
                "int[min=1.5] | min '1.5' is not a whole number",
                "fp[min=abc] | min 'abc' is not a decimal number",
                "fp[precision=0] | precision 0 is outside 1..48",
                "fp[precision=49] | precision 49 is outside 1..48",
                "date[min=3] | unknown part 'min'"
            })
    void aWrongTypeStringSaysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> TypeText.parse(text))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEndlessTypeStringIsRefusedAtOnce() {
        assertThatThrownBy(() -> TypeText.parse("int" + "9".repeat(100_000)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("unknown type");
    }
}
