package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.ArithmeticToBits;
import dev.trefoil.mpc.protocol.BitToArithmetic;
import dev.trefoil.mpc.protocol.EqualZero;
import dev.trefoil.mpc.protocol.MostSignificantBit;
import dev.trefoil.mpc.protocol.Multiply;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Secret numbers as elements of a ring: of the small one, Z_2^64, or of the large one, Z_2^128, which is taken only
/// where bounds need it.
///
/// Two operands of one operation are in the same ring.
///
/// Secret: `toString` tells the shape only.
final class Elements {
    private final @Nullable RingVector small;
    private final @Nullable WideVector large;

    private Elements(@Nullable RingVector small, @Nullable WideVector large) {
        this.small = small;
        this.large = large;
    }

    static Elements of(RingVector small) {
        return new Elements(small, null);
    }

    static Elements of(WideVector large) {
        return new Elements(null, large);
    }

    /// The same public number in every row.
    static Elements constant(Party party, int rows, BigInteger number, boolean large) {
        return large
                ? of(WideVector.constant(party.index(), rows, number))
                : of(RingVector.constant(party.index(), rows, number.longValueExact()));
    }

    /// 1 where the bit is one, else 0.
    static Elements ofBits(Party party, BitVector bits, boolean large) {
        return large ? of(BitToArithmetic.wide(party, bits)) : of(BitToArithmetic.of(party, bits, Long.SIZE));
    }

    int rows() {
        return large == null ? small().rows() : large.rows();
    }

    boolean isLarge() {
        return large != null;
    }

    /// The numbers modulo 2^64.
    RingVector small() {
        return large == null ? Objects.requireNonNull(small) : large.low();
    }

    /// The numbers modulo 2^128, of elements that are in the large ring.
    WideVector large() {
        return Objects.requireNonNull(large);
    }

    Elements plus(Elements other) {
        return large == null ? of(small().plus(other.onlySmall())) : of(large.plus(other.large()));
    }

    Elements minus(Elements other) {
        return large == null ? of(small().minus(other.onlySmall())) : of(large.minus(other.large()));
    }

    Elements negated() {
        return large == null ? of(small().negated()) : of(large.negated());
    }

    Elements times(BigInteger factor) {
        if (factor.equals(BigInteger.ONE)) {
            return this;
        }
        return large == null ? of(small().times(factor.longValue())) : of(large.times(factor));
    }

    Elements plusPublic(Party party, BigInteger summand) {
        return large == null
                ? of(small().plusPublic(party.index(), summand.longValue()))
                : of(large.plusPublic(party.index(), summand));
    }

    /// One row: the sum of all rows.
    Elements total() {
        return large == null ? of(small().total()) : of(large.total());
    }

    Elements slice(int from, int to) {
        return large == null ? of(small().slice(from, to)) : of(large.slice(from, to));
    }

    Elements gather(int[] rows) {
        return large == null ? of(small().gather(rows)) : of(large.gather(rows));
    }

    /// The rows of all parts, all in the same ring, one part after the other.
    static Elements concat(List<Elements> parts) {
        return parts.getFirst().isLarge()
                ? of(WideVector.concat(parts.stream().map(Elements::large).toList()))
                : of(RingVector.concat(parts.stream().map(Elements::onlySmall).toList()));
    }

    Elements multiply(Party party, Elements other) {
        return large == null
                ? of(Multiply.of(party, small(), other.onlySmall()))
                : of(Multiply.of(party, large, other.large()));
    }

    /// One row: the sum of the products.
    Elements dotProduct(Party party, Elements other) {
        return large == null
                ? of(Multiply.dotProduct(party, small(), other.onlySmall()))
                : of(Multiply.dotProduct(party, large, other.large()));
    }

    /// The low bits of the numbers.
    BitPlanes bits(Party party, int width) {
        return large == null
                ? ArithmeticToBits.of(party, small(), width, Circuits.adder(rows()))
                : ArithmeticToBits.of(party, large, width, Circuits.adder(rows()));
    }

    /// Whether numbers of `width` bits with sign are negative.
    BitVector negative(Party party, int width) {
        return large == null
                ? MostSignificantBit.of(party, small(), width)
                : MostSignificantBit.of(party, large, width);
    }

    /// Whether numbers of `width` bits with sign are zero.
    BitVector zero(Party party, int width) {
        return large == null ? EqualZero.of(party, small(), width) : EqualZero.of(party, large, width);
    }

    @Override
    public String toString() {
        return "Elements[" + rows() + " secret numbers modulo 2^" + (isLarge() ? 128 : 64) + "]";
    }

    private RingVector onlySmall() {
        return Objects.requireNonNull(small);
    }
}
