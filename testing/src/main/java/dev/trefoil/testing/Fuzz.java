package dev.trefoil.testing;

import dev.trefoil.plan.DisclosedFailure;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// A row of random cases, run in two executors and compared.
///
/// Tells how much the cases were worth: how many ended in a result with a cell that is not null, and how often each
/// kind of the language was executed.
public final class Fuzz {
    /// How often every kind of the language is to be executed at least.
    public static final int LEAST = 20;

    private static final int SHRINKING = 300;
    private static final int TRIES = 40;

    private final Executor expected;
    private final Executor actual;
    private final Kinds kinds = new Kinds();
    private int plans;
    private int full;
    private final Map<DisclosedFailure.Kind, Integer> ended = new EnumMap<>(DisclosedFailure.Kind.class);

    /// A case in which the executors differ, as small as it was found to show it.
    public record Finding(long seed, Difference difference, Case smallest) {
        @Override
        public String toString() {
            return "seed " + seed + "\n" + difference.text() + "\nin the smallest case found:\n" + smallest.described();
        }
    }

    public Fuzz(Executor expected, Executor actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /// Runs the next case of a row of seeds; a finding if the executors differ. While a kind was executed less than
    /// [#LEAST] times, cases without such a kind are passed over, but for a few in a row.
    public Optional<Finding> next(LongSupplier seeds) {
        long seed = seeds.getAsLong();
        boolean rare = !kinds.below(LEAST).isEmpty();
        for (int left = TRIES; rare && left > 0 && !kinds.wants(Plans.of(seed), LEAST); left--) {
            seed = seeds.getAsLong();
        }
        return run(seed);
    }

    /// Runs the case of this seed; a finding if the executors differ.
    public Optional<Finding> run(long seed) {
        Case given = Plans.of(seed);
        Outcome outcome = expected.run(given);
        Optional<Difference> difference = Difference.between(given, outcome, actual.run(given));
        plans++;
        kinds.add(given);
        switch (outcome) {
            case Outcome.Rows rows -> full += rows.isFull() ? 1 : 0;
            case Outcome.Ended(DisclosedFailure.Kind kind) -> ended.merge(kind, 1, Integer::sum);
            case Outcome.Wrong _, Outcome.Broken _ -> {}
        }
        return difference.map(found -> finding(seed, given));
    }

    private Finding finding(long seed, Case given) {
        Case smallest = Shrinker.smallest(
                given, smaller -> Difference.of(smaller, expected, actual).isPresent(), SHRINKING);
        Difference difference = Difference.of(smallest, expected, actual)
                .or(() -> Difference.of(given, expected, actual))
                .orElse(new Difference("a difference that did not come again"));
        return new Finding(seed, difference, smallest);
    }

    public int plans() {
        return plans;
    }

    /// The share of plans with a result that holds a cell that is not null, 0 to 1.
    public double fullShare() {
        return plans == 0 ? 0 : (double) full / plans;
    }

    public Kinds kinds() {
        return kinds;
    }

    /// What was run, for a person.
    public String summary() {
        return plans + " plans, " + full + " with a result that is not empty or all null ("
                + Math.round(100 * fullShare()) + " %), ended by the data: " + ended + "; executed:\n" + kinds;
    }
}
