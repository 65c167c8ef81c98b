package dev.trefoil.testing;

import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import java.math.BigInteger;
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
        return switch (random.nextInt(17)) {
            case 12, 13, 14, 15, 16 -> wide(random);
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

    /// Integers beyond 62 bits: just beyond, about the words of the rings, and as wide as can be.
    private static Type wide(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> whole("-2305843009213693953", "2305843009213693951");
            case 1 -> whole("-5", "4611686018427387904");
            case 2 -> TypeText.type("int64");
            case 3 -> TypeText.type("uint64");
            case 4 -> TypeText.type("int72");
            case 5 -> TypeText.type("int96");
            case 6 -> TypeText.type("uint96");
            default -> whole("1180591620717411303420", "1180591620717411303425");
        };
    }

    private static Type whole(String min, String max) {
        return new Type.IntType(new BigInteger(min), new BigInteger(max), false);
    }

    private static Type fixed(RandomGenerator random) {
        return switch (random.nextInt(14)) {
            case 12, 13 -> TypeText.type("fp40[precision=16]");
            case 8 -> TypeText.type("fp64[precision=4]");
            case 9 -> TypeText.type("fp72[precision=20]");
            case 10 -> TypeText.type("fp63[precision=8]");
            case 11 -> TypeText.type("fp96[precision=48]");
            case 0 -> Type.fixed(1, -10, 10);
            case 1, 2 -> Type.fixed(4, -1000, 1000);
            case 3, 4 -> Type.fixed(8, 0, 65535);
            case 5 -> Type.fixed(20, -(1L << 28), 1L << 28);
            case 6 -> Type.fixed(48, LOWEST, HIGHEST);
            default -> Type.fixed(3, -7, -7);
        };
    }
}
