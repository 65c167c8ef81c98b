package dev.trefoil.script;

import java.util.Random;

/// The seed of random tests: printed, and taken back from the system property `trefoil.seed`.
final class Seed {
    private Seed() {}

    static Random random(Class<?> test) {
        long seed = Long.getLong("trefoil.seed", System.nanoTime());
        System.out.println(test.getSimpleName() + ": -Dtrefoil.seed=" + seed);
        return new Random(seed);
    }
}
