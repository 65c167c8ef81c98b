package dev.trefoil.testing.client;

import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.columns;
import static dev.trefoil.client.Trefoil.dummyFor;
import static dev.trefoil.client.Trefoil.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.client.OpenScript;
import dev.trefoil.client.ProviderSession;
import dev.trefoil.client.Session;
import dev.trefoil.plan.Bindings;
import dev.trefoil.script.ReplayException;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.StepOfRun;
import dev.trefoil.wire.StepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alan has questions approved that he may ask in any order; Ada, Bert and Cleo count each answer.
class FreeOrderTest {
    @TempDir
    static Path folder;

    private static Hospital hospital;
    private static String people;

    private final List<String> notices = new ArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        hospital = new Hospital(folder);
        Path csv = Files.writeString(folder.resolve("people.csv"), "id,age\n1,20\n2,40\n3,70\n4,90\n");
        try (ProviderSession paul = hospital.provider()) {
            people = paul.upload(csv, types(Map.of("id", "uint8", "age", "uint8")), Optional.of("people"))
                    .handle()
                    .hex();
        }
    }

    @AfterAll
    static void close() {
        hospital.close();
    }

    private Session alan() {
        Session session = Session.connect(hospital.connection()).onNotice(notices::add);
        session.frame(columns().typed("id", "uint8", 1, 2).typed("age", "uint8", 30, 50), dummyFor(people));
        return session;
    }

    private static long older(Session session, int age) {
        return session.table(people).filter(col("age").gt(age)).count().reveal().asLong();
    }

    /// A script that counts who is older, for each of the ages.
    private Path script(String name, int... ages) {
        Path file = folder.resolve(name + ".json");
        try (Session session = alan()) {
            OpenScript script = session.record(name);
            for (int age : ages) {
                older(session, age);
            }
            script.save(file);
        }
        return file;
    }

    private Path free(String name, long maxRuns, int... ages) throws IOException {
        return hospital.approve(script(name, ages), maxRuns, StepOrder.FREE);
    }

    private static void refused(Reason.Kind kind, Runnable attack) {
        assertThatThrownBy(attack::run)
                .isInstanceOfSatisfying(
                        PartyFailure.class,
                        failure -> assertThat(failure.failure().reasons())
                                .anyMatch(reason -> reason.startsWith(kind + ": ")));
    }

    @Test
    void anyStepAtAnyTimeAndEachTimeIsARun() throws IOException {
        Path approved = free("three-ages", 4, 30, 60, 80);
        try (Session session = alan().loadAuthorization(approved)) {
            assertThat(older(session, 80)).isEqualTo(1);
            assertThat(older(session, 30)).isEqualTo(3);
            assertThat(older(session, 80)).isEqualTo(1);
            assertThat(session.lastCosts()).hasSize(3);
        }
        try (Session later = alan().loadAuthorization(approved)) {
            assertThat(older(later, 60)).isEqualTo(2);
            refused(Reason.Kind.NO_RUNS_LEFT, () -> older(later, 60));
        }
        assertThat(notices).anyMatch(text -> text.startsWith("authorized mode"));
    }

    @Test
    void allLoadedApprovalsAreSearchedAndTheNearestDifferenceToEachIsNamed() throws IOException {
        Path first = free("young", 2, 20, 30);
        Path second = free("old", 2, 60, 80);
        try (Session session = alan().loadAuthorization(first).loadAuthorization(second)) {
            assertThat(older(session, 60)).isEqualTo(2);
            assertThat(older(session, 20)).isEqualTo(3);
            assertThatThrownBy(() -> older(session, 61)).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.reasons()).hasSize(3);
                assertThat(refused)
                        .hasMessageContaining("none of the 2 loaded approvals covers this step")
                        .hasMessageContaining("'young' (")
                        .hasMessageContaining("'old' (")
                        .hasMessageContaining("`age > 20`")
                        .hasMessageContaining("`age > 60`")
                        .hasMessageContaining("`age > 61`");
            });
            session.unloadAuthorizations();
            assertThat(older(session, 40)).as("on dummy data again").isEqualTo(1);
        }
    }

    @Test
    void aScriptInRecordedOrderRunsBesideThemAndKeepsToItsSteps() throws IOException {
        Path linear = hospital.approve(script("linear", 50, 60));
        Path approved = free("beside", 3, 20);
        try (Session session = alan().loadAuthorization(approved)) {
            assertThat(older(session, 20)).isEqualTo(3);
            OpenScript script = session.load(linear);
            assertThat(older(session, 50)).isEqualTo(2);
            assertThatThrownBy(() -> older(session, 20)).isInstanceOf(ReplayException.class);
            assertThat(older(session, 60)).isEqualTo(2);
            script.close();
            assertThat(older(session, 20)).isEqualTo(3);
            OpenScript recording = session.record("on dummy data");
            assertThat(older(session, 20)).isEqualTo(2);
            recording.save(folder.resolve("recorded-beside.json"));
            assertThat(older(session, 20)).isEqualTo(3);
        }
    }

    @Test
    void theWrongWayToLoadIsNamed() throws IOException {
        Path linear = hospital.approve(script("in-order", 50));
        Path approved = free("in-any-order", 1, 50);
        try (Session session = alan()) {
            assertThatThrownBy(() -> session.load(approved))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("session.loadAuthorization");
            assertThatThrownBy(() -> session.loadAuthorization(linear))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("--order free");
        }
    }

    @Test
    void aStepThatUsesAnotherIsNotRequested() throws IOException {
        Path file = folder.resolve("chain.json");
        try (Session session = alan()) {
            OpenScript script = session.record("chain");
            session.table(people).filter(col("age").gt(10)).collect().count().reveal();
            script.save(file);
        }
        assertThatThrownBy(() -> hospital.approve(file, 1, StepOrder.FREE))
                .hasMessageContaining("step 2 uses the table of step 1");
    }

    @Test
    void anotherStepOrSessionUnderTheSameTagIsAnotherRun() throws IOException {
        Path approved = free("one-tag", 2, 30, 60);
        RunTag tag = RunTag.random();
        RunTag session = RunTag.random();
        try (Parties alan = hospital.analyst()) {
            assertThat(rows(alan, approved, new StepOfRun(tag, session, 1))).isEqualTo(1);
            refused(Reason.Kind.STEP_REPEATED, () -> rows(alan, approved, new StepOfRun(tag, session, 1)));
            assertThat(rows(alan, approved, new StepOfRun(tag, session, 2))).isEqualTo(1);
            refused(Reason.Kind.NO_RUNS_LEFT, () -> rows(alan, approved, new StepOfRun(tag, RunTag.random(), 1)));
        }
    }

    @Test
    void inRecordedOrderARunIsItsOwnSession() throws IOException {
        Path linear = hospital.approve(script("own-session", 50));
        try (Parties alan = hospital.analyst()) {
            refused(
                    Reason.Kind.NOT_ALLOWED,
                    () -> rows(alan, linear, new StepOfRun(RunTag.random(), RunTag.random(), 1)));
        }
    }

    private static int rows(Parties alan, Path approved, StepOfRun place) {
        try {
            Authorization authorization = hospital.authorization(approved);
            var step = authorization.request().script().step(place.number());
            StepResult result =
                    alan.run(Files.readString(approved), authorization, place, step, Optional.empty(), Bindings.NONE);
            return ((StepResult.Revealed) result).frame().rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
