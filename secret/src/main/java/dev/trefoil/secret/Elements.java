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
/// where bounds need it; sums whose bounds allow it stand modulo a smaller power of two, which costs less to make and
/// to move.
///
/// Two operands of one operation are both large or both small; the result stands modulo the smaller power of both.
///
/// Secret: `toString` tells the shape only.
final class Elements {
    private final @Nullable RingVector small;
    private final @Nullable WideVector large;

    private final int modulus;

    private Elements(@Nullable RingVector small, @Nullable WideVector large, int modulus) {
        this.small = small;
        this.large = large;
        this.modulus = modulus;
    }

    static Elements of(RingVector small) {
        return of(small, Long.SIZE);
    }

    /// Numbers modulo 2^modulus: 1 to 64.
    static Elements of(RingVector small, int modulus) {
        return new Elements(small, null, modulus);
    }

    static Elements of(WideVector large) {
        return new Elements(null, large, WideVector.WIDTH);
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
        return large == null ? narrow().rows() : large.rows();
    }

    boolean isLarge() {
        return large != null;
    }

    /// The bits of the modulus.
    int modulus() {
        return modulus;
    }

    /// The numbers modulo 2^64; not for those that are known modulo less.
    RingVector small() {
        requireModulus(Long.SIZE);
        return large == null ? Objects.requireNonNull(small) : large.low();
    }

    /// The numbers modulo 2^[#modulus()] of elements that are not in the large ring: the higher bits mean nothing.
    RingVector narrow() {
        return Objects.requireNonNull(small);
    }

    /// The numbers modulo 2^128, of elements that are in the large ring.
    WideVector large() {
        return Objects.requireNonNull(large);
    }

    Elements plus(Elements other) {
        return large == null
                ? of(narrow().plus(other.narrow()), Math.min(modulus, other.modulus))
                : of(large.plus(other.large()));
    }

    Elements minus(Elements other) {
        return large == null
                ? of(narrow().minus(other.narrow()), Math.min(modulus, other.modulus))
                : of(large.minus(other.large()));
    }

    Elements negated() {
        return large == null ? of(narrow().negated(), modulus) : of(large.negated());
    }

    Elements times(BigInteger factor) {
        if (factor.equals(BigInteger.ONE)) {
            return this;
        }
        return large == null ? of(narrow().times(factor.longValue()), modulus) : of(large.times(factor));
    }

    Elements plusPublic(Party party, BigInteger summand) {
        return large == null
                ? of(narrow().plusPublic(party.index(), summand.longValue()), modulus)
                : of(large.plusPublic(party.index(), summand));
    }

    /// One row: the sum of all rows.
    Elements total() {
        return large == null ? of(narrow().total(), modulus) : of(large.total());
    }

    Elements slice(int from, int to) {
        return large == null ? of(narrow().slice(from, to), modulus) : of(large.slice(from, to));
    }

    Elements gather(int[] rows) {
        return large == null ? of(narrow().gather(rows), modulus) : of(large.gather(rows));
    }

    /// The rows of all parts, all in the same ring, one part after the other.
    static Elements concat(List<Elements> parts) {
        return parts.getFirst().isLarge()
                ? of(WideVector.concat(parts.stream().map(Elements::large).toList()))
                : of(
                        RingVector.concat(parts.stream().map(Elements::narrow).toList()),
                        parts.stream().mapToInt(Elements::modulus).min().orElseThrow());
    }

    Elements multiply(Party party, Elements other) {
        if (large != null) {
            return of(Multiply.of(party, large, other.large()));
        }
        int smaller = Math.min(modulus, other.modulus);
        return of(Multiply.of(party, narrow(), other.narrow(), smaller), smaller);
    }

    /// One row: the sum of the products.
    Elements dotProduct(Party party, Elements other) {
        return large == null
                ? of(Multiply.dotProduct(party, narrow(), other.narrow()), Math.min(modulus, other.modulus))
                : of(Multiply.dotProduct(party, large, other.large()));
    }

    /// The low bits of the numbers.
    BitPlanes bits(Party party, int width) {
        requireModulus(width);
        return large == null
                ? ArithmeticToBits.of(party, narrow(), width, Circuits.adder(party, rows()))
                : ArithmeticToBits.of(party, large, width, Circuits.adder(party, rows()));
    }

    /// Whether numbers of `width` bits with sign are negative.
    BitVector negative(Party party, int width) {
        requireModulus(width);
        return large == null
                ? MostSignificantBit.of(party, narrow(), width)
                : MostSignificantBit.of(party, large, width);
    }

    /// Whether numbers of `width` bits with sign are zero.
    BitVector zero(Party party, int width) {
        requireModulus(width);
        return large == null ? EqualZero.of(party, narrow(), width) : EqualZero.of(party, large, width);
    }

    @Override
    public String toString() {
        return "Elements[" + rows() + " secret numbers modulo 2^" + modulus + "]";
    }

    private void requireModulus(int least) {
        if (modulus < least) {
            throw new IllegalStateException("numbers modulo 2^" + modulus + " where " + least + " bits are needed");
        }
    }
}
