package dev.trefoil.testing.cluster;

import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.plan.Handle;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/// The command that races for the few runs of approvals while parties die: `--races N`, `--seed S`.
///
/// Half of the races are for one run of a script in recorded order, half for up to three runs of steps in free order.
/// Prints its seed and what each race came to; exit code 1 if a run too many was kept by any party.
public final class RunFuzz {
    /// How many runs a party does at once in races.
    public static final int AT_ONCE = 100;

    private static final int ATTEMPTS = 100;
    private static final int KILLS = 5;

    private RunFuzz() {}

    public static void main(String[] arguments) throws IOException {
        long races = 20;
        long seed = new Random().nextLong();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            long number = Long.parseLong(arguments[i + 1]);
            switch (arguments[i]) {
                case "--races" -> races = number;
                case "--seed" -> seed = number;
                default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
            }
        }
        System.out.println("seed " + seed);
        System.exit(run(races, new Random(seed)) ? 0 : 1);
    }

    /// An environment whose parties run a hundred steps at once.
    public static EnvironmentLimits limits() {
        EnvironmentLimits usual = EnvironmentLimits.DEFAULT;
        return new EnvironmentLimits(usual.maxRows(), usual.uploadBytes(), AT_ONCE, usual.runSeconds());
    }

    private static boolean run(long races, Random random) throws IOException {
        boolean good = true;
        try (Cluster cluster = Cluster.start(limits())) {
            Handle table = RunRace.upload(cluster);
            long[] sums = new long[6];
            for (int race = 0; race < races; race++) {
                StepOrder order = race % 2 == 0 ? StepOrder.LINEAR : StepOrder.FREE;
                long most = order == StepOrder.LINEAR ? 1 : 1 + random.nextInt(3);
                RunRace.Outcome outcome =
                        RunRace.run(cluster, table, "Race " + race, order, most, ATTEMPTS, KILLS, random);
                boolean held = outcome.kept() <= most && outcome.results() <= outcome.kept();
                good &= held;
                System.out.println((held ? "" : "TOO MANY: ") + "race " + race + ", " + order.word() + ", " + most
                        + " allowed: " + outcome);
                add(sums, outcome);
            }
            System.out.println("in all, in " + races + " races: " + sums[0] + " attempts, " + sums[1] + " deaths, "
                    + sums[2] + " attempts refused, " + sums[3] + " for which a party was not there or busy, " + sums[4]
                    + " results, " + sums[5] + " kept");
        }
        return good;
    }

    private static void add(long[] sums, RunRace.Outcome outcome) {
        List<Integer> figures = List.of(
                outcome.attempts(),
                outcome.deaths(),
                outcome.refused(),
                outcome.unavailable(),
                outcome.results(),
                outcome.kept());
        for (int i = 0; i < sums.length; i++) {
            sums[i] += figures.get(i);
        }
    }
}
