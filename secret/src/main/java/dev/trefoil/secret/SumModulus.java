package dev.trefoil.secret;

import dev.trefoil.plan.Intermediates;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.util.List;

/// The power of two modulo which the sums and counts of an aggregate are computed: the least that their public bounds
/// allow, since every bit of it is paid for in each row, when numbers are made of bits and when sums are moved.
final class SumModulus {
    private SumModulus() {}

    /// The bits of the modulus, at most 64; what moments are made of has a ring of its own.
    static int of(SecretTable input, List<Measure> measures, Relation result) {
        Schema schema = input.schema();
        int first = result.schema().size() - measures.size();
        int bits = Counts.differenceWidth(input.rows());
        for (int i = 0; i < measures.size(); i++) {
            Type type = result.schema().fields().get(first + i).type();
            bits = Math.max(bits, of(input, schema, measures.get(i), type));
        }
        return Math.min(bits, Long.SIZE);
    }

    private static int of(SecretTable input, Schema schema, Measure measure, Type result) {
        return switch (measure) {
            case Measure.CountRows _, Measure.Quantile _, Measure.OfTwoColumns _ -> 0;
            case Measure.OfColumn(Measure.Kind kind, var column, var _) -> {
                Type type = schema.type(column);
                yield switch (kind) {
                    case SUM, MEAN ->
                        Intermediates.wideSum(type, input.relation().maxRows()) || type.wide()
                                ? Long.SIZE
                                : Math.max(ofCodes(type, input.rows()), ofResult(kind, type, result));
                    case COUNT, ANY, ALL, MIN, MAX, COUNT_DISTINCT, MEDIAN, MODE, VAR, STD -> 0;
                };
            }
        };
    }

    private static int ofCodes(Type type, int rows) {
        return Layout.largestCode(type)
                .multiply(BigInteger.valueOf(Math.max(rows, 1)))
                .bitLength();
    }

    /// Where values may be negative, or are none below a positive bound, the sum needs the bits of its own type.
    private static int ofResult(Measure.Kind kind, Type type, Type result) {
        boolean moved =
                Layout.offset(type).signum() != 0 || Layout.offset(result).signum() != 0;
        return kind == Measure.Kind.SUM && moved ? Layout.width(result) : 0;
    }
}
