package dev.trefoil.testing.client;

import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.columns;
import static dev.trefoil.client.Trefoil.dummyFor;
import static dev.trefoil.client.Trefoil.minimumRows;
import static dev.trefoil.client.Trefoil.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.client.DataFrame;
import dev.trefoil.client.OpenScript;
import dev.trefoil.client.ProviderSession;
import dev.trefoil.client.Session;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.script.MayFail;
import dev.trefoil.script.ReplayException;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
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

/// Alan counts groups some of which are too small; that one is must not cost him the others.
class AllowErrorsTest {
    private static final int[] AGES = {30, 95, 60};

    @TempDir
    static Path folder;

    private static Hospital hospital;
    private static String people;

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

    private static Session alan() {
        Session session = Session.connect(hospital.connection()).onNotice(text -> {});
        session.frame(columns().typed("id", "uint8", 1, 2).typed("age", "uint8", 99, 98), dummyFor(people));
        return session;
    }

    /// How many are older, for each age; -1 for a group of fewer than two.
    private static List<Long> program(Session session, int... ages) {
        List<Long> counts = new ArrayList<>();
        for (int age : ages) {
            try (var _ = session.allowErrors()) {
                DataFrame group = session.table(people)
                        .filter(col("age").gt(age), minimumRows(2))
                        .collect();
                counts.add(group.count().reveal().asLong());
            } catch (DisclosedFailure e) {
                counts.add(-1L);
            }
        }
        return counts;
    }

    private static Path approved(String name, int... ages) throws IOException {
        Path file = folder.resolve(name + ".json");
        try (Session session = alan()) {
            OpenScript script = session.record(name);
            assertThat(program(session, ages)).as("on dummy data").containsOnly(2L);
            script.save(file);
        }
        assertThat(ScriptJson.parse(Files.readAllBytes(file)).mayFail())
                .startsWith(new MayFail(1, 2), new MayFail(3, 4));
        return hospital.approve(file);
    }

    @Test
    void theOtherGroupsAreAnsweredAndTheRestOfTheFailedPartIsLeftOut() throws IOException {
        Path approved = approved("three groups", AGES);
        try (Session session = alan()) {
            OpenScript script = session.load(approved);
            assertThat(program(session, AGES)).containsExactly(3L, -1L, 2L);
            script.close();
        }
    }

    @Test
    void aRunMayEndInAPartThatFailed() throws IOException {
        Path approved = approved("fails last", 30, 95);
        try (Session session = alan()) {
            OpenScript script = session.load(approved);
            assertThat(program(session, 30, 95)).containsExactly(3L, -1L);
            script.close();
        }
    }

    @Test
    void aProgramThatLeavesOutMoreIsStopped() throws IOException {
        Path approved = approved("leaves out", AGES);
        try (Session session = alan()) {
            OpenScript script = session.load(approved);
            assertThatThrownBy(() -> program(session, 60)).isInstanceOf(ReplayException.class);
            assertThat(program(session, 30, 95)).containsExactly(3L, -1L);
            assertThatThrownBy(script::close).hasMessageContaining("only 3 were run");
        }
    }

    @Test
    void everyPartyRefusesStepsThatALyingClientLeavesOut() throws IOException {
        Path approved = approved("lying client", AGES);
        RunTag tag = RunTag.random();
        try (Parties alan = hospital.analyst();
                Parties another = hospital.analyst()) {
            run(alan, approved, tag, 1);
            refused("STEP_OUT_OF_ORDER", () -> run(alan, approved, tag, 3));
            run(alan, approved, tag, 2);
            refused("STEP_OUT_OF_ORDER", () -> run(alan, approved, tag, 5));
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(() -> run(alan, approved, tag, 3))
                        .isInstanceOfSatisfying(PartyFailure.class, failure -> {
                            assertThat(failure.kind()).isEqualTo(Failure.Kind.FAILED);
                            assertThat(failure).hasMessageContaining("fewer rows than its minimum of 2");
                        });
            }
            refused("STEP_REPEATED", () -> run(another, approved, tag, 3));
            assertThatThrownBy(() -> run(alan, approved, tag, 4))
                    .hasMessageContaining("step 3 of this run failed or was left out");
            refused("STEP_OUT_OF_ORDER", () -> run(alan, approved, tag, 6));
            run(alan, approved, tag, 5);
            refused("STEP_REPEATED", () -> run(alan, approved, tag, 4));
            run(alan, approved, tag, 6);
        }
    }

    @Test
    void aPartThatFailsOnDummyDataIsRecordedAsFarAsItCame() throws IOException {
        Path file = folder.resolve("fails on dummies.json");
        try (Session session = alan()) {
            OpenScript script = session.record("fails on dummies");
            assertThat(program(session, 99, 30)).containsExactly(-1L, 2L);
            script.save(file);
        }
        assertThat(ScriptJson.parse(Files.readAllBytes(file)).mayFail())
                .containsExactly(new MayFail(1, 1), new MayFail(2, 3));
    }

    private static void refused(String kind, Runnable attack) {
        assertThatThrownBy(attack::run)
                .isInstanceOfSatisfying(
                        PartyFailure.class,
                        failure -> assertThat(failure.failure().reasons())
                                .anyMatch(reason -> reason.startsWith(kind + ": ")));
    }

    private static void run(Parties alan, Path approved, RunTag tag, int number) {
        try {
            Authorization authorization = hospital.authorization(approved);
            var step = authorization.request().script().step(number);
            alan.run(Files.readString(approved), authorization, tag, number, step, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
