package dev.trefoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.script.Example;
import dev.trefoil.script.Script;
import dev.trefoil.script.TableUse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestPageTest {
    private static final Instant NOW = Instant.parse("2031-01-01T12:00:00Z");
    private static final Handle SURVEY = Handle.of("AB".repeat(32));
    private static final Handle MEDICAL = Handle.of("CD".repeat(32));
    private static final String NASTY =
            "</td><script>alert(1)</script><img src=x onerror='f()'>\u202Eevil\u2066 \"&quot;";

    private static SigningKey key(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return SigningKey.ofSeed(seed);
    }

    private static Environment environment() {
        return new Environment(
                "hospital",
                1,
                IntStream.range(0, 3)
                        .mapToObj(i -> new Party(
                                i, "P" + i, "O" + i, "localhost", 9000 + i, 9100 + i, key(i).verificationKey()))
                        .toList(),
                List.of(
                        new Person("Ann Weber", "Ethics Board", key(10).verificationKey()),
                        new Person("Bo Lind", "Northern Clinic", key(11).verificationKey())),
                List.of(),
                List.of(new Person("Dan Oz", "University", key(20).verificationKey())),
                2,
                false,
                EnvironmentLimits.DEFAULT);
    }

    /// The script of the demo: the mean age of people with a stroke.
    static Script stroke(String name, String cell) {
        Schema people = Schema.of(Field.of("patient_id", Type.int_(0, 99_999)), Field.of("Age", Type.int_(0, 120)));
        Schema ill = Schema.of(Field.of("patientnr", Type.int_(0, 99_999)), Field.of("Stroke", Type.int_(0, 1)));
        Plan joined = new Plan.Join(
                new Plan.Scan(SURVEY),
                new Plan.Scan(MEDICAL),
                List.of(new Plan.KeyPair(Column.of("patient_id"), Column.of("patientnr"))),
                Plan.JoinKind.INNER);
        Plan filtered = new Plan.Filter(
                joined,
                new Expression.Compare(
                        Expression.Comparison.EQUAL,
                        new Expression.ColumnRef(Column.of("Stroke")),
                        new Expression.Literal(Value.of(1))),
                0);
        Plan mean = new Plan.Aggregate(
                filtered,
                List.of(),
                List.of(new Measure.OfColumn(Measure.Kind.MEAN, Column.of("Age"), Column.of("mean_Age"))));
        return new Script(
                name,
                "The mean age of people who had a stroke, from the survey and the medical records.",
                List.of(new TableUse(SURVEY, people), new TableUse(MEDICAL, ill)),
                List.of(new Step.Reveal(mean)),
                List.of(new Example(1, 1, List.of(new Example.Row(List.of(Optional.of(cell)))))));
    }

    static String page(Script script, String purpose) {
        Request request = Request.of(
                script,
                environment(),
                key(20).verificationKey(),
                purpose,
                "DUA-2031-7",
                NOW.minusSeconds(60),
                NOW.plusSeconds(60 * 60 * 24 * 30),
                3);
        return RequestPage.of(new RequestFile(request, Approval.sign(request, key(10))), environment(), NOW);
    }

    @Test
    void saysWhatTheReviewSays() {
        Script script = stroke("Mean age of stroke patients", "71.5");
        String page = page(script, "Stroke prevention study");
        assertThat(page)
                .contains(
                        "Mean age of stroke patients",
                        "Stroke prevention study",
                        "DUA-2031-7",
                        "Dan Oz (University)",
                        "patient_id: int[min=0,max=99999]",
                        SURVEY.hex(),
                        "keep only the rows where Stroke == 1",
                        "aggregates over the whole table",
                        "nothing under the shares hides small groups",
                        "<td>71.5</td>",
                        "no row has a value to measure for mean_Age",
                        "Approvals: 2 of 2 are needed",
                        "signed, and the signature fits");
        String digest =
                page.replaceAll("(?s).*class=\"digest\">([0-9a-f ]+)<.*", "$1").replace(" ", "");
        assertThat(digest).hasSize(64);
    }

    @Test
    void nothingFromOutsideBecomesMarkupOrMovesOtherText() {
        String page = page(stroke("Ages", NASTY.substring(0, 55)), NASTY);
        assertThat(page)
                .doesNotContain("<script", "<img", "onerror='", "\u202E", "\u2066")
                .contains("&lt;script&gt;", "\\u{202e}evil", "&quot;&amp;quot;");
        String tags = Pattern.compile("<style>.*</style>", Pattern.DOTALL)
                .matcher(page)
                .replaceAll("");
        assertThat(Pattern.compile("<[^>]*(script|\\son[a-z]+=|src=|href=|url\\()")
                        .matcher(tags)
                        .find())
                .isFalse();
        assertThat(page).contains("default-src 'none'");
    }
}
