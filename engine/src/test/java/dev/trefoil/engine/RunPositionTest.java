package dev.trefoil.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.script.MayFail;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunPositionTest {
    private static final long MAX_RUNS = 3;

    private static PartyState state(long runs, long number, int done, String key) {
        return new PartyState(runs, number, done, key, Optional.empty());
    }

    private static RunPosition position(int step, PartyState... states) {
        return RunPosition.of(step, MAX_RUNS, "key", List.of(new MayFail(2, 4)), List.of(states));
    }

    private static void refused(Reason.Kind kind, int step, PartyState... states) {
        assertThatThrownBy(() -> position(step, states))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Reason::kind)
                                .containsExactly(kind));
    }

    @Test
    void aNewRunTakesTheNumberAfterTheHighestThatAnyPartyKnows() {
        PartyState fresh = state(1, 0, 0, "");
        PartyState knowsMore = state(3, 0, 0, "");
        assertThat(position(1, fresh, knowsMore, fresh)).isEqualTo(new RunPosition.Next(3));
        PartyState full = state(4, 0, 0, "");
        refused(Reason.Kind.NO_RUNS_LEFT, 1, fresh, full, fresh);
    }

    @Test
    void aRunThatAnyPartyCountedKeepsItsNumber() {
        assertThat(position(1, state(4, 0, 0, ""), state(3, 2, 0, ""), state(4, 0, 0, "")))
                .isEqualTo(new RunPosition.Next(2));
    }

    @Test
    void stepsComeInOrder() {
        PartyState started = state(1, 1, 0, "");
        refused(Reason.Kind.STEP_OUT_OF_ORDER, 2, started, started, started);
        PartyState unknown = state(1, 0, 0, "");
        refused(Reason.Kind.STEP_OUT_OF_ORDER, 2, unknown, unknown, unknown);
        PartyState first = state(1, 1, 1, "");
        assertThat(position(2, first, first, first)).isEqualTo(new RunPosition.Next(1));
    }

    @Test
    void aStepThatIsDoneAtAllIsDeliveredAgainToItsOwnKeyOnly() {
        PartyState done = state(1, 1, 1, "key");
        assertThat(position(1, done, done, done)).isEqualTo(new RunPosition.Again());
        refused(Reason.Kind.STEP_REPEATED, 1, done, done, state(1, 1, 1, "another"));
        PartyState further = state(1, 1, 2, "key");
        refused(Reason.Kind.STEP_REPEATED, 1, further, further, further);
    }

    @Test
    void aStepThatIsDoneAtSomePartiesOnlyRunsAgain() {
        PartyState before = state(1, 1, 1, "");
        PartyState done = state(1, 1, 2, "another");
        assertThat(position(2, done, before, done)).isEqualTo(new RunPosition.Next(1));
        refused(Reason.Kind.STEP_REPEATED, 2, state(1, 1, 3, "key"), before, before);
    }

    @Test
    void aRunThatTheDataEndedAtAnyPartyIsOver() {
        PartyState open = state(1, 1, 0, "");
        PartyState ended = new PartyState(1, 1, 0, "", Optional.of("too few rows"));
        assertThatThrownBy(() -> position(1, open, ended, open)).hasMessageContaining("too few rows");
    }

    private static PartyState failed(int done) {
        return new PartyState(1, 1, done, "key", true, Optional.empty());
    }

    @Test
    void afterAFailureTheRestOfThatPartAndNothingElseMayBeLeftOut() {
        PartyState done = state(1, 1, 2, "key");
        for (int step = 3; step <= 5; step++) {
            assertThat(position(step, failed(2), failed(2), failed(2))).isEqualTo(new RunPosition.Next(1));
        }
        refused(Reason.Kind.STEP_OUT_OF_ORDER, 6, failed(2), failed(2), failed(2));
        refused(Reason.Kind.STEP_OUT_OF_ORDER, 4, done, done, done);
        refused(Reason.Kind.STEP_OUT_OF_ORDER, 4, failed(2), done, failed(2));
        refused(Reason.Kind.STEP_OUT_OF_ORDER, 7, failed(5), failed(5), failed(5));
        assertThat(position(2, failed(2), failed(2), failed(2))).isEqualTo(new RunPosition.Again());
    }

    @Test
    void statesTravelUnchanged() {
        PartyState state = new PartyState(7, 3, 2, "key", Optional.of("why"));
        assertThat(PartyState.read(state.bytes())).isEqualTo(state);
        assertThat(PartyState.read(failed(2).bytes())).isEqualTo(failed(2));
    }
}
