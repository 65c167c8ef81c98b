package dev.trefoil.testing;

import java.util.SplittableRandom;

/// The seed of a random test: `-Dtrefoil.seed=`, or a new one; printed either way.
public final class Seed {
    private Seed() {}

    public static long of(String test) {
        Long given = Long.getLong("trefoil.seed");
        long seed = given == null ? new SplittableRandom().nextLong() : given;
        System.out.println(test + ": repeat with -Dtrefoil.seed=" + seed);
        return seed;
    }
}
