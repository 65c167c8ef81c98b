package dev.trefoil.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActiveRunsTest {
    private static final Digest CALL = Digest.of("call".getBytes(StandardCharsets.UTF_8));
    private static final Digest OWNER = Digest.of("owner".getBytes(StandardCharsets.UTF_8));

    @Test
    void aTableIsNotRemovedWhileARunGivesOutWhatItReadThere() {
        ActiveRuns runs = new ActiveRuns(2);
        Handle read = Handle.random();
        Handle other = Handle.random();
        List<Handle> removed = new ArrayList<>();
        try (ActiveRun run = runs.begin(new ActiveRuns.Purpose(CALL, OWNER))) {
            runs.release(run.purpose().call(), Set.of(read));
            assertThatThrownBy(() -> runs.remove(read, () -> removed.add(read)))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("ask again");
            runs.remove(other, () -> removed.add(other));
        }
        assertThat(removed).containsExactly(other);
        runs.remove(read, () -> removed.add(read));
        assertThat(removed).containsExactly(other, read);
    }

    @Test
    void aNameIsNotTakenOverWhileAnotherRunGivesOutWhatItReadUnderIt() {
        ActiveRuns runs = new ActiveRuns(2);
        Handle read = Handle.random();
        List<String> arrived = new ArrayList<>();
        try (ActiveRun run = runs.begin(new ActiveRuns.Purpose(CALL, OWNER))) {
            runs.release(CALL, Set.of(read));
            assertThatThrownBy(() -> runs.arrive(OWNER, () -> Optional.of(read), () -> arrived.add("another's")))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("ask again");
            runs.arrive(run.purpose().call(), () -> Optional.of(read), () -> arrived.add("its own"));
            runs.arrive(OWNER, Optional::empty, () -> arrived.add("a new name"));
        }
        runs.arrive(OWNER, () -> Optional.of(read), () -> arrived.add("another's, later"));
        assertThat(arrived).containsExactly("its own", "a new name", "another's, later");
    }

    @Test
    void aRunThatIsEndedByItsCallIsCancelled() {
        ActiveRuns runs = new ActiveRuns(1);
        try (ActiveRun run = runs.begin(new ActiveRuns.Purpose(CALL, OWNER))) {
            runs.end(OWNER);
            assertThat(run.isCancelled()).isFalse();
            runs.end(CALL);
            assertThat(run.isCancelled()).isTrue();
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(runs.isRunning(CALL)).isFalse();
    }
}
