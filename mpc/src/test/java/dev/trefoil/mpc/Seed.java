package dev.trefoil.mpc;

import java.util.Random;

/// The seed of a random test: printed once, and taken back with -Dtrefoil.seed=N.
public final class Seed {
    private static final long SEED = Long.getLong("trefoil.seed", System.nanoTime());

    static {
        System.out.println("random tests of mpc: -Dtrefoil.seed=" + SEED);
    }

    private Seed() {}

    /// A generator of its own for each use, the same for the same seed and name.
    public static Random random(Object name) {
        return new Random(SEED + name.hashCode());
    }
}
