package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.BitsToArithmetic;
import dev.trefoil.mpc.protocol.Widen;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One party's shares of a column: its cells as bits, as ring elements, or both, whichever the operators asked
/// for.
///
/// The bit form is the code of [Layout]; the ring form is the number itself, in Z_2^64, or in Z_2^128 for a wide
/// type (texts have none). The form that is missing is computed when it is first asked for, and kept: so all three
/// parties must ask in the same order. What a null cell holds, and a cell of a row that is not valid, is
/// without meaning unless a method says otherwise.
///
/// Secret: `toString` tells type and length only.
public final class SecretColumn {
    private final Type type;
    private final int rows;
    private final @Nullable BitVector present;
    private final @Nullable StoredColumn stored;
    private @Nullable Digits digits;
    private @Nullable RingVector ring;
    private @Nullable WideVector wide;

    private SecretColumn(
            Type type, int rows, @Nullable BitVector present, @Nullable Digits digits, @Nullable Elements elements) {
        this(type, rows, present, digits, elements, null);
    }

    private SecretColumn(
            Type type,
            int rows,
            @Nullable BitVector present,
            @Nullable Digits digits,
            @Nullable Elements elements,
            @Nullable StoredColumn stored) {
        if (type.nullable() != (present != null)) {
            throw new IllegalArgumentException(
                    type.text() + " needs " + (type.nullable() ? "a" : "no") + " presence bit");
        }
        this.type = type;
        this.rows = rows;
        this.present = present;
        this.stored = stored;
        this.digits = digits == null ? null : trimmed(type, digits);
        if (elements != null && type.wide()) {
            this.wide = elements.large();
        } else if (elements != null) {
            this.ring = elements.small();
        }
    }

    /// A column as it was uploaded or stored: code planes of [Layout], zero where null, and the presence plane
    /// if the type is nullable.
    public static SecretColumn ofCode(Type type, BitPlanes code, Optional<BitVector> present) {
        if (code.width() != Layout.width(type)) {
            throw new IllegalArgumentException(
                    type.text() + " takes " + Layout.width(type) + " planes, but " + code.width() + " were given");
        }
        Digits digits = Digits.of(code, Layout.offset(type), true);
        return new SecretColumn(type, code.rows(), present.orElse(null), digits, null);
    }

    static SecretColumn ofDigits(Type type, Digits digits, @Nullable BitVector present) {
        return new SecretColumn(type, digits.bits().rows(), present, digits, null);
    }

    static SecretColumn ofRing(Type type, RingVector ring, @Nullable BitVector present) {
        return new SecretColumn(type, ring.rows(), present, null, Elements.of(ring));
    }

    /// Numbers in the ring; those of a wide type in the large one.
    static SecretColumn ofElements(Type type, Elements elements, @Nullable BitVector present) {
        return new SecretColumn(type, elements.rows(), present, null, elements);
    }

    /// Sums: numbers as ring elements where they are known modulo as much, else as bits.
    static SecretColumn ofSums(Party party, Type type, Elements sums, @Nullable BitVector present) {
        if (sums.modulus() >= Long.SIZE) {
            return ofElements(type, sums, present);
        }
        BigInteger offset = Layout.offset(type);
        Elements codes = sums.plusPublic(party, offset.negate());
        int width = offset.signum() == 0 ? Math.min(sums.modulus(), Layout.width(type)) : Layout.width(type);
        return ofDigits(type, Digits.of(codes.bits(party, width), offset, false), present);
    }

    /// A column of bools.
    static SecretColumn ofBits(Type type, BitVector bits, @Nullable BitVector present, boolean zeroAtNull) {
        return ofDigits(type, Digits.of(BitPlanes.of(bits), BigInteger.ZERO, zeroAtNull), present);
    }

    /// A column in both forms, either of which may be missing.
    static SecretColumn of(
            Type type, @Nullable Digits digits, @Nullable Elements elements, @Nullable BitVector present) {
        if (digits != null) {
            return new SecretColumn(type, digits.bits().rows(), present, digits, elements);
        }
        if (elements != null) {
            return new SecretColumn(type, elements.rows(), present, null, elements);
        }
        throw new IllegalArgumentException("a column needs one of its two forms");
    }

    public Type type() {
        return type;
    }

    public int rows() {
        return rows;
    }

    /// One bit a row: 1 where the cell is not null; nothing for a type that is not nullable.
    public Optional<BitVector> present() {
        return Optional.ofNullable(present);
    }

    @Nullable
    BitVector presentOrNull() {
        return present;
    }

    /// The presence bit, all ones for a type that is not nullable.
    BitVector presence(Party party) {
        return present == null ? BitVector.constant(party.index(), rows, true) : present;
    }

    /// The same cells, known to stand as they do in a stored table: whatever moves or changes them gives other columns.
    SecretColumn storedAs(StoredColumn place) {
        return new SecretColumn(type, rows, present, digits, elementsIfThere(), place);
    }

    @Nullable
    StoredColumn storedOrNull() {
        return stored;
    }

    @Nullable
    Digits digitsIfThere() {
        return digits;
    }

    /// The ring form: in the large ring for a wide type.
    @Nullable
    Elements elementsIfThere() {
        return elementsIfThere(type.wide());
    }

    /// The numbers in this ring, if that needs no protocol: a small ring can be had from the large one.
    @Nullable
    Elements elementsIfThere(boolean large) {
        if (large || ring == null) {
            return wide == null ? null : large ? Elements.of(wide) : Elements.of(wide.low());
        }
        return Elements.of(ring);
    }

    /// The bit form, computed if it is missing.
    Digits digits(Party party) {
        Digits here = digits;
        if (here == null) {
            BigInteger offset = Layout.offset(type);
            Elements code = elements(party, type.wide()).plusPublic(party, offset.negate());
            here = Digits.of(code.bits(party, Layout.width(type)), offset, false);
            digits = here;
        }
        return here;
    }

    /// The code planes of [Layout].
    public BitPlanes code(Party party) {
        Digits here = digits(party);
        int width = Layout.width(type);
        BigInteger delta = here.base().subtract(Layout.offset(type));
        if (delta.signum() == 0) {
            return here.bits().unsignedTo(width);
        }
        BitPlanes code = Numbers.plus(party, here.bits().unsignedTo(width), delta);
        digits = Digits.of(code, Layout.offset(type), false);
        return code;
    }

    /// The code planes, zero where the cell is null.
    BitPlanes codeZeroAtNull(Party party) {
        BitPlanes code = code(party);
        if (present == null || digits(party).zeroAtNull()) {
            return code;
        }
        BitPlanes zeroed = And.of(party, code, present);
        digits = Digits.of(zeroed, Layout.offset(type), true);
        return zeroed;
    }

    /// The numbers in the small or the large ring, computed if they are missing; those of a wide type in the small
    /// ring are meant modulo 2^64.
    Elements elements(Party party, boolean large) {
        Elements here = elementsIfThere(large);
        if (here != null) {
            return here;
        }
        return large ? Elements.of(wideNumbers(party)) : Elements.of(smallNumbers(party));
    }

    /// The numbers in the small ring, for sums that are known modulo 2^modulus: not kept if that is less than 64.
    Elements elements(Party party, int modulus) {
        if (modulus == Long.SIZE || type.wide() || ring != null || wide != null) {
            return elements(party, false);
        }
        Digits bits = digits(party);
        BitPlanes word = bits.bits().unsignedTo(Math.min(bits.bits().width(), modulus));
        RingVector numbers = BitsToArithmetic.unsigned(party, word, Circuits.adder(party, rows), modulus)
                .plusPublic(party.index(), bits.base().longValue());
        return Elements.of(numbers, modulus);
    }

    private WideVector wideNumbers(Party party) {
        RingVector narrow = ring;
        WideVector here;
        if (narrow != null) {
            here = Widen.of(party, narrow);
        } else {
            Digits bits = digits(party);
            here = BitsToArithmetic.wideUnsigned(party, bits.bits(), Circuits.adder(party, rows))
                    .plusPublic(party.index(), bits.base());
        }
        wide = here;
        return here;
    }

    /// The numbers of a type that is not wide, computed if they are missing.
    RingVector numbers(Party party) {
        if (type.wide()) {
            throw new IllegalStateException(type.text() + " does not fit the small ring: take its elements");
        }
        return smallNumbers(party);
    }

    private RingVector smallNumbers(Party party) {
        RingVector here = ring;
        if (here == null) {
            Digits bits = digits(party);
            BitPlanes word = bits.bits().unsignedTo(Math.min(bits.bits().width(), Long.SIZE));
            here = BitsToArithmetic.unsigned(party, word, Circuits.adder(party, rows))
                    .plusPublic(party.index(), bits.base().longValue());
            ring = here;
        }
        return here;
    }

    /// The cells of these rows, in this order; the row numbers are public.
    SecretColumn gather(int[] rows) {
        Digits bits = digits == null ? null : Digits.of(digits.bits().gather(rows), digits.base(), digits.zeroAtNull());
        Elements numbers = elementsIfThere();
        return of(
                type,
                bits,
                numbers == null ? null : numbers.gather(rows),
                present == null ? null : present.gather(rows));
    }

    /// The first `count` cells.
    SecretColumn first(int count) {
        Digits bits =
                digits == null ? null : Digits.of(digits.bits().slice(0, count), digits.base(), digits.zeroAtNull());
        Elements numbers = elementsIfThere();
        return of(
                type,
                bits,
                numbers == null ? null : numbers.slice(0, count),
                present == null ? null : present.slice(0, count));
    }

    @Override
    public String toString() {
        return "SecretColumn[" + rows + " secret cells of " + type.text() + "]";
    }

    /// Without the high planes that a number of this type cannot reach.
    private static Digits trimmed(Type type, Digits digits) {
        if (type instanceof Type.TextType) {
            return digits;
        }
        BigInteger largest = Layout.offset(type).add(Layout.largestCode(type)).subtract(digits.base());
        int width = Math.max(1, largest.bitLength());
        return digits.bits().width() <= width
                ? digits
                : Digits.of(digits.bits().bits(0, width), digits.base(), digits.zeroAtNull());
    }
}
