package dev.trefoil.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Limits;
import dev.trefoil.script.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadScriptTest {
    private static final String GOOD = new String(Samples.meanAge().canonicalBytes(), StandardCharsets.UTF_8);

    /// What is replaced in the good script, by what, and the complaint.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"kind\":\"compare\" | \"kind\":\"foo\" | steps[0].plan.input.where: unknown kind \"foo\"",
                "\"kind\":\"filter\" | \"kind\":\"sieve\" | steps[0].plan.input: unknown kind \"sieve\"",
                "\"kind\":\"reveal\" | \"kind\":\"leak\" | steps[0]: unknown kind \"leak\"",
                "\"kind\":\"mean\" | \"kind\":\"average\" | steps[0].plan.measures[0]: unknown kind \"average\"",
                "\"kind\":\"int\" | \"kind\":\"long\" | where.right.value: unknown kind \"long\"",
                "\"value\":\"1\" | \"value\":1 | where.right.value.value: a number is not allowed here: write it as a string",
                "\"value\":\"1\" | \"value\":\"01\" | \"01\" is not an integer in plain decimal digits",
                "\"value\":\"1\" | \"value\":\"+1\" | is not an integer",
                "\"value\":\"1\" | \"value\":\"-0\" | is not an integer",
                "\"value\":\"1\" | \"value\":\"１\" | is not an integer",
                "\"value\":\"1\" | \"value\":\"79228162514264337593543950336\" | at most 96",
                "\"value\":\"1\" | \"value\":true | expected a text in quotes, found true or false",
                "\"value\":\"1\" | \"value\":null | expected a text in quotes, found null",
                "\"value\":\"1\" | \"value\":[] | expected a text in quotes, found a list",
                "\"operator\":\"==\" | \"operator\":\"=\" | where.operator: unknown comparison",
                "\"how\":\"inner\" | \"how\":\"outer\" | how: unknown join; known are inner, left, right, full, semi and anti",
                "\"how\":\"inner\" | \"how\":\"semi\" | a semi or anti join asserts nothing about its keys",
                "\"kind\":\"manyToOne\" | \"kind\":\"unchecked\" | say how often keys may repeat",
                "\"kind\":\"manyToOne\" | \"kind\":\"manyToMany\" | the field \"maxRows\" is missing",
                "\"minimumRows\":\"0\" | \"minimumRows\":\"-1\" | minimumRows: -1 is outside 0..1073741824",
                "\"minimumRows\":\"0\" | \"minimumRows\":\"0\",\"minimumRows\":\"0\" | minimumRows: the field appears twice",
                "\"minimumRows\":\"0\", | ~~ | steps[0].plan.input: the field \"minimumRows\" is missing",
                "\"minimumRows\":\"0\" | \"minimumRows\":\"0\",\"maximumRows\":\"5\" | unknown field \"maximumRows\"",
                "\"name\":\"Stroke\" | \"name\":\"Strok\" | unknown column 'Strok' (did you mean 'Stroke'?)",
                "\"name\":\"Stroke\" | \"name\":\"\\ud800\" | half of a surrogate pair",
                "\"name\":\"Stroke\" | \"name\":\"\" | a column name is empty",
                "\"name\":\"Stroke\" | \"name\":\"a\\u202eb\" | contains a control, invisible or broken character",
                "\"column\":\"Age\" | \"column\":\"patient_id\" | column 'patient_id' appears twice",
                "int[min=0,max=120] | uint7 | write int[min=0,max=127]",
                "int[min=0,max=120] | int[min=0, max=120] | this type has one spelling here",
                "int[min=0,max=120] | integer | tables[0].schema[1].type: unknown type 'integer'",
                "\"format\":\"trefoil-script-2\" | \"format\":\"trefoil-script-9\" | format: this is no script",
                "\"mayFail\":[], | ~~ | the field \"mayFail\" is missing",
                "\"mayFail\":[] | \"mayFail\":[{\"first\":\"1\",\"last\":\"2\"}] | from step 1 to step 2: such parts",
                "\"mayFail\":[] | \"mayFail\":[{\"first\":\"2\",\"last\":\"1\"}] | mayFail[0]: errors are allowed",
                "\"mayFail\":[] | \"mayFail\":[{\"first\":\"0\",\"last\":\"1\"}] | mayFail[0].first: 0 is outside",
                "\"format\":\"trefoil-script-2\", | ~~ | the field \"format\" is missing",
                "\"description\":\"\" | \"description\":\"\\u0000\" | U+0000",
                "\"table\":\"180A66 | \"table\":\"180a66 | a handle is written in upper case",
                "\"table\":\"180A66 | \"table\":\"180G66 | is not a table handle",
                "\"table\":\"180A66 | \"table\":\"280A66 | does not list the schema of table 280A6618",
                "]} | ]}{} | there is more after the end",
                "]} | ]}] | not JSON",
                "]} | ]}x | not JSON",
            })
    void isRefusedWithItsPlace(String good, String bad, String complaint) {
        int at = good.equals("]}") ? GOOD.lastIndexOf(good) : GOOD.indexOf(good);
        assertThat(at).isNotNegative();
        String script = GOOD.substring(0, at) + bad + GOOD.substring(at + good.length());
        assertThatThrownBy(() -> parse(script))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ScriptJson.parse(cut))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("ends too early");
        }
    }

    @Test
    void theSizeIsHeldBeforeAnythingIsBuilt() {
        byte[] huge = new byte[(8 << 20) + 1];
        Arrays.fill(huge, (byte) '[');
        assertThatThrownBy(() -> ScriptJson.parse(huge)).hasMessageContaining("at most 8388608 are allowed");
    }

    @Test
    void depthNodesTextsAndNumbersAreBounded() {
        assertThatThrownBy(() -> parse("[".repeat(100_000))).hasMessageContaining("nested more than 320 deep");
        assertThatThrownBy(() -> parse("{\"a\":".repeat(100_000))).hasMessageContaining("nested more than 320 deep");
        assertThatThrownBy(() -> parse('[' + "[],".repeat(1_100_000) + "[]]"))
                .hasMessageContaining("more than 1000000 values");
        assertThatThrownBy(() -> parse("[\"" + "x".repeat(100_000) + "\"]")).hasMessageContaining("too large");
        assertThatThrownBy(() -> parse("{\"" + "x".repeat(100_000) + "\":\"\"}"))
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> parse('[' + "9".repeat(100_000) + ']')).isInstanceOf(JsonException.class);
    }

    @Test
    void aPlanIsHeldAgainstTheLimitsOfTheLanguage() {
        String scan = "{\"kind\":\"scan\",\"table\":\"step 1\"}";
        String deep = scan;
        for (int i = 0; i < Limits.MAX_DEPTH; i++) {
            deep = "{\"kind\":\"limit\",\"offset\":\"0\",\"rows\":\"1\",\"input\":" + deep + '}';
        }
        String plan = deep;
        assertThatThrownBy(() -> parse(reveal(plan)))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("steps[0].plan: the plan is nested more than 100 deep");
        String wide = "{\"kind\":\"concat\",\"inputs\":[" + (scan + ',').repeat(Limits.MAX_COLUMNS) + scan + "]}";
        assertThatThrownBy(() -> parse(reveal(wide)))
                .hasMessage("steps[0].plan.inputs: the list has 1001 items, at most 1000 are allowed");
        assertThatThrownBy(() -> parse(script("[" + "{},".repeat(Limits.MAX_STEPS) + "{}]")))
                .hasMessage("steps: the list has 1001 items, at most 1000 are allowed");
    }

    @Test
    void onlyPlainUtf8IsRead() {
        byte[] latin = GOOD.replace("Mean", "Größe").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ScriptJson.parse(latin)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> ScriptJson.parse(GOOD.getBytes(StandardCharsets.UTF_16BE)))
                .isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> parse('\uFEFF' + GOOD)).hasMessageContaining("byte order mark");
        byte[] overlong = {'[', '"', (byte) 0xC0, (byte) 0x80, '"', ']'};
        assertThatThrownBy(() -> ScriptJson.parse(overlong)).hasMessageContaining("not UTF-8");
    }

    @Test
    void complaintsNeverEchoControlCharactersOrLongTexts() {
        assertThatThrownBy(() -> parse(
                        GOOD.replace("\"kind\":\"filter\"", "\"kind\":\"\\u001b[31m\\u202e" + "x".repeat(900) + '"')))
                .message()
                .contains("\\u{1b}")
                .doesNotContain("\u001b", "\u202e")
                .hasSizeLessThan(300);
        assertThatThrownBy(() -> parse(GOOD.replace("\"kind\":\"filter\"", "\"\\u001b" + "y".repeat(900) + "\":\"\"")))
                .message()
                .doesNotContain("\u001b")
                .hasSizeLessThan(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 | 100 | [] | the kinds of an upload's columns are at least one of bool, date",
                "10 | 100 | [\"text\",\"int\"] | each once and in this order",
                "10 | 100 | [\"int\",\"int\"] | each once and in this order",
                "10 | 100 | [\"secret\"] | unknown kind \"secret\"",
                "0 | 100 | [\"int\"] | columns: 0 is outside 1..1000",
                "10 | 1073741825 | [\"int\"] | rows: 1073741825 is outside 1..1073741824",
            })
    void limitsOfAnUploadAreWholeAndHaveOneSpelling(String columns, String rows, String kinds, String complaint) {
        String step = "[{\"kind\":\"uploadAny\",\"columns\":\"" + columns + "\",\"rows\":\"" + rows + "\",\"types\":"
                + kinds + "}]";
        assertThatThrownBy(() -> parse(script(step)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(complaint);
    }

    private static String reveal(String plan) {
        return script("[{\"kind\":\"reveal\",\"plan\":" + plan + "}]");
    }

    private static String script(String steps) {
        return "{\"format\":\"trefoil-script-2\",\"name\":\"x\",\"description\":\"\",\"tables\":[],\"steps\":" + steps
                + '}';
    }

    private static Script parse(String text) {
        return ScriptJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
