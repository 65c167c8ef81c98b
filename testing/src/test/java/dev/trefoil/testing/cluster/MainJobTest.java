package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.plan.Handle;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.SignedResult;
import dev.trefoil.wire.StepResult;
import dev.trefoil.wire.TableEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Petra uploads, Anna runs what Alice and Bob approved, on three party processes.
class MainJobTest {
    private static Cluster cluster;
    private static Handle people;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        try (Parties petra = cluster.as(Museum.petra())) {
            people = petra.upload(ShareUpload.of(People.frame(300), Optional.of("people")))
                    .table();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    private static StepResult run(Parties parties, ApprovedFile file, RunTag tag, int step) {
        Authorization authorization = file.authorization(cluster.environment());
        return parties.run(
                file.file(),
                authorization,
                tag,
                step,
                authorization.request().script().step(step),
                Optional.empty());
    }

    @Test
    void annaLearnsWhatWasApprovedAndTheTableIsListed() {
        ApprovedFile file = cluster.approve(People.reveal(people, 65), Museum.anna(), 1);
        try (Parties anna = cluster.as(Museum.anna())) {
            assertThat(anna.tables()).extracting(TableEntry::table).contains(people);
            StepResult.Revealed result = (StepResult.Revealed) run(anna, file, RunTag.random(), 1);
            assertThat(People.ids(result.frame())).isEqualTo(People.olderIds(300, 65));
            SignedResult.Verified proved = result.proof().verify(cluster.environment());
            assertThat(proved.frame()).hasToString(result.frame().toString());
            assertThat(proved.receipt().tables()).containsExactly(people);
            assertThat(proved.receipt().number()).isEqualTo(1);
            assertThat(result.costs())
                    .hasSize(3)
                    .allSatisfy(cost -> assertThat(cost.bytes()).isPositive());
        }
    }

    @Test
    void aStoredResultStaysSecretUntilItIsRevealedAndGoesWhenItIsRemoved() {
        ApprovedFile file = cluster.approve(People.storeRevealRemove(people, 80), Museum.anna(), 1);
        RunTag tag = RunTag.random();
        try (Parties anna = cluster.as(Museum.anna())) {
            StepResult.Stored stored = (StepResult.Stored) run(anna, file, tag, 1);
            assertThat(stored.rows()).isEqualTo(300);
            assertThat(anna.tables()).extracting(TableEntry::table).contains(stored.table());
            StepResult.Revealed revealed = (StepResult.Revealed) run(anna, file, tag, 2);
            assertThat(People.ids(revealed.frame())).isEqualTo(People.olderIds(300, 80));
            run(anna, file, tag, 3);
            assertThat(anna.tables()).extracting(TableEntry::table).doesNotContain(stored.table());
        }
    }

    @Test
    void twoAnalystsAtOnceDoNotDisturbEachOther() {
        List<CompletableFuture<List<Long>>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            long age = 20L + i;
            var key = i % 2 == 0 ? Museum.anna() : Museum.otto();
            ApprovedFile file = cluster.approve(People.reveal(people, age), key, 1);
            results.add(CompletableFuture.supplyAsync(() -> {
                try (Parties analyst = cluster.as(key)) {
                    return People.ids(((StepResult.Revealed) run(analyst, file, RunTag.random(), 1)).frame());
                }
            }));
        }
        for (int i = 0; i < 4; i++) {
            assertThat(results.get(i).join()).isEqualTo(People.olderIds(300, 20L + i));
        }
    }

    @Test
    void aProviderRemovesTheirOwnTableAndNobodyElseDoes() {
        try (Parties petra = cluster.as(Museum.petra());
                Parties anna = cluster.as(Museum.anna())) {
            Handle other = petra.upload(ShareUpload.of(People.frame(10), Optional.empty()))
                    .table();
            assertThatThrownBy(() -> anna.remove(other))
                    .isInstanceOf(PartyFailure.class)
                    .hasMessageContaining("is not yours");
            petra.remove(other);
            assertThat(petra.tables()).extracting(TableEntry::table).doesNotContain(other);
            assertThatThrownBy(() -> petra.remove(other))
                    .isInstanceOfSatisfying(
                            PartyFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED));
        }
    }
}
