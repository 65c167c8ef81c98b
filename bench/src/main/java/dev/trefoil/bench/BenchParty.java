package dev.trefoil.bench;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.network.Cost;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// One of the three processes of a benchmark. It prints a line a run: the work's number, seconds, bytes, rounds.
final class BenchParty {
    private BenchParty() {}

    /// Arguments: party number, three ports, key store or `plain`, runs, rows, smaller rows, words to choose works by.
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        int index = Integer.parseInt(args[0]);
        List<Integer> ports =
                Arrays.stream(args[1].split(",", -1)).map(Integer::valueOf).toList();
        int runs = Integer.parseInt(args[3]);
        List<Work> works = works(Integer.parseInt(args[4]), Integer.parseInt(args[5]), args[6]);
        try (Party party = BenchLinks.open(index, ports, args[2])) {
            for (int number = 0; number < works.size(); number++) {
                measure(party, number, works.get(number), runs);
            }
            party.finish();
        }
    }

    /// The works whose name contains `words`, in the order in which all processes count them.
    static List<Work> works(int rows, int fewer, String words) {
        List<Work> works = new ArrayList<>(VectorWorks.of(rows));
        works.addAll(TableWorks.of(rows, fewer));
        return works.stream().filter(work -> work.name().contains(words)).toList();
    }

    private static void measure(Party party, int number, Work work, int runs) {
        Consumer<Party> prepared = work.preparation().prepare(party, work.rows());
        for (int run = -1; run < runs; run++) {
            barrier(party);
            Cost before = party.meter().cost();
            long start = System.nanoTime();
            prepared.accept(party);
            double seconds = (System.nanoTime() - start) / 1e9;
            Cost after = party.meter().cost();
            barrier(party);
            if (run >= 0) {
                System.out.printf(
                        Locale.ROOT,
                        "%d %.6f %d %d%n",
                        number,
                        seconds,
                        after.bytes() - before.bytes(),
                        after.rounds() - before.rounds());
            }
        }
        System.out.flush();
    }

    /// Returns when all three parties have come here.
    static void barrier(Party party) {
        for (int i = 0; i < 2; i++) {
            party.next().sendBytes(new byte[1]);
            party.previous().sendBytes(new byte[1]);
            party.next().receiveBytes(1);
            party.previous().receiveBytes(1);
        }
    }
}
