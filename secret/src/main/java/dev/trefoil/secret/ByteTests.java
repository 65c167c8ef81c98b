package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Whether bytes at known places equal known values: all tests of a text together, in three rounds.
///
/// A test costs one gate, and each half of a byte that is compared with a value costs three, once for all tests that
/// need it.
final class ByteTests {
    private final List<BitPlanes> bytes;
    private final Set<Test> wanted = new LinkedHashSet<>();
    private final Map<Test, BitVector> results = new LinkedHashMap<>();

    private record Test(int place, int value) {}

    private record Half(int place, boolean high, int value) {}

    ByteTests(List<BitPlanes> bytes) {
        this.bytes = bytes;
    }

    /// Whether each of the bytes is zero.
    static List<BitVector> zeros(Party party, List<BitPlanes> bytes) {
        ByteTests tests = new ByteTests(bytes);
        for (int place = 0; place < bytes.size(); place++) {
            tests.want(place, 0);
        }
        tests.compute(party);
        List<BitVector> zeros = new ArrayList<>();
        for (int place = 0; place < bytes.size(); place++) {
            zeros.add(tests.get(place, 0));
        }
        return zeros;
    }

    /// Asks for a test before [#compute].
    void want(int place, int value) {
        wanted.add(new Test(place, value));
    }

    void compute(Party party) {
        if (wanted.isEmpty()) {
            return;
        }
        Map<Half, List<BitVector>> halves = new LinkedHashMap<>();
        for (Test test : wanted) {
            for (boolean high : List.of(true, false)) {
                Half half = half(test, high);
                halves.computeIfAbsent(half, wantedHalf -> bits(party, wantedHalf));
            }
        }
        List<BitVector> equal = AndTrees.each(party, List.copyOf(halves.values()));
        Map<Half, BitVector> equalHalves = new LinkedHashMap<>();
        int next = 0;
        for (Half half : halves.keySet()) {
            equalHalves.put(half, equal.get(next++));
        }
        List<BitVector> left = new ArrayList<>();
        List<BitVector> right = new ArrayList<>();
        for (Test test : wanted) {
            left.add(Objects.requireNonNull(equalHalves.get(half(test, true))));
            right.add(Objects.requireNonNull(equalHalves.get(half(test, false))));
        }
        List<BitVector> both = And.all(party, left, right);
        next = 0;
        for (Test test : wanted) {
            results.put(test, both.get(next++));
        }
    }

    BitVector get(int place, int value) {
        return Objects.requireNonNull(results.get(new Test(place, value)), "a test that was not asked for");
    }

    private static Half half(Test test, boolean high) {
        return new Half(test.place, high, high ? test.value >> 4 : test.value & 15);
    }

    /// Four bits that are all 1 where the half has the value.
    private List<BitVector> bits(Party party, Half half) {
        List<BitVector> bits = new ArrayList<>();
        for (int bit = 0; bit < 4; bit++) {
            BitVector plane = bytes.get(half.place).plane(half.high ? bit + 4 : bit);
            bits.add((half.value >> bit & 1) != 0 ? plane : plane.not(party.index()));
        }
        return bits;
    }

    @Override
    public String toString() {
        return "ByteTests[" + wanted.size() + " secret bits a row]";
    }
}
