package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Columns that are set to zero where a bit is zero.
///
/// 3 bits for each bit in planes; for ring columns 192 each, and 192 once for the bit as a number; for wide ones
/// twice that.
final class Masked {
    private Masked() {}

    static Columns of(Party party, BitVector wanted, Columns columns) {
        int rows = columns.rows();
        List<RingVector> rings = columns.rings();
        if (!rings.isEmpty()) {
            RingVector number = BitToArithmetic.of(party, wanted, 64);
            rings = Multiply.all(party, rings, Collections.nCopies(rings.size(), number), 64);
        }
        List<WideVector> wides = columns.wides();
        if (!wides.isEmpty()) {
            WideVector number = BitToArithmetic.wide(party, wanted);
            WideVector products = Multiply.of(
                    party, WideVector.concat(wides), WideVector.concat(Collections.nCopies(wides.size(), number)));
            wides = IntStream.range(0, wides.size())
                    .mapToObj(column -> products.slice(column * rows, (column + 1) * rows))
                    .toList();
        }
        BitPlanes all = BitPlanes.of(
                rows,
                columns.planes().stream()
                        .flatMap(word -> word.planes().stream())
                        .toList());
        BitPlanes masked = all.width() == 0 ? all : And.of(party, all, wanted);
        return columns.withValues(rings, wides, masked);
    }

    /// Bits sent by the three parties together, for so many ring columns, wide ring columns, and bits in planes.
    static long bits(long rows, int rings, int wides, int planes) {
        long bits = And.bits(rows, planes) + Multiply.bits(rows * rings, 64);
        bits += rings > 0 ? BitToArithmetic.bits(rows, 64) : 0;
        bits += wides > 0 ? BitToArithmetic.bits(rows, WideVector.WIDTH) : 0;
        return bits + Multiply.bits(rows * wides, WideVector.WIDTH);
    }

    static int rounds(int rings, int wides, int planes) {
        int numbers = BitToArithmetic.rounds() + Multiply.rounds();
        return (rings > 0 ? numbers : 0) + (wides > 0 ? numbers : 0) + (planes > 0 ? And.rounds() : 0);
    }
}
