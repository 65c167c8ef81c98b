package dev.trefoil.testing;

import dev.trefoil.plan.Type;
import java.util.random.RandomGenerator;

/// Random types, narrow ones more often, with the extremes of every kind among them.
final class RandomTypes {
    private static final long LOWEST = -(1L << 61);
    private static final long HIGHEST = (1L << 61) - 1;

    private RandomTypes() {}

    static Type any(RandomGenerator random) {
        Type type = switch (random.nextInt(11)) {
            case 0, 1, 2, 3 -> integer(random);
            case 4, 5 -> fixed(random);
            case 6 -> Type.bool();
            case 7, 8 -> Type.text(1 + random.nextInt(5));
            case 9 -> Type.date();
            default -> Type.timestamp();
        };
        return type.withNullable(random.nextInt(5) < 2);
    }

    static Type integer(RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0 -> Type.int_(0, 1);
            case 1, 2 -> Type.int_(-5, 5);
            case 3, 4 -> Type.int_(0, 255);
            case 5 -> Type.int_(-128, 127);
            case 6, 7 -> Type.int_(-1000, 1_000_000);
            case 8 -> Type.int_(7, 7);
            case 9 -> Type.int_(LOWEST, HIGHEST);
            case 10 -> Type.int_(HIGHEST - 3, HIGHEST);
            default -> Type.int_(-(1L << 40), 1L << 40);
        };
    }

    private static Type fixed(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> Type.fixed(1, -10, 10);
            case 1, 2 -> Type.fixed(4, -1000, 1000);
            case 3, 4 -> Type.fixed(8, 0, 65535);
            case 5 -> Type.fixed(20, -(1L << 28), 1L << 28);
            case 6 -> Type.fixed(48, LOWEST, HIGHEST);
            default -> Type.fixed(3, -7, -7);
        };
    }
}
