package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The row-by-row protocols by name, for tests that hold for all of them.
final class Protocols {
    record Data(RingVector number, BitPlanes left, BitPlanes right, BitVector bit) {}

    private interface Protocol {
        void run(Party party, Data data);
    }

    private static Map<String, Protocol> protocols() {
        Map<String, Protocol> all = new TreeMap<>();
        all.put("Multiply", (p, d) -> Multiply.of(p, d.number, d.number));
        all.put("dotProduct", (p, d) -> Multiply.dotProduct(p, d.number, d.number));
        all.put("And", (p, d) -> And.of(p, d.left, d.right));
        all.put("Or", (p, d) -> Or.of(p, d.bit, d.bit));
        all.put("Open", (p, d) -> Open.ring(p, d.number));
        all.put("Open bits", (p, d) -> Open.bits(p, d.bit));
        all.put("Choose", (p, d) -> Choose.of(p, d.bit, d.left, d.right));
        all.put("Choose numbers", (p, d) -> Choose.of(p, d.bit, d.number, d.number, 64));
        for (Comparator comparator : Comparator.values()) {
            all.put("LessThan " + comparator, (p, d) -> LessThan.signed(p, d.left, d.right, comparator));
            all.put("BestOfGroup " + comparator, (p, d) -> BestOfGroup.of(p, d.bit, d.left, d.right, comparator));
            all.put("MinMax " + comparator, (p, d) -> MinMax.minimum(p, d.left, d.bit, comparator));
        }
        all.put("GreatestOfGroup", (p, d) -> GreatestOfGroup.of(p, d.bit, List.of(d.left, d.right), LinkSpeed.LAN));
        for (Adder adder : Adder.values()) {
            all.put("MultiplyWords " + adder, (p, d) -> MultiplyWords.of(p, d.left, d.right, adder));
            all.put("Add " + adder, (p, d) -> Add.of(p, d.left, d.right, adder));
            all.put("Divide " + adder, (p, d) -> Divide.floor(p, d.left, d.right, 4, 24, adder));
            all.put("SquareRoot " + adder, (p, d) -> SquareRoot.floor(p, d.left, adder));
            all.put("DivideByPublic " + adder, (p, d) -> DivideByPublic.both(p, d.left, 7, adder));
            all.put("DivideByPublic large " + adder, (p, d) -> DivideByPublic.both(p, d.left, 1461, adder));
            all.put("DivideByPublic ring " + adder, (p, d) -> DivideByPublic.both(p, d.number, 40, 86400, adder));
            all.put(
                    "Divide with remainder " + adder,
                    (p, d) -> Divide.both(p, d.left, d.right, 4, 24, adder).remainder());
            all.put("ArithmeticToBits " + adder, (p, d) -> ArithmeticToBits.of(p, d.number, 30, adder));
            all.put("BitsToArithmetic " + adder, (p, d) -> BitsToArithmetic.signed(p, d.left, adder));
            all.put("TruncateExact " + adder, (p, d) -> TruncateExact.of(p, d.number, 8, 64, adder));
        }
        all.put("Multiply wide", (p, d) -> Multiply.of(p, wide(d), wide(d)));
        all.put("dotProduct wide", (p, d) -> Multiply.dotProduct(p, wide(d), wide(d)));
        all.put("Open wide", (p, d) -> Open.wide(p, wide(d)));
        all.put("Choose wide", (p, d) -> Choose.of(p, d.bit, wide(d), wide(d)));
        all.put("BitToArithmetic wide", (p, d) -> BitToArithmetic.wide(p, d.bit));
        all.put("BitsToArithmetic wide", (p, d) -> BitsToArithmetic.wideSigned(p, d.left, Adder.RIPPLE));
        all.put("ArithmeticToBits wide", (p, d) -> ArithmeticToBits.of(p, wide(d), 100, Adder.RIPPLE));
        all.put("TruncateExact wide", (p, d) -> TruncateExact.of(p, wide(d), 8, 100, Adder.RIPPLE));
        all.put("EqualZero wide", (p, d) -> EqualZero.of(p, wide(d), 100));
        all.put("MostSignificantBit wide", (p, d) -> MostSignificantBit.of(p, wide(d), 100));
        all.put(
                "Shuffle",
                (p, d) -> Shuffle.of(
                        p, Columns.of(d.bit.rows()).with(d.number).with(wide(d)).with(d.left)));
        all.put("Input planes", (p, d) -> Input.planes(p, 1, d.number.first(), d.number.rows(), 30));
        all.put("HighestBit", (p, d) -> HighestBit.normalised(p, d.left, HighestBit.oneHot(p, d.left, Adder.SKLANSKY)));
        all.put("ShiftBySecret left", (p, d) -> ShiftBySecret.left(p, d.left, d.right.bits(0, 5), 1, 40));
        all.put("ShiftBySecret right", (p, d) -> ShiftBySecret.right(p, d.left, d.right.bits(0, 5), 1, 10));
        all.put("Spread", (p, d) -> Spread.of(p, d.bit, d.left.bits(0, 7)));
        all.put("Widen", (p, d) -> Widen.of(p, d.number));
        all.put("BitsToArithmetic by bits", (p, d) -> BitsToArithmetic.signedByBits(p, d.left, 64));
        all.put("LessThanPublic", (p, d) -> LessThanPublic.signed(p, d.left, 1234));
        all.put("Equal", (p, d) -> Equal.of(p, d.left, d.right));
        all.put("EqualPublic", (p, d) -> EqualPublic.any(p, d.left, 3, 4, 5));
        all.put("EqualZero", (p, d) -> EqualZero.of(p, d.number, 64));
        all.put("MostSignificantBit", (p, d) -> MostSignificantBit.of(p, d.number, 64));
        all.put("BitToArithmetic", (p, d) -> BitToArithmetic.of(p, d.bit, 40));
        all.put("Truncate", (p, d) -> Truncate.of(p, d.number, 16, 64));
        all.put("FixedMultiply", (p, d) -> FixedMultiply.of(p, d.number, d.number, 16, 64));
        all.put("AnyTrue", (p, d) -> AnyTrue.of(p, d.bit));
        all.put("CountOnes", (p, d) -> CountOnes.of(p, d.bit, 64));
        all.put("Agreement", (p, d) -> Agreement.of(p, Optional.of(new byte[Agreement.NAME])));
        all.put("KnownOrder", (p, d) -> KnownOrder.wantedFirst(p, Ordering.of(p, identity(p, d.bit.rows())), d.bit));
        all.put("Input", (p, d) -> Input.ring(p, 1, d.number.first(), d.number.rows(), 64));
        return all;
    }

    /// The numbers, times 2^64.
    private static WideVector wide(Data data) {
        return WideVector.ofHigh(data.number);
    }

    private static SecretPermutation identity(Party party, int rows) {
        return SecretPermutation.ofPublic(party, IntStream.range(0, rows).toArray());
    }

    static List<String> names() {
        return List.copyOf(protocols().keySet());
    }

    static void run(String name, Party party, Data data) {
        Objects.requireNonNull(protocols().get(name)).run(party, data);
    }

    private Protocols() {}
}
