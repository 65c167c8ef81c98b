package dev.trefoil.testing.mutation;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A change of some bytes, which knows nothing of what they mean.
final class ByteMutation {
    private static final byte[] TELLING = {'"', '{', '}', '[', ']', ',', ':', '\\', ' ', '=', '+', '/', '0', 0, -1};

    private ByteMutation() {}

    /// Other bytes than `bytes`, which must not be empty.
    static byte[] of(byte[] bytes, SplittableRandom random) {
        byte[] changed = once(bytes, random);
        while (Arrays.equals(changed, bytes)) {
            changed = once(bytes, random);
        }
        return changed;
    }

    private static byte[] once(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(1 << random.nextInt(1, 10)));
        byte[] some = Arrays.copyOfRange(bytes, at, to);
        return switch (random.nextInt(8)) {
            case 0 -> put(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
            case 1 -> put(bytes, at, (byte) random.nextInt(256));
            case 2 -> put(bytes, at, TELLING[random.nextInt(TELLING.length)]);
            case 3 -> splice(bytes, at, new byte[] {TELLING[random.nextInt(TELLING.length)]}, at);
            case 4 -> splice(bytes, at, new byte[0], to);
            case 5 -> splice(bytes, random.nextInt(bytes.length + 1), some, -1);
            case 6 -> Arrays.copyOf(bytes, at);
            default -> swap(bytes, at, random.nextInt(bytes.length));
        };
    }

    private static byte[] put(byte[] bytes, int at, byte value) {
        byte[] copy = bytes.clone();
        copy[at] = value;
        return copy;
    }

    private static byte[] swap(byte[] bytes, int one, int other) {
        return put(put(bytes, one, bytes[other]), other, bytes[one]);
    }

    /// The bytes with those from `at` to `to` (none if `to` is before) replaced by `middle`.
    private static byte[] splice(byte[] bytes, int at, byte[] middle, int to) {
        int rest = Math.max(at, to);
        byte[] result = Arrays.copyOf(bytes, at + middle.length + bytes.length - rest);
        System.arraycopy(middle, 0, result, at, middle.length);
        System.arraycopy(bytes, rest, result, at + middle.length, bytes.length - rest);
        return result;
    }
}
