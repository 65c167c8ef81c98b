package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AgreementTest {
    private static final Optional<byte[]> OLD = Optional.of(name(1));
    private static final Optional<byte[]> NEW = Optional.of(name(2));

    @Test
    void onlyOneNameForAllIsTheSame() {
        assertThat(same(List.of(OLD, OLD, OLD))).containsOnly(true);
        for (int odd = 0; odd < 3; odd++) {
            for (Optional<byte[]> other : List.of(NEW, Optional.<byte[]>empty(), Optional.of(name(0)))) {
                List<Optional<byte[]>> kept = new ArrayList<>(List.of(OLD, OLD, OLD));
                kept.set(odd, other);
                assertThat(same(kept))
                        .as("party %d keeps %s", odd, other.map(Arrays::toString))
                        .containsOnly(false);
            }
        }
        assertThat(same(List.of(Optional.empty(), Optional.empty(), Optional.empty())))
                .containsOnly(false);
    }

    @Test
    void freshNameIsTheSameForAllAndNewInEachSession() {
        Outcome<Agreement> first = run(List.of(OLD, OLD, OLD));
        Outcome<Agreement> second = run(List.of(OLD, OLD, OLD));
        byte[] name = first.results().getFirst().fresh();
        assertThat(first.results())
                .allSatisfy(party -> assertThat(party.fresh()).isEqualTo(name));
        assertThat(second.results())
                .allSatisfy(party -> assertThat(party.fresh()).isNotEqualTo(name));
        Sample.assertCost(first, Agreement.bits(), Agreement.rounds());
    }

    @Test
    void namesOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> run(List.of(Optional.of(new byte[3]), OLD, OLD)))
                .hasStackTraceContaining("a name has 32 bytes, not 3");
    }

    private static List<Boolean> same(List<Optional<byte[]>> kept) {
        return run(kept).results().stream().map(Agreement::same).toList();
    }

    private static Outcome<Agreement> run(List<Optional<byte[]>> kept) {
        return InMemoryTrio.measure(party -> Agreement.of(party, kept.get(party.index())));
    }

    private static byte[] name(int value) {
        byte[] name = new byte[Agreement.NAME];
        name[7] = (byte) value;
        return name;
    }
}
