package dev.trefoil.mpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.network.Link;
import dev.trefoil.mpc.network.LinkFailure;
import dev.trefoil.mpc.network.MemoryLink;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.Multiply;
import dev.trefoil.mpc.protocol.Open;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Three parties, and what happens when one fails, stops, or is cancelled.
@Timeout(60)
final class PartyTest {
    @Test
    void aFailureOfOnePartyEndsTheOthers() {
        assertThatThrownBy(() -> InMemoryTrio.run(party -> {
                    if (party.index() == 1) {
                        throw new IllegalArgumentException("party 1 has no such table");
                    }
                    return Multiply.of(party, RingVector.zeros(10), RingVector.zeros(10));
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("party 1 has no such table");
    }

    @Test
    void differentStepsAreNoticed() {
        assertThatThrownBy(() -> InMemoryTrio.run(party -> {
                    int rows = party.index() == 2 ? 11 : 10;
                    return Multiply.of(party, RingVector.zeros(rows), RingVector.zeros(rows));
                }))
                .isInstanceOf(LinkFailure.class)
                .hasMessageContaining("do not run the same step");
    }

    @Test
    void aPartyThatSendsTooMuchIsNoticed() {
        assertThatThrownBy(() -> InMemoryTrio.run(party -> {
                    if (party.index() == 2) {
                        party.next().sendRing(64, new long[3]);
                    }
                    return party.index();
                }))
                .isInstanceOf(LinkFailure.class)
                .hasMessageContaining("do not run the same step");
    }

    @Test
    void anInterruptedPartyStops() {
        assertThatThrownBy(() -> InMemoryTrio.run(party -> {
                    if (party.index() == 0) {
                        Thread.currentThread().interrupt();
                    }
                    BitVector bits = BitVector.zeros(5);
                    return And.of(party, bits, bits);
                }))
                .isInstanceOf(LinkFailure.class)
                .hasMessageContaining("interrupted");
    }

    @Test
    void closingFromAnotherThreadEndsAPendingCall() throws Exception {
        List<Link> zeroOne = MemoryLink.pair("party 0", "party 1", Duration.ofMinutes(1));
        List<Link> oneTwo = MemoryLink.pair("party 1", "party 2", Duration.ofMinutes(1));
        List<Link> twoZero = MemoryLink.pair("party 2", "party 0", Duration.ofMinutes(1));
        List<CompletableFuture<Party>> parties = List.of(
                open(0, twoZero.get(1), zeroOne.get(0), new byte[0]),
                open(1, zeroOne.get(1), oneTwo.get(0), new byte[0]),
                open(2, oneTwo.get(1), twoZero.get(0), new byte[0]));
        Party party = parties.get(0).get();
        CompletableFuture<long[]> pending = CompletableFuture.supplyAsync(() -> {
            return Open.ring(party, RingVector.zeros(4));
        });
        party.close();
        assertThatThrownBy(() -> pending.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(LinkFailure.class);
        for (CompletableFuture<Party> other : parties) {
            assertThatThrownBy(() -> other.get().finish()).isInstanceOf(LinkFailure.class);
        }
    }

    @Test
    void partiesOfDifferentRunsFindOut() {
        List<Link> zeroOne = MemoryLink.pair("party 0", "party 1", Duration.ofMinutes(1));
        List<Link> oneTwo = MemoryLink.pair("party 1", "party 2", Duration.ofMinutes(1));
        List<Link> twoZero = MemoryLink.pair("party 2", "party 0", Duration.ofMinutes(1));
        CompletableFuture<Party> one = open(0, twoZero.get(1), zeroOne.get(0), new byte[] {1});
        CompletableFuture<Party> two = open(1, zeroOne.get(1), oneTwo.get(0), new byte[] {1});
        CompletableFuture<Party> three = open(2, oneTwo.get(1), twoZero.get(0), new byte[] {2});
        assertThatThrownBy(two::get).hasMessageContaining("party 2: opened another session");
        assertThatThrownBy(three::get).hasMessageContaining("party 0: opened another session");
        assertThat(one).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void sharedRandomnessIsSharedAndFresh() {
        List<RingVector> first = InMemoryTrio.run(party -> party.correlation().randomRing(1000));
        List<RingVector> second = InMemoryTrio.run(party -> party.correlation().randomRing(1000));
        List<RingVector> context = InMemoryTrio.run(party -> {
            RingVector outer = party.correlation().randomRing(1000);
            RingVector inner = party.correlation().context("a").randomRing(1000);
            return outer.minus(inner);
        });
        assertThat(Reconstruct.ring(first)).isNotEqualTo(Reconstruct.ring(second));
        assertThat(Reconstruct.ring(context)).isNotEqualTo(new long[1000]);
        assertThat(Reconstruct.bits(
                                InMemoryTrio.run(party -> party.correlation().randomBits(10_000)))
                        .count())
                .isBetween(4_700, 5_300);
    }

    @Test
    void zeroSharesSumToZero() {
        List<long[]> parts = InMemoryTrio.run(party -> {
            long[] part = new long[5000];
            party.correlation().addZeroShare(part);
            return part;
        });
        List<long[]> xors = InMemoryTrio.run(party -> {
            long[] part = new long[5000];
            party.correlation().xorZeroShare(part, 0, part.length);
            return part;
        });
        assertThat(IntStream.range(0, 5000).mapToLong(i -> parts.get(0)[i] + parts.get(1)[i] + parts.get(2)[i]))
                .containsOnly(0L);
        assertThat(IntStream.range(0, 5000).mapToLong(i -> xors.get(0)[i] ^ xors.get(1)[i] ^ xors.get(2)[i]))
                .containsOnly(0L);
        assertThat(parts.get(0)).doesNotContain(0);
    }

    private static CompletableFuture<Party> open(int index, Link previous, Link next, byte[] context) {
        return CompletableFuture.supplyAsync(
                () -> Party.open(index, previous, next, context),
                command -> Thread.ofPlatform().start(command));
    }
}
