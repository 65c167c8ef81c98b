package dev.trefoil.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.protocol.LinkSpeed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChoiceTest {
    static List<Choice> choices() {
        return Choice.all();
    }

    @ParameterizedTest
    @MethodSource("choices")
    void everyWayRunsAndSendsOtherMessages(Choice choice) {
        List<Long> rounds = choice.ways().stream()
                .map(way -> InMemoryTrio.measure(party -> {
                            way.preparation().prepare(party, 70).accept(party);
                            return party.index();
                        })
                        .rounds())
                .map(Number::longValue)
                .toList();

        assertThat(rounds).doesNotHaveDuplicates().allMatch(some -> some > 0);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void oneOfTheWaysIsTaken(Choice choice) {
        for (LinkSpeed speed : List.of(LinkSpeed.LAN, LinkSpeed.WAN)) {
            for (int rows : List.of(1, 1000, 100_000)) {
                assertThat(choice.pick().of(rows, speed))
                        .isBetween(0, choice.ways().size() - 1);
                assertThat(choice.ways()).allMatch(way -> way.forecast().of(rows, speed) > 0);
            }
        }
    }

    @Test
    void delaysAndRowsAreNumbersWithinBounds() {
        Arguments given = Arguments.of(List.of("--delays"), List.of(), List.of("--delays", "0,5,1001"));

        assertThat(ChoicesBench.numbers(given, "--delays", "0", 0, 2000)).containsExactly(0, 5, 1001);
        assertThat(ChoicesBench.numbers(given, "--rows", "10,20", 1, 100)).containsExactly(10, 20);
        assertThatThrownBy(() -> ChoicesBench.numbers(given, "--delays", "0", 0, 1000))
                .hasMessage("--delays needs numbers from 0 to 1000");
    }
}
