package dev.trefoil.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.network.Cost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// One of the three processes of a benchmark: it does what it is told on its standard input, a line an order, and
/// answers each with a line.
///
/// The orders are kept from build to build, so that an earlier build can be measured in turns with a later one.
final class BenchParty {
    static final String RUN = "run";
    static final String END = "end";
    static final String RECORD = "record";
    static final String READY = "ready";
    static final String RAN = "ran";
    static final String PEAK = "peak";
    static final String RECORDING = "recording";

    private static final Path STATUS = Path.of("/proc/self/status");

    private BenchParty() {}

    /// Arguments: party number, three ports, key store or `plain`, the name of a work, its rows.
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        int index = Integer.parseInt(args[0]);
        List<Integer> ports =
                Arrays.stream(args[1].split(",", -1)).map(Integer::valueOf).toList();
        Recorder recorder = new Recorder();
        Work work = Works.named(args[3], Integer.parseInt(args[4]));
        try (Party party = BenchLinks.open(index, ports, args[2]);
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Consumer<Party> prepared = work.preparation().prepare(party, work.rows());
            answer(READY, "");
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                if (order.equals(RUN)) {
                    answer(RAN, run(party, prepared).line());
                } else if (order.startsWith(RECORD)) {
                    recorder.start(Path.of(order.substring(RECORD.length()).strip()));
                    answer(RECORDING, "");
                } else if (order.equals(END)) {
                    party.finish();
                    recorder.finish();
                    answer(PEAK, "" + peakKilobytes());
                    return;
                } else {
                    throw new IllegalArgumentException("no order of a benchmark: '" + order + "'");
                }
            }
        }
    }

    private static void answer(String word, String rest) {
        System.out.println(rest.isEmpty() ? word : word + " " + rest);
        System.out.flush();
    }

    /// One run of it, timed between two barriers.
    static Run run(Party party, Consumer<Party> prepared) {
        barrier(party);
        long cpu = cpuNanoseconds();
        Cost before = party.meter().cost();
        long start = System.nanoTime();
        prepared.accept(party);
        double seconds = (System.nanoTime() - start) / 1e9;
        Cost after = party.meter().cost();
        barrier(party);
        return new Run(
                seconds,
                (cpuNanoseconds() - cpu) / 1e9,
                after.bytes() - before.bytes(),
                after.rounds() - before.rounds());
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

    /// Of the whole process: its threads, the collector of garbage and the compiler among them.
    private static long cpuNanoseconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /// The most memory that this process held, 0 where the system does not tell.
    private static long peakKilobytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
