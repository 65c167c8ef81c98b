package dev.trefoil.bench;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Add;
import dev.trefoil.mpc.protocol.Adder;
import dev.trefoil.mpc.protocol.Comparator;
import dev.trefoil.mpc.protocol.LessThan;
import dev.trefoil.mpc.protocol.LinkSpeed;
import dev.trefoil.mpc.protocol.QuickSort;
import dev.trefoil.mpc.protocol.SortPermutation;
import dev.trefoil.mpc.sharing.BitPlanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// One thing that can be done in several ways: its name, the ways, and the number of the one that is taken for so many
/// rows over links of a speed.
record Choice(String name, List<Way> ways, Pick pick) {
    Choice {
        ways = List.copyOf(ways);
    }

    /// A way to do it: its name, what a party does, and how long that is expected to take.
    record Way(String name, Work.Preparation preparation, Forecast forecast) {}

    /// Which way is taken, by its number.
    @FunctionalInterface
    interface Pick {
        int of(int rows, LinkSpeed speed);
    }

    /// Seconds.
    @FunctionalInterface
    interface Forecast {
        double of(int rows, LinkSpeed speed);
    }

    static List<Choice> all() {
        return List.of(sort(32), sort(8), lessThan(), add());
    }

    private static Choice sort(int width) {
        Way quick = new Way(
                "quicksort",
                (party, rows) -> {
                    BitPlanes key = VectorWorks.planes(party, rows, 3, width);
                    return running -> QuickSort.of(running, key, running.linkSpeed());
                },
                (rows, speed) -> SortPermutation.quickSeconds(rows, width, speed));
        Way radix = new Way(
                "radix",
                (party, rows) -> {
                    BitPlanes key = VectorWorks.planes(party, rows, 3, width);
                    return running -> SortPermutation.radix(running, key);
                },
                (rows, speed) -> SortPermutation.radixSeconds(rows, width, speed));
        return new Choice(
                "sort " + width + "-bit key",
                List.of(quick, radix),
                (rows, speed) -> SortPermutation.takesRadix(rows, width, speed) ? 1 : 0);
    }

    private static Choice lessThan() {
        List<Way> ways = new ArrayList<>();
        for (Comparator comparator : Comparator.values()) {
            ways.add(new Way(
                    name(comparator),
                    (party, rows) -> {
                        BitPlanes left = VectorWorks.planes(party, rows, 1, Long.SIZE);
                        BitPlanes right = VectorWorks.planes(party, rows, 2, Long.SIZE);
                        return running -> LessThan.unsigned(running, left, right, comparator);
                    },
                    (rows, speed) -> seconds(
                            speed,
                            LessThan.rounds(Long.SIZE, comparator),
                            LessThan.bits(rows, Long.SIZE, comparator))));
        }
        return new Choice(
                "less-than 64 bit",
                ways,
                (rows, speed) -> List.of(Comparator.values()).indexOf(speed.comparator(rows)));
    }

    private static Choice add() {
        List<Way> ways = new ArrayList<>();
        for (Adder adder : Adder.values()) {
            ways.add(new Way(
                    name(adder),
                    (party, rows) -> adding(party, rows, adder),
                    (rows, speed) -> seconds(speed, Add.rounds(Long.SIZE, adder), Add.bits(rows, Long.SIZE, adder))));
        }
        return new Choice(
                "add 64 bit", ways, (rows, speed) -> List.of(Adder.values()).indexOf(speed.adder(rows)));
    }

    private static Consumer<Party> adding(Party party, int rows, Adder adder) {
        BitPlanes left = VectorWorks.planes(party, rows, 1, Long.SIZE);
        BitPlanes right = VectorWorks.planes(party, rows, 2, Long.SIZE);
        return running -> Add.of(running, left, right, adder);
    }

    private static String name(Enum<?> circuit) {
        return circuit.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double seconds(LinkSpeed speed, int rounds, long bits) {
        return rounds * speed.roundSeconds() + bits / (3 * speed.bitsPerSecond());
    }
}
