package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.BitToArithmetic;
import dev.trefoil.mpc.protocol.BitsToArithmetic;
import dev.trefoil.mpc.protocol.Multiply;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.WideVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Moments;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Variances, deviations, covariances, correlations and weighted means of groups of rows, from exact sums modulo
/// 2^128.
///
/// *Bits per row*, for each column of a measure: 384 to bring a cell of w bits into the ring, and 3 w + 384 more if it
/// may be null. Then 896 for each product that is summed up and 512 for each other sum of many groups; over one group
/// sums are free. The last steps are per group: see [MomentResults].
final class GroupedMoments {
    private final Party party;
    private final Function<Column, SecretColumn> column;
    private final @Nullable BitVector valid;
    private final Supplier<? extends RowGroups> rows;
    private final Map<Column, SecretColumn> cells = new HashMap<>();
    private final Map<List<Column>, Sums> sums = new HashMap<>();
    private @Nullable RowGroups groups;

    /// `column` gives the cells in the order of the groups; `valid` says which rows are in a group, if not all are.
    GroupedMoments(
            Party party,
            Function<Column, SecretColumn> column,
            @Nullable BitVector valid,
            Supplier<? extends RowGroups> rows) {
        this.party = party;
        this.column = column;
        this.valid = valid;
        this.rows = rows;
    }

    /// Of a group: how many pairs there are, and the spreads of each column and of both.
    record Sums(WideVector count, WideVector left, WideVector right, WideVector both) {}

    SecretColumn of(Measure.Kind kind, Column name, Type type) {
        Sums of = sums(name, name);
        Type input = cells(name).type();
        MomentResults results = new MomentResults(party, rows().end().rows(), of.count());
        return kind == Measure.Kind.VAR
                ? results.variance(of.both(), input, type)
                : results.deviation(of.both(), input, type);
    }

    SecretColumn of(Measure.OfTwoColumns pair, Type type) {
        Type left = cells(pair.left()).type();
        Type right = cells(pair.right()).type();
        int count = rows().end().rows();
        return switch (pair.kind()) {
            case COVARIANCE -> {
                Sums of = sums(pair.left(), pair.right());
                yield new MomentResults(party, count, of.count()).covariance(of.both(), left, right, type);
            }
            case CORRELATION -> {
                Sums of = sums(pair.left(), pair.right());
                yield new MomentResults(party, count, of.count()).correlation(of, left, right, type);
            }
            case WEIGHTED_MEAN -> weightedMean(pair, count, left, right, type);
        };
    }

    private SecretColumn weightedMean(Measure.OfTwoColumns pair, int count, Type value, Type weight, Type type) {
        BitVector counted = counted(cells(pair.left()), cells(pair.right()));
        WideVector weights = about(cells(pair.right()), counted, BigInteger.ZERO);
        BitPlanes codes = cells(pair.left()).code(party);
        WideVector values = BitsToArithmetic.wideUnsigned(party, codes, Circuits.adder(party, count));
        WideVector products = rows().dotProducts(weights, values);
        return MomentResults.weightedMean(party, count, products, rows().wideSums(weights), value, weight, type);
    }

    private Sums sums(Column left, Column right) {
        Sums here = sums.get(List.of(left, right));
        if (here == null) {
            here = left.equals(right) ? sums(cells(left)) : sums(cells(left), cells(right));
            sums.put(List.of(left, right), here);
        }
        return here;
    }

    private Sums sums(SecretColumn x) {
        BitVector counted = counted(x, x);
        WideVector numbers = about(x, counted, Moments.middle(x.type()));
        WideVector count = count(counted, x.rows());
        WideVector sum = rows().wideSums(numbers);
        WideVector spread = spread(count, sum, sum, rows().dotProducts(numbers, numbers));
        return new Sums(count, spread, spread, spread);
    }

    private Sums sums(SecretColumn x, SecretColumn y) {
        BitVector counted = counted(x, y);
        WideVector left = about(x, counted, Moments.middle(x.type()));
        WideVector right = about(y, counted, Moments.middle(y.type()));
        WideVector count = count(counted, x.rows());
        WideVector leftSum = rows().wideSums(left);
        WideVector rightSum = rows().wideSums(right);
        return new Sums(
                count,
                spread(count, leftSum, leftSum, rows().dotProducts(left, left)),
                spread(count, rightSum, rightSum, rows().dotProducts(right, right)),
                spread(count, leftSum, rightSum, rows().dotProducts(left, right)));
    }

    private WideVector spread(WideVector count, WideVector left, WideVector right, WideVector products) {
        return Multiply.sumOfWideProducts(party, List.of(count, left), List.of(products, right.negated()));
    }

    private WideVector count(@Nullable BitVector counted, int rows) {
        return rows().wideSums(
                        counted == null
                                ? WideVector.constant(party.index(), rows, BigInteger.ONE)
                                : BitToArithmetic.wide(party, counted));
    }

    /// The numbers minus `middle`, zero where they do not count.
    private WideVector about(SecretColumn x, @Nullable BitVector counted, BigInteger middle) {
        BigInteger below = Layout.offset(x.type()).subtract(middle);
        BitPlanes code = counted == null ? x.code(party) : And.of(party, x.code(party), counted);
        WideVector wide = BitsToArithmetic.wideUnsigned(party, code, Circuits.adder(party, x.rows()));
        if (below.signum() == 0) {
            return wide;
        }
        return counted == null
                ? wide.plusPublic(party.index(), below)
                : wide.plus(BitToArithmetic.wide(party, counted).times(below));
    }

    /// The rows that count: in a group, and neither null; nothing if publicly all.
    private @Nullable BitVector counted(SecretColumn x, SecretColumn y) {
        BitVector counted = and(valid, x.presentOrNull());
        return x == y ? counted : and(counted, y.presentOrNull());
    }

    private @Nullable BitVector and(@Nullable BitVector a, @Nullable BitVector b) {
        return a == null ? b : b == null ? a : And.of(party, a, b);
    }

    private SecretColumn cells(Column name) {
        return cells.computeIfAbsent(name, column);
    }

    private RowGroups rows() {
        RowGroups here = groups;
        if (here == null) {
            here = rows.get();
            groups = here;
        }
        return here;
    }
}
