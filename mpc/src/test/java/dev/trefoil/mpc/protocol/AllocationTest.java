package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.RingVector;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What a party allocates for a row: its shares of results, and the messages, which links in memory do not give
/// back. Nothing is boxed, and no object belongs to a row: that would show as tens of bytes for each step of work.
///
/// The bounds are what was measured and a fifth more; fresh memory is what large runs wait for.
final class AllocationTest {
    private static final int ROWS = 200_000;

    @Test
    void aProductTakesItsTwoSharesAndItsMessage() {
        List<RingVector> x = Dealer.ring(Seed.random("x"), Sample.words("x", ROWS, 64));
        assertThat(bytesPerRow(party -> Multiply.of(party, x.get(party.index()), x.get(party.index()))))
                .isBetween(24, 29);
    }

    /// 121 ANDs of two shares and a message are 45 bytes.
    @Test
    void aComparisonTakesItsGatesAndTheDifferences() {
        List<BitPlanes> x = planes(64);
        assertThat(bytesPerRow(
                        party -> LessThan.unsigned(party, x.get(party.index()), x.get(party.index()), Comparator.TREE)))
                .isBetween(45, 84);
    }

    /// Its messages are 20 comparisons of 50 bits, 130 bytes; the rest is for moving rows of 50 bits.
    @Test
    void aSortTakesItsMessagesAndFixedArrays() {
        List<BitPlanes> x = planes(32);
        assertThat(bytesPerRow(party -> SortPermutation.of(party, x.get(party.index()))))
                .isBetween(130, 525);
    }

    private static List<BitPlanes> planes(int width) {
        return Dealer.planes(Seed.random("planes"), width, Sample.words("planes", ROWS, width));
    }

    /// The most that one of the parties allocates in a second run.
    private static int bytesPerRow(Consumer<Party> work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Long> bytes = InMemoryTrio.run(party -> {
            work.accept(party);
            long before = threads.getCurrentThreadAllocatedBytes();
            work.accept(party);
            return threads.getCurrentThreadAllocatedBytes() - before;
        });
        return (int) (bytes.stream().mapToLong(Long::longValue).max().orElseThrow() / ROWS);
    }
}
