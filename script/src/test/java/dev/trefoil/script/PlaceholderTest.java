package dev.trefoil.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.script.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Placeholders in scripts: their constraints, and the tokens that become placeholders.
class PlaceholderTest {
    private static final String PLAIN = new String(Samples.meanAge().canonicalBytes(), StandardCharsets.UTF_8);
    private static final String TOKEN = PLAIN.replace("\"value\":\"1\"", "\"value\":\"##stroke##\"");
    private static final String LISTED = "{\"name\":\"stroke\",\"type\":\"int[min=0,max=1]\",\"constraint\":"
            + "{\"kind\":\"between\",\"low\":{\"kind\":\"int\",\"value\":\"0\"},"
            + "\"high\":{\"kind\":\"int\",\"value\":\"1\"}}}";

    private static Script parse(String text) {
        return ScriptJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Script expanded(String text) {
        return PlaceholderTokens.script(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String listing(String text, String... uses) {
        return text.replace("\"placeholders\":[]", "\"placeholders\":[" + String.join(",", uses) + "]");
    }

    private static PlaceholderUse text(String pattern, int bytes) {
        return new PlaceholderUse(
                PlaceholderName.of("x"), Type.text(bytes), new Constraint.Matching(new TextShape(pattern)));
    }

    @Test
    void aTokenTakesTheListedTypeOrTheUsualOne() {
        Script listed = expanded(listing(TOKEN, LISTED));
        assertThat(listed.placeholders())
                .containsExactly(new PlaceholderUse(
                        PlaceholderName.of("stroke"),
                        Type.int_(0, 1),
                        new Constraint.Between(Value.of(0), Value.of(1))));
        assertThat(parse(new String(listed.canonicalBytes(), StandardCharsets.UTF_8)))
                .isEqualTo(listed);
        assertThat(new String(listed.canonicalBytes(), StandardCharsets.UTF_8)).doesNotContain("##");
        PlaceholderUse usual = expanded(TOKEN).placeholders().getFirst();
        assertThat(usual.type().text()).isEqualTo("int[min=-2147483648,max=2147483647]");
        assertThat(usual.constraint()).isEqualTo(new Constraint.Any());
        assertThat(expanded(listing(
                        PLAIN.replace(
                                "\"kind\":\"literal\",\"value\":{\"kind\":\"int\",\"value\":\"1\"}",
                                "\"kind\":\"literal\",\"value\":\"##stroke##\""),
                        LISTED)))
                .isEqualTo(listed);
        assertThat(expanded(PLAIN)).isEqualTo(Samples.meanAge());
    }

    /// A token where something else is chosen than a value, or that is none.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"table\":\"180A66 | \"table\":\"##t##180A66 | steps[0].plan",
                "\"name\":\"Stroke\" | \"name\":\"##column##\" | where.left.name: a placeholder stands only",
                "\"minimumRows\":\"0\" | \"minimumRows\":\"##least##\" | minimumRows: a placeholder stands only",
                "\"operator\":\"==\" | \"operator\":\"##operator##\" | where.operator: a placeholder stands only",
                "\"how\":\"inner\" | \"how\":\"##how##\" | how: a placeholder stands only",
                "\"column\":\"Age\" | \"column\":\"##name##\" | tables[0].schema[1].column: a placeholder stands only",
                "int[min=0,max=120] | ##type## | tables[0].schema[1].type: a placeholder stands only",
                "\"value\":\"1\" | \"value\":\"## stroke##\" | is no name of a placeholder",
                "\"value\":\"1\" | \"value\":\"##stroke\" | this is no placeholder: write it as ##name##",
                "\"value\":\"1\" | \"value\":\"stroke##\" | this is no placeholder",
                "\"value\":\"1\" | \"value\":\" ##stroke##\" | this is no placeholder",
                "\"value\":\"1\" | \"value\":\"####\" | this is no placeholder",
                "\"value\":\"1\" | \"value\":\"##a##b##\" | is no name of a placeholder",
                "\"value\":\"1\" | \"value\":\"##1a##\" | is no name of a placeholder",
                "\"value\":\"1\" | \"value\":\"##\\u202ea##\" | is no name of a placeholder",
                "{\"kind\":\"int\",\"value\":\"1\"} | \"##other##\" | the script lists no placeholder other",
            })
    void aTokenThatWouldSmuggleSomethingElseIsRefused(String good, String bad, String complaint) {
        int at = PLAIN.indexOf(good);
        assertThat(at).isNotNegative();
        String script = PLAIN.substring(0, at) + bad + PLAIN.substring(at + good.length());
        assertThatThrownBy(() -> expanded(script))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(complaint);
        assertThatThrownBy(() -> parse(script)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"type\":\"int[min=0,max=1]\" | \"type\":\"int[min=0,max=2]\" | stands with two types",
                "\"type\":\"int[min=0,max=1]\" | \"type\":\"int[min=0,max=1]?\" | stands with two types",
                "\"low\":{\"kind\":\"int\",\"value\":\"0\"} | \"low\":{\"kind\":\"int\",\"value\":\"2\"} | no value lies between",
                "\"low\":{\"kind\":\"int\",\"value\":\"0\"} | \"low\":{\"kind\":\"int\",\"value\":\"-1\"} | does not fit",
                "\"low\":{\"kind\":\"int\",\"value\":\"0\"} | \"low\":{\"kind\":\"bool\",\"value\":false} | does not lie between",
                "\"kind\":\"between\" | \"kind\":\"near\" | unknown kind",
                "\"name\":\"stroke\",\"type\" | \"name\":\"strike\",\"type\" | must name each one that the steps use",
                "\"low\": | \"lowest\": | unknown field",
            })
    void aListOfPlaceholdersThatDoesNotFitIsRefused(String good, String bad, String complaint) {
        String script = new String(expanded(listing(TOKEN, LISTED)).canonicalBytes(), StandardCharsets.UTF_8);
        assertThat(parse(script).placeholders()).hasSize(1);
        String use = script.substring(script.indexOf("\"placeholders\""));
        int at = script.indexOf("\"placeholders\"") + use.indexOf(good);
        assertThat(use).contains(good);
        String wrong = script.substring(0, at) + bad + script.substring(at + good.length());
        assertThatThrownBy(() -> parse(wrong)).isInstanceOf(JsonException.class).hasMessageContaining(complaint);
    }

    @Test
    void aConstraintIsForItsType() {
        assertThatThrownBy(() -> new PlaceholderUse(
                        PlaceholderName.of("x"), Type.date(), new Constraint.Matching(new TextShape("a"))))
                .hasMessageContaining("only a text matches a pattern");
        assertThatThrownBy(() -> new PlaceholderUse(
                        PlaceholderName.of("x"), Type.text(3), new Constraint.OneOf(List.of(Value.of("four")))))
                .isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> new Constraint.OneOf(List.of())).hasMessageContaining("takes one of");
        assertThatThrownBy(() -> new Constraint.OneOf(List.of(Value.of(1), Value.of(1))))
                .hasMessageContaining("listed twice");
        assertThatThrownBy(() -> new Constraint.Between(Value.of("a"), Value.of("b")))
                .hasMessageContaining("only numbers, dates and timestamps");
    }

    @Test
    void theEdgesOfAWindowAreInIt() {
        PlaceholderUse window = new PlaceholderUse(
                PlaceholderName.of("since"),
                Type.date(),
                new Constraint.Between(Value.of(LocalDate.of(2024, 2, 29)), Value.of(LocalDate.of(2024, 3, 1))));
        assertThat(window.objection(Value.of(LocalDate.of(2024, 2, 29)))).isEmpty();
        assertThat(window.objection(Value.of(LocalDate.of(2024, 3, 1)))).isEmpty();
        assertThat(window.objection(Value.of(LocalDate.of(2024, 2, 28))))
                .contains("the placeholder since takes a value from 2024-02-29 to 2024-03-01, not 2024-02-28");
        assertThat(window.objection(Value.of(LocalDate.of(2024, 3, 2)))).isPresent();
        assertThat(window.objection(Value.of("2024-03-01"))).isPresent();
    }

    @Test
    void aPatternMatchesTheWholeTextOnly() {
        PlaceholderUse code = text("[A-Z][0-9]{2}(\\.[0-9])?", 5);
        assertThat(code.objection(Value.of("I64"))).isEmpty();
        assertThat(code.objection(Value.of("I64.2"))).isEmpty();
        for (String wrong : List.of("", "xI64", "I64\n", "I64.", "i64", "I64.22", "\nI64")) {
            assertThat(code.objection(Value.of(wrong))).as(wrong).isPresent();
        }
        assertThat(text("Bern|Chur", 9).objection(Value.of("Bernard"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((a{1000}){1000}){1000})",
                "((a{2,99}){9})",
                "a{257}",
                "a{1,99999999999999999999}",
                "(a{17}){17}",
                "(?=a)",
                "(a)\\1",
                "(",
                "a**",
                "((a|b?c*)(a|b?c*)(a|b?c*)(a|b?c*)(a|b?c*)){64}",
                "",
                "a\u202Eb"
            })
    void aPatternThatIsTooLargeOrNoneIsRefused(String pattern) {
        assertThatThrownBy(() -> new TextShape(pattern)).isInstanceOf(PlanException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*)*b", "(a|aa)+$", "(x+x+)+y", "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)c", "(a?){16}a{16}"})
    void aPatternThatWouldKeepABacktrackerBusyForYearsIsAnsweredAtOnce(String pattern) {
        long start = System.nanoTime();
        assertThat(new TextShape(pattern).matches("a".repeat(1023) + "!")).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    /// RE2 follows instructions without a letter by calling itself: as deep as the pattern is large.
    @Test
    void theLargestPatternsNeedLittleStack() throws InterruptedException {
        TextShape largest = new TextShape("((a|b?c*)(a|b?c*)(a|b?c*)(a|b?c*)(a|b?c*)){23}");
        List<Boolean> answers = new ArrayList<>();
        Thread small =
                new Thread(null, () -> answers.add(largest.matches("abc".repeat(341) + "d")), "small", 256 << 10);
        small.start();
        small.join();
        assertThat(answers).containsExactly(false);
    }
}
