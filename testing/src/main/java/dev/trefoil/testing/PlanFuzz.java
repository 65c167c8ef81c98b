package dev.trefoil.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/// The command that compares the two executors on random plans: `--plans N`, `--minutes M`, `--seed S`, `--one SEED`.
///
/// Prints its seed, every difference with a small case that shows it, and a summary. Exit code 1 if there is a
/// difference.
public final class PlanFuzz {
    private PlanFuzz() {}

    public static void main(String[] arguments) {
        List<String> options = List.of(arguments);
        Fuzz fuzz = new Fuzz(Executor::clear, Executor::secret);
        Optional<Long> one = option(options, "--one");
        int found = one.isPresent() ? one(fuzz, one.get()) : many(fuzz, options);
        System.out.println(fuzz.summary());
        System.out.println(found + " differences");
        System.exit(found == 0 ? 0 : 1);
    }

    private static int one(Fuzz fuzz, long seed) {
        System.out.println(Plans.of(seed).described());
        return show(fuzz.run(seed));
    }

    private static int many(Fuzz fuzz, List<String> options) {
        long seed = option(options, "--seed").orElseGet(() -> new SplittableRandom().nextLong());
        long plans = option(options, "--plans")
                .orElse(option(options, "--minutes").isPresent() ? (long) Integer.MAX_VALUE : 300L);
        Instant end = option(options, "--minutes")
                .map(minutes -> Instant.now().plus(Duration.ofMinutes(minutes)))
                .orElse(Instant.MAX);
        System.out.println("seed " + seed);
        int found = 0;
        LongSupplier seeds = Plans.seeds(seed);
        while (fuzz.plans() < plans && Instant.now().isBefore(end)) {
            found += show(fuzz.next(seeds));
        }
        return found;
    }

    private static int show(Optional<Fuzz.Finding> finding) {
        finding.ifPresent(found -> System.out.println("DIFFERENCE " + found));
        return finding.isPresent() ? 1 : 0;
    }

    private static Optional<Long> option(List<String> options, String name) {
        int index = options.indexOf(name);
        if (index < 0) {
            return Optional.empty();
        }
        if (index + 1 == options.size()) {
            throw new IllegalArgumentException(name + " needs a number");
        }
        return Optional.of(Long.parseLong(options.get(index + 1)));
    }
}
