package dev.trefoil.bench;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.LinkSpeed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One of the three processes of [ChoicesBench]: it measures its links as a party does in earnest, and does what it is
/// told on its standard input, a line an order: the numbers of a choice and of a way, and rows.
final class ChoicesParty {
    private ChoicesParty() {}

    /// Arguments: party number, three ports.
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        int index = Integer.parseInt(args[0]);
        List<Integer> ports =
                Arrays.stream(args[1].split(",", -1)).map(Integer::valueOf).toList();
        BenchLinks.Neighbours neighbours = BenchLinks.connect(index, ports, Trio.PLAIN);
        long start = System.nanoTime();
        try (Party party = neighbours.open(index, Optional.empty());
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            answer(BenchParty.READY, opened(party.linkSpeed(), (System.nanoTime() - start) / 1e9));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                if (order.equals(BenchParty.END)) {
                    long again = System.nanoTime();
                    Party later = neighbours.open(index, Optional.empty());
                    answer(BenchParty.END, opened(later.linkSpeed(), (System.nanoTime() - again) / 1e9));
                    later.finish();
                    return;
                }
                answer(BenchParty.RAN, run(party, order).line());
            }
        }
    }

    private static Run run(Party party, String order) {
        int[] numbers =
                Arrays.stream(order.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
        Choice.Way way = Choice.all().get(numbers[0]).ways().get(numbers[1]);
        Consumer<Party> prepared = way.preparation().prepare(party, numbers[2]);
        return BenchParty.run(party, prepared);
    }

    private static String opened(LinkSpeed speed, double seconds) {
        return speed.roundSeconds() + " " + speed.bitsPerSecond() + " " + seconds;
    }

    private static void answer(String word, String rest) {
        System.out.println(word + " " + rest);
        System.out.flush();
    }
}
