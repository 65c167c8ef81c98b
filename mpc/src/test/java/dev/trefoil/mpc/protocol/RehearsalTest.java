package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.network.Link;
import dev.trefoil.mpc.network.MemoryLink;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.RingVector;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A rehearsal counts what a run sends.
final class RehearsalTest {
    static final int[] ROWS = {0, 1, 2, 65, 300};

    static List<String> names() {
        return Protocols.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void costsAreThoseOfARun(String name) {
        List<RingVector> number = Dealer.ring(Seed.random(name), Sample.words(name, 100, 40));
        List<BitPlanes> left = Dealer.planes(Seed.random(name), 20, Sample.words(name, 100, 20));
        List<BitVector> bit = Dealer.bits(Seed.random(name), Sample.bits(name, 100));
        RingVector no = RingVector.zeros(100);
        Protocols.Data nothing =
                new Protocols.Data(no, BitPlanes.zeros(100, 20), BitPlanes.zeros(100, 20), BitVector.zeros(100));
        assertSame(
                InMemoryTrio.measure(party -> {
                    int i = party.index();
                    Protocols.run(name, party, new Protocols.Data(number.get(i), left.get(i), left.get(i), bit.get(i)));
                    return true;
                }),
                InMemoryTrio.rehearse(party -> {
                    Protocols.run(name, party, nothing);
                    return true;
                }));
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void costsOfRowMovesAreThoseOfARun(int rows) {
        Stream<Function<Party, Object>> programs = Stream.of(
                party -> SortPermutation.radix(party, BitPlanes.zeros(rows, 6)),
                party -> Shuffle.of(party, Columns.of(rows).with(BitPlanes.zeros(rows, 70))),
                party -> Compaction.of(
                        party, BitVector.zeros(rows), Columns.of(rows).with(RingVector.zeros(rows), 9)),
                party -> ApplyPermutation.of(
                        party,
                        RadixSort.of(party, BitPlanes.zeros(rows, 3), 1),
                        Columns.of(rows).with(BitPlanes.zeros(rows, 5))));
        programs.forEach(program -> assertSame(InMemoryTrio.measure(program), InMemoryTrio.rehearse(program)));
    }

    /// Parties wait for what comes in before all of their own is sent.
    @Test
    void messagesOfManyPiecesCostWhatTheyDoInARun() {
        int rows = 300_000;
        Function<Party, RingVector> product =
                party -> Multiply.of(party, RingVector.zeros(rows), RingVector.zeros(rows));
        assertSame(InMemoryTrio.measure(product), InMemoryTrio.rehearse(product));
    }

    /// The spread of quicksort's comparisons, 0.65 a row, is large for so few rows: runs are averaged.
    @Test
    void quicksortCostsWhatIsToBeExpected() {
        for (int rows : new int[] {2, 10, 100, 2000}) {
            int runs = rows < 2000 ? 200 : 40;
            Function<Party, Sorted> program = party -> QuickSort.of(party, BitPlanes.zeros(rows, 12), LinkSpeed.LAN);
            double bits = 0;
            double rounds = 0;
            for (int run = 0; run < runs; run++) {
                Outcome<Sorted> sorted = InMemoryTrio.measure(program);
                bits += (double) sorted.bits() / runs;
                rounds += (double) sorted.rounds() / runs;
            }
            Outcome<Sorted> rehearsed = InMemoryTrio.rehearse(program);
            assertThat((double) rehearsed.bits()).as("bits of %d rows", rows).isCloseTo(bits, within(0.05 * bits));
            assertThat((double) rehearsed.rounds())
                    .as("rounds of %d rows", rows)
                    // Few rows have few levels: one more or less costs a comparison and an opening.
                    .isCloseTo(rounds, within(Math.max(0.1 * rounds, 5)));
        }
    }

    @Test
    void typicalOutcomesOrderTheRows() {
        for (int rows : new int[] {0, 1, 2, 3, 1000, 5000}) {
            TypicalOutcomes outcomes = TypicalOutcomes.of(QuickSort.pivoting(rows, 12, LinkSpeed.LAN));
            Segments segments = Segments.of(QuickSort.pivoting(rows, 12, LinkSpeed.LAN));
            while (segments.comparisons() > 0) {
                segments.split(outcomes.next());
            }
            assertThat(outcomes.hasNext()).isFalse();
            assertThat(segments.order()).doesNotHaveDuplicates().hasSize(rows);
        }
    }

    @Test
    void noPartyRehearsesOnLinksThatCarrySomething() {
        List<Link> pair = MemoryLink.pair("party 0", "party 1", Duration.ofSeconds(1));
        assertThatThrownBy(() -> Party.rehearse(0, pair.get(1), pair.get(0), LinkSpeed.LAN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("carry no payload");
    }

    @Test
    void allRowsAreKept() {
        assertThat(InMemoryTrio.rehearse(party -> Open.rows(party, BitVector.zeros(70)).length)
                        .results())
                .containsOnly(70);
    }

    private static void assertSame(Outcome<?> run, Outcome<?> rehearsal) {
        assertThat(rehearsal.costs()).isEqualTo(run.costs());
        assertThat(rehearsal.traces()).isEqualTo(run.traces());
    }
}
