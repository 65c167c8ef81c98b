package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// No protocol sends more than the best that is published for its operator, or was planned for it: bits a row of
/// the three parties together.
///
/// That our formulas are what is sent, exactly, is asserted where each protocol is tested.
final class PublishedCostsTest {
    private static final int ROWS = 1 << 20;
    private static final int INDEX = 20;
    private static final int MOVED = 100;

    /// `formula`: what our formula gives for [#ROWS] rows; `published`: bits a row; `source`: where that is from.
    record Operator(String name, long formula, long published, String source) {}

    static final List<Operator> OPERATORS = List.of(
            new Operator("multiply, 64 bit", Multiply.bits(ROWS, 64), 3 * 64, "Araki et al. 2016"),
            new Operator("AND, 64 bit", And.bits(ROWS, 64), 3 * 64, "Araki et al. 2016"),
            new Operator("open, 64 bit", Open.bits(ROWS, 64), 3 * 64, "Araki et al. 2016"),
            new Operator("equality, 64 bit", Equal.bits(ROWS, 64), 3 * 63, "AND tree"),
            new Operator("less-than, 32 bit", LessThan.bits(ROWS, 32, Comparator.TREE), 3 * 58, "2k - log2(k+1)"),
            new Operator("less-than, 64 bit", LessThan.bits(ROWS, 64, Comparator.TREE), 3 * 121, "2k - log2(k+1)"),
            new Operator("less-than, ripple", LessThan.bits(ROWS, 64, Comparator.RIPPLE), 3 * 64, "ORQ, SOSP 2025"),
            new Operator("less-than a constant", LessThanPublic.bits(ROWS, 64, -1L >>> 2), 3 * 96, "1.5 k"),
            new Operator("sign, 64 bit", MostSignificantBit.bits(ROWS, 64), 64 + 3 * 120, "k/3 + 2k - log2 k - 2"),
            new Operator(
                    "sum to bits, ripple",
                    ArithmeticToBits.bits(ROWS, 64, Adder.RIPPLE),
                    64 + 3 * 63,
                    "ABY3 with one summand sent"),
            new Operator(
                    "sum to bits, Sklansky",
                    ArithmeticToBits.bits(ROWS, 64, Adder.SKLANSKY),
                    64 + 3 * (64 * 6 - 63),
                    "ABY3 with one summand sent"),
            new Operator("bit to number", BitToArithmetic.bits(ROWS, 64), 3 * 64, "ORQ: 3 k"),
            new Operator(
                    "bits to number",
                    BitsToArithmetic.bits(ROWS, 64, Adder.RIPPLE, 64),
                    3 * 64 + 3 * 63,
                    "ABY3: k and an adder"),
            new Operator("truncation", Truncate.bits(ROWS, 16, 64), 3 * 64 + 16, "eprint 2025/200: 2k + 3f = 176"),
            new Operator(
                    "fixed-point product", FixedMultiply.bits(ROWS, 16, 64), 5 * 64 + 16, "exchange, then truncate"),
            new Operator("shuffle", Shuffle.bits(ROWS, MOVED), 4 * MOVED, "Chida et al. 2019"),
            new Operator("permute", ApplyPermutation.bits(ROWS, MOVED), 4 * MOVED + 7 * INDEX, "Asharov et al. 2022"),
            new Operator(
                    "permute back", UnapplyPermutation.bits(ROWS, MOVED), 4 * MOVED + 7 * INDEX, "Asharov et al. 2022"),
            new Operator("permute once more", Ordering.bits(ROWS, MOVED), 4 * MOVED, "the opened order is kept"),
            new Operator("radix sort, 1 bit", RadixSort.bits(ROWS, 32, 1), 32 * (4 + 17 * INDEX), "own plan, m = 1"),
            new Operator("radix sort, 2 bits", RadixSort.bits(ROWS, 32, 2), 16 * (15 + 23 * INDEX), "own plan, m = 2"),
            new Operator(
                    "lookup join after its sort",
                    JoinOrder.bitsAfterSort(ROWS, 32) + LookupJoin.bits(ROWS / 2, ROWS / 2, 64, false, false, false),
                    3 * 560,
                    "Asharov et al. 2023"),
            new Operator("compaction", Compaction.bits(ROWS, MOVED), 4 * MOVED + 13 * INDEX, "Chida et al. 2019"),
            new Operator("division, 32 bit", Divide.bits(ROWS, 32, 32, Adder.RIPPLE), 3 * 4253, "ORQ, SOSP 2025"));

    @ParameterizedTest
    @FieldSource("OPERATORS")
    void sendsNoMore(Operator operator) {
        assertThat(operator.formula())
                .as("%s: %s", operator.name(), operator.source())
                .isLessThanOrEqualTo(ROWS * operator.published());
    }
}
