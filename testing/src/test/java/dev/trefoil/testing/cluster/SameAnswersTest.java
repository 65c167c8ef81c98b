package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.script.Recorder;
import dev.trefoil.script.Script;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunCost;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.SignedPosts;
import dev.trefoil.wire.StepResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What parties answer to whoever asks for what is not allowed, or for what is, does not depend on the data: two tables
/// of one shape and as different contents as there are get the same answers, but for the disclosed results.
class SameAnswersTest {
    private static final int ROWS = 50;

    /// Nobody has an age, and all ids are equal.
    private static Frame emptyPeople() {
        return Frame.builder(People.SCHEMA, ROWS).build();
    }

    @Test
    void refusalsAndAnswersAreTheSameForDifferentData() throws IOException {
        try (Cluster cluster = Cluster.start()) {
            Story story = new Story(cluster);
            List<String> some = answers(cluster, story, story.upload(People.frame(ROWS)));
            List<String> none = answers(cluster, story, story.upload(emptyPeople()));
            assertThat(none).containsExactlyElementsOf(some);
            assertThat(some)
                    .extracting(answer -> answer.replaceFirst("[^A-Z_].*", ""))
                    .contains(
                            Reason.Kind.SCHEMA_DIFFERS.name(),
                            Reason.Kind.STEP_DIFFERS.name(),
                            Reason.Kind.STEP_OUT_OF_ORDER.name(),
                            Reason.Kind.STEP_REPEATED.name(),
                            Reason.Kind.NO_RUNS_LEFT.name(),
                            Reason.Kind.OTHER_ANALYST.name(),
                            Reason.Kind.NOT_ALLOWED.name(),
                            Reason.Kind.MISSING_APPROVAL.name(),
                            Reason.Kind.TOO_LARGE.name(),
                            "STORED",
                            "REVEALED");
        }
    }

    private static List<String> answers(Cluster cluster, Story story, Handle table) {
        List<String> answers = new ArrayList<>();
        ApprovedFile good = cluster.approve(kept(table), Museum.anna(), 1);
        ApprovedFile half = cluster.approve(kept(table), Museum.anna(), 1, List.of(Museum.alice()));
        List.of(
                        SignedPosts.step(
                                cluster.environment(),
                                Museum.anna(),
                                good.file(),
                                cluster.approve(People.reveal(table, 1), Museum.anna(), 1)
                                        .request()),
                        SignedPosts.step(cluster.environment(), Museum.otto(), good.file(), good.request()),
                        SignedPosts.step(cluster.environment(), Museum.anna(), half.file(), half.request()))
                .forEach(failures -> failures.forEach(failure -> answers.add(said(failure))));
        answers.add(refusal(story, cluster.approve(otherTypes(table), Museum.anna(), 1), RunTag.random(), 1));
        answers.add(refusal(story, cluster.approve(tooLarge(table), Museum.anna(), 1), RunTag.random(), 1));
        answers.add(removal(cluster, table, Museum.anna()));
        RunTag tag = RunTag.random();
        answers.add(refusal(story, good, tag, 2));
        answers.add(done(story.run(good, Museum.anna(), tag, 1)));
        answers.add(refusal(story, good, tag, 1));
        answers.add(done(story.run(good, Museum.anna(), tag, 2)));
        answers.add(refusal(story, good, RunTag.random(), 1));
        return answers.stream().map(answer -> withoutHandle(answer, table)).toList();
    }

    /// Stores the older ones, and reveals how many there are: the one thing that differs, and is disclosed.
    private static Script kept(Handle table) {
        Plan count = new Plan.Aggregate(
                new Plan.Scan(new StepRef(1)), List.of(), List.of(new Measure.CountRows(Column.of("n"))));
        return People.script(
                "Counted",
                table,
                new Step.Store(People.older(new Plan.Scan(table), 65), Optional.empty()),
                new Step.Reveal(count));
    }

    private static Script otherTypes(Handle table) {
        Recorder recorder = new Recorder("Other types");
        recorder.table(table, Schema.of(Field.of("id", Type.int_(0, 7))));
        recorder.add(new Step.Reveal(new Plan.Scan(table)));
        return recorder.script();
    }

    /// Five times the table beside itself: up to 50^6 rows.
    private static Script tooLarge(Handle table) {
        Plan joined = new Plan.Scan(table);
        for (int i = 0; i < 5; i++) {
            Column id = Column.of("id" + i);
            Plan renamed = new Plan.Rename(
                    new Plan.Scan(table),
                    List.of(
                            new Plan.Renaming(Column.of("id"), id),
                            new Plan.Renaming(Column.of("age"), Column.of("age" + i))));
            joined = new Plan.Join(
                    joined,
                    renamed,
                    List.of(new Plan.KeyPair(Column.of("id"), id)),
                    Plan.JoinKind.INNER,
                    Multiplicity.manyToMany(1_000_000_000L));
        }
        return People.script("Too large", table, new Step.Reveal(joined));
    }

    private static String refusal(Story story, ApprovedFile file, RunTag tag, int step) {
        PartyFailure failure =
                catchThrowableOfType(PartyFailure.class, () -> story.run(file, Museum.anna(), tag, step));
        assertThat(failure).as("step " + step + " is refused").isNotNull();
        return said(failure.failure());
    }

    private static String removal(Cluster cluster, Handle table, SigningKey key) {
        try (Parties parties = cluster.as(key)) {
            return said(catchThrowableOfType(PartyFailure.class, () -> parties.remove(table))
                    .failure());
        }
    }

    private static String said(Failure failure) {
        return failure.reasons() + " " + failure.message();
    }

    private static String done(StepResult result) {
        return switch (result) {
            case StepResult.Stored(var _, var schema, var rows, var costs) ->
                "STORED " + schema + " " + rows + " " + sent(costs);
            case StepResult.Revealed(Frame frame, var _, var costs) -> "REVEALED " + frame.schema() + " " + sent(costs);
            case StepResult.Removed(var _, var costs) -> "REMOVED " + sent(costs);
        };
    }

    /// All but the time.
    private static String sent(List<RunCost> costs) {
        return costs.stream()
                .map(cost -> cost.bytes() + " bytes in " + cost.rounds() + " rounds")
                .toList()
                .toString();
    }

    private static String withoutHandle(String answer, Handle table) {
        return answer.replaceFirst("^\\[", "")
                .replace(table.hex(), "T")
                .replace(table.hex().toLowerCase(Locale.ROOT), "T")
                .replace(table.brief(), "T");
    }
}
