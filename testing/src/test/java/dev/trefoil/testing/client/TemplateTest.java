package dev.trefoil.testing.client;

import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.dummyFor;
import static dev.trefoil.client.Trefoil.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.client.DataFrame;
import dev.trefoil.client.OpenScript;
import dev.trefoil.client.Placeholder;
import dev.trefoil.client.ProviderSession;
import dev.trefoil.client.Session;
import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Value;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.StepResult;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alan has a script approved whose values he may choose within limits; the parties hold him to them.
class TemplateTest {
    private static final ReadOptions PEOPLE = types(Map.of("id", "uint8", "age", "uint7?", "city", "text[8]"));
    private static final String REAL = """
            id,age,city,seen
            1,61,Bern,2024-03-01
            2,50,Chur,2024-05-09
            3,NA,Bern,2025-01-01
            4,70,Bern,2025-02-02
            5,88,Chur,2025-03-03
            6,20,Bern,2026-04-04
            """;
    private static final String DUMMY = "id,age,city,seen\n1,30,Bern,2024-01-01\n2,80,Chur,2025-01-01\n";

    @TempDir
    static Path folder;

    private static Hospital hospital;
    private static String people;
    private static Path template;

    @BeforeAll
    static void open() throws IOException {
        hospital = new Hospital(folder);
        try (ProviderSession provider = hospital.provider()) {
            Path file = Files.writeString(folder.resolve("people.csv"), REAL);
            people = provider.upload(file, PEOPLE, Optional.of("people"))
                    .handle()
                    .hex();
        }
        template = hospital.approve(recorded());
    }

    @AfterAll
    static void close() {
        hospital.close();
    }

    /// What Alan chooses, with other values each time.
    private record Choice(int minimumAge, String city, LocalDate since, double weight) {
        static final Choice DUMMY = new Choice(65, "Chur", LocalDate.of(2024, 6, 1), 1.5);

        /// Two steps, with the age in both.
        List<String> run(Session session) {
            var age = session.placeholder("minimumAge", Placeholder.between(0, 120), minimumAge);
            DataFrame old = session.table(people).filter(col("age").ge(age));
            String first = old.filter(
                            col("city").eq(session.placeholder("city", Placeholder.oneOf("Bern", "Chur"), city)))
                    .count()
                    .reveal()
                    .toString();
            var since = session.placeholder(
                    "since", Placeholder.between(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 31)), since());
            var weight = session.placeholder("weight", Placeholder.any("fp16[precision=4]"), weight());
            String second = old.filter(col("seen").ge(since))
                    .assign("years", col("age").minus(age).times(weight))
                    .sum("years")
                    .reveal()
                    .toString();
            return List.of(first, second);
        }
    }

    private static Session session() throws IOException {
        Session session = Session.connect(hospital.connection().toString()).onNotice(text -> {});
        session.upload(Files.writeString(folder.resolve("dummy.csv"), DUMMY), PEOPLE, dummyFor(people));
        return session;
    }

    private static Path recorded() throws IOException {
        Path file = folder.resolve("template.json");
        try (Session session = session()) {
            OpenScript script = session.record("Older people of a city");
            assertThat(Choice.DUMMY.run(session)).containsExactly("1", "22.5");
            script.save(file);
        }
        return file;
    }

    private static Bindings with(Map<String, Value> others) {
        Map<PlaceholderName, Value> values = new HashMap<>();
        Map<String, Value> good = new HashMap<>(Map.of("minimumAge", Value.of(60), "city", Value.of("Bern")));
        good.putAll(others);
        good.forEach((name, value) -> values.put(PlaceholderName.of(name), value));
        return Bindings.of(values);
    }

    private static void everyPartyRefuses(Reason.Kind kind, String words, Bindings bindings) throws IOException {
        List<Failure> said = hospital.said(template, bindings);
        assertThat(said).hasSize(3);
        for (Failure failure : said) {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
            assertThat(failure.reasons()).anyMatch(reason -> reason.startsWith(kind + ": ") && reason.contains(words));
        }
    }

    private static StepResult run(Path file, RunTag tag, int number, Step step, Bindings bindings) throws IOException {
        try (Parties parties = hospital.analyst()) {
            Authorization authorization = hospital.authorization(file);
            return parties.run(Files.readString(file), authorization, tag, number, step, Optional.empty(), bindings);
        }
    }

    private static void refused(Reason.Kind kind, RunTag tag, int number, Step step, Bindings bindings) {
        assertThatThrownBy(() -> run(template, tag, number, step, bindings))
                .isInstanceOfSatisfying(
                        PartyFailure.class,
                        failure -> assertThat(failure.failure().reasons())
                                .anyMatch(reason -> reason.startsWith(kind + ": ")));
    }

    private static Step step(int number) throws IOException {
        return hospital.authorization(template).request().script().step(number);
    }

    @Test
    void oneApprovalRunsWithEveryAllowedValue() throws IOException {
        List<Choice> choices = List.of(
                new Choice(60, "Bern", LocalDate.of(2025, 1, 1), 0.25),
                new Choice(0, "Chur", LocalDate.of(2024, 1, 1), -3),
                new Choice(120, "Bern", LocalDate.of(2025, 12, 31), 7.0625));
        List<List<String>> expected = List.of(List.of("2", "9.5"), List.of("2", "-867"), List.of("0", "null"));
        for (int i = 0; i < choices.size(); i++) {
            try (Session session = session()) {
                OpenScript script = session.load(template);
                assertThat(choices.get(i).run(session)).isEqualTo(expected.get(i));
                script.close();
            }
        }
    }

    @Test
    void aForbiddenValueIsRefusedBeforeAnythingIsSent() throws IOException {
        try (Session session = session()) {
            session.load(template);
            assertThatThrownBy(() -> session.placeholder("minimumAge", Placeholder.between(0, 200), 150))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("minimumAge takes")
                    .hasMessageContaining("int[min=0,max=120]");
            assertThatThrownBy(() -> session.placeholder("city", Placeholder.oneOf("Bern", "Genf"), "Genf"))
                    .hasMessageContaining("takes one of \"Bern\", \"Chur\", not \"Genf\"");
        }
    }

    @Test
    void aPlaceholderKeepsItsValueWithinAScript() throws IOException {
        try (Session session = session()) {
            session.record("Twice");
            session.placeholder("x", Placeholder.between(0, 9), 3);
            session.placeholder("x", Placeholder.between(0, 9), 3);
            assertThatThrownBy(() -> session.placeholder("x", Placeholder.between(0, 9), 4))
                    .hasMessageContaining("the placeholder x has the value 3");
        }
    }

    @Test
    void everyPartyChecksValuesByItself() throws IOException {
        everyPartyRefuses(
                Reason.Kind.VALUE_NOT_ALLOWED, "int[min=0,max=120]", with(Map.of("minimumAge", Value.of(121))));
        everyPartyRefuses(Reason.Kind.VALUE_NOT_ALLOWED, "takes one of", with(Map.of("city", Value.of("Genf"))));
        everyPartyRefuses(Reason.Kind.VALUE_MISSING, "minimumAge", Bindings.NONE);
        everyPartyRefuses(
                Reason.Kind.VALUE_NOT_ALLOWED, "no placeholder of step 1", with(Map.of("weight", Value.of(1))));
        everyPartyRefuses(Reason.Kind.VALUE_NOT_ALLOWED, "no placeholder", with(Map.of("other", Value.of(1))));
        everyPartyRefuses(Reason.Kind.VALUE_NOT_ALLOWED, "is none", with(Map.of("minimumAge", Value.of("60"))));
        everyPartyRefuses(
                Reason.Kind.VALUE_NOT_ALLOWED,
                "is none",
                with(Map.of("minimumAge", new Value.FixedValue(BigInteger.valueOf(120), 1))));
    }

    @Test
    void aPlaceholderHasOneValueInARunWhateverTheClientSends() throws IOException {
        RunTag tag = RunTag.random();
        Map<String, Value> rest = Map.of(
                "since", Value.of(LocalDate.of(2025, 1, 1)), "weight", new Value.FixedValue(BigInteger.valueOf(16), 4));
        Bindings same = with(rest).only(step(2));
        Map<String, Value> changed = new HashMap<>(rest);
        changed.put("minimumAge", Value.of(61));
        run(template, tag, 1, step(1), with(Map.of()));
        refused(Reason.Kind.VALUE_CHANGED, tag, 1, step(1), with(Map.of("minimumAge", Value.of(61))));
        refused(Reason.Kind.VALUE_CHANGED, tag, 2, step(2), with(changed).only(step(2)));
        for (int party = 0; party < 3; party++) {
            hospital.stop(party);
            hospital.start(party);
        }
        refused(Reason.Kind.VALUE_CHANGED, tag, 2, step(2), with(changed).only(step(2)));
        StepResult.Revealed result = (StepResult.Revealed) run(template, tag, 2, step(2), same);
        assertThat(result.frame().value(0, 0)).hasToString("38");
    }

    @Test
    void neitherALiteralNorAnotherTypePassesForThePlaceholder() throws IOException {
        Bindings good = with(Map.of());
        refused(Reason.Kind.STEP_DIFFERS, RunTag.random(), 1, Placeholders.bind(step(1), good), good);
        Path other = folder.resolve("wider.json");
        Files.writeString(
                other,
                Files.readString(folder.resolve("template.json")).replace("int[min=0,max=120]", "int[min=0,max=121]"));
        Step wider =
                dev.trefoil.script.ScriptJson.parse(Files.readAllBytes(other)).step(1);
        assertThatThrownBy(() -> run(template, RunTag.random(), 1, wider, good))
                .hasMessageContaining("is approved as int[min=0,max=120], sent as int[min=0,max=121]");
    }

    @Test
    void inFreeOrderAPlaceholderHasOneValueInASession() throws IOException {
        Path free = hospital.approve(
                Files.copy(folder.resolve("template.json"), folder.resolve("free.json")), 9, StepOrder.FREE);
        try (Session session = session()) {
            session.loadAuthorization(free);
            assertThat(new Choice(60, "Bern", LocalDate.of(2025, 1, 1), 0.25).run(session))
                    .containsExactly("2", "9.5");
            assertThatThrownBy(() -> new Choice(50, "Bern", LocalDate.of(2025, 1, 1), 0.25).run(session))
                    .hasMessageContaining("minimumAge has the value 60 in this run, not 50");
        }
        try (Session session = session()) {
            session.loadAuthorization(free);
            assertThat(new Choice(50, "Bern", LocalDate.of(2025, 1, 1), 0.25).run(session))
                    .containsExactly("2", "14.5");
        }
    }
}
