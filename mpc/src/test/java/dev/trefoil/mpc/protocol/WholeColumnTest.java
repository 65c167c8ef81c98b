package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Protocols that make one row of many: extremes, counts, checks; and the way in.
final class WholeColumnTest {
    @ParameterizedTest
    @EnumSource
    void extremesOfTheValidRows(Comparator comparator) {
        for (int rows : Sample.ROWS) {
            for (boolean any : new boolean[] {true, false}) {
                long[] x = Sample.words("x", rows, 12);
                boolean[] valid = Sample.test(rows, i -> any && Sample.bits("valid", rows)[i]);
                List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), 12, x);
                List<BitVector> vs = Dealer.bits(Seed.random("dealer"), valid);
                Outcome<MinMax.Extreme> least = InMemoryTrio.measure(
                        party -> MinMax.minimum(party, xs.get(party.index()), vs.get(party.index()), comparator));
                Outcome<MinMax.Extreme> greatest = InMemoryTrio.measure(
                        party -> MinMax.maximum(party, xs.get(party.index()), vs.get(party.index()), comparator));
                assertThat(value(least))
                        .isEqualTo(IntStream.range(0, rows)
                                .filter(i -> valid[i])
                                .mapToLong(i -> x[i])
                                .min());
                assertThat(value(greatest))
                        .isEqualTo(IntStream.range(0, rows)
                                .filter(i -> valid[i])
                                .mapToLong(i -> x[i])
                                .max());
                for (Outcome<MinMax.Extreme> outcome : List.of(least, greatest)) {
                    Sample.assertCost(outcome, MinMax.bits(rows, 12, comparator), MinMax.rounds(rows, 12, comparator));
                }
            }
        }
    }

    private static OptionalLong value(Outcome<MinMax.Extreme> outcome) {
        List<BitPlanes> values =
                outcome.results().stream().map(MinMax.Extreme::value).toList();
        List<BitVector> valid =
                outcome.results().stream().map(MinMax.Extreme::valid).toList();
        return Reconstruct.bits(valid).get(0) ? OptionalLong.of(Reconstruct.planes(values)[0]) : OptionalLong.empty();
    }

    @Test
    void anyTrueAndCount() {
        for (int rows : Sample.ROWS) {
            for (PublicBits bits : List.of(
                    PublicBits.constant(rows, false),
                    PublicBits.of(Sample.bits("bits", rows)),
                    PublicBits.of(Sample.test(rows, i -> i == rows - 1)))) {
                List<BitVector> shares = Dealer.bits(Seed.random("dealer"), bits);
                Outcome<BitVector> any = InMemoryTrio.measure(party -> AnyTrue.of(party, shares.get(party.index())));
                Outcome<RingVector> count =
                        InMemoryTrio.measure(party -> CountOnes.of(party, shares.get(party.index()), 64));
                assertThat(Reconstruct.bits(any.results()).get(0)).isEqualTo(bits.count() > 0);
                assertThat(Reconstruct.ring(count.results())).containsExactly(bits.count());
                Sample.assertCost(any, AnyTrue.bits(rows), AnyTrue.rounds(rows));
                Sample.assertCost(count, CountOnes.bits(rows, 64), CountOnes.rounds());
            }
        }
    }

    @Test
    void everyPartyCanDeal() {
        for (int rows : Sample.ROWS) {
            long[] x = Sample.words("x", rows, 40);
            PublicBits b = PublicBits.of(Sample.bits("b", rows));
            for (int dealer = 0; dealer < 3; dealer++) {
                int by = dealer;
                Outcome<RingVector> ring = InMemoryTrio.measure(
                        party -> Input.ring(party, by, party.index() == by ? x : new long[0], rows, 40));
                Outcome<BitVector> bits = InMemoryTrio.measure(
                        party -> Input.bits(party, by, party.index() == by ? b : PublicBits.of(), rows));
                Outcome<BitPlanes> planes = InMemoryTrio.measure(
                        party -> Input.planes(party, by, party.index() == by ? x : new long[0], rows, 40));
                assertThat(Sample.reduced(40, Reconstruct.ring(ring.results()))).isEqualTo(x);
                assertThat(Reconstruct.planes(planes.results())).isEqualTo(x);
                Sample.assertCost(planes, Input.bits(rows, 40), Input.rounds());
                assertThat(Reconstruct.bits(bits.results()).toBooleans()).isEqualTo(b.toBooleans());
                Sample.assertCost(ring, Input.bits(rows, 40), Input.rounds());
                Sample.assertCost(bits, Input.bits(rows, 1), Input.rounds());
            }
        }
    }
}
